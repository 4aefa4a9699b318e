import { issueSchema } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import { z } from 'zod';
import { foundOrganisationSchema, newOrganisationSchema } from './organisation.ts';

/** Organisations of one request. */
export const ORGANISATIONS_MAX = 200;

/** One organisation of a list that the operator brings. */
export const organisationRowSchema = newOrganisationSchema
  .safeExtend({
    differsFrom: z
      .array(idSchema)
      .max(20)
      .default([])
      .describe('organisations of a like name that are not this one: all that an earlier answer named'),
  })
  .meta({ id: 'OrganisationRow' });
export type NewOrganisationRow = z.infer<typeof organisationRowSchema>;

export const importOrganisationsSchema = z
  .strictObject({
    rows: z
      .array(z.record(z.string(), z.unknown()))
      .min(1)
      .max(ORGANISATIONS_MAX)
      .describe('each as OrganisationRow; a row that is wrong is refused alone'),
    dryRun: z.boolean().default(false).describe('says what would happen, and writes nothing'),
  })
  .meta({ id: 'ImportOrganisations' });
export type ImportOrganisations = z.infer<typeof importOrganisationsSchema>;

export const organisationResultSchema = z
  .object({
    index: z.int().min(0).describe('place of the row in the request, from 0'),
    status: z
      .enum(['created', 'exists', 'alike', 'rejected'])
      .describe('exists: known by an identifier, or of the same name in the same country; alike: asked back, not made'),
    id: idSchema.nullable().describe('of the organisation that was made or is there; null in a dry run'),
    alike: z.array(foundOrganisationSchema).describe('which it may be; the most alike first'),
    issues: z.array(issueSchema),
  })
  .meta({ id: 'OrganisationImportResult' });
export type OrganisationResult = z.infer<typeof organisationResultSchema>;

export const organisationImportSchema = z
  .object({
    counts: z.object({ created: z.int(), exists: z.int(), alike: z.int(), rejected: z.int() }),
    results: z.array(organisationResultSchema),
  })
  .meta({ id: 'OrganisationImport' });
export type OrganisationImport = z.infer<typeof organisationImportSchema>;
