import {
  countrySchema,
  idSchema,
  lineText,
  localizedText,
  organisationIdentifiersSchema,
  organisationKinds,
  timestampSchema,
} from '@techbourse/domain';
import { z } from 'zod';

export const newMergeSchema = z
  .strictObject({ into: idSchema.describe('the organisation that stays'), reason: lineText({ max: 500 }) })
  .meta({ id: 'NewOrganisationMerge' });
export type NewMerge = z.infer<typeof newMergeSchema>;

export const mergeSchema = z
  .object({
    id: idSchema,
    fromId: idSchema,
    intoId: idSchema,
    reason: z.string(),
    members: z.int().describe('who belongs to the one that stays through it'),
    keys: z.int().describe('that act for the one that stays from now on'),
    createdAt: timestampSchema,
    undoUntil: timestampSchema,
    undoneAt: timestampSchema.nullable(),
  })
  .meta({ id: 'OrganisationMerge' });
export type Merge = z.infer<typeof mergeSchema>;

export const mergePreviewQuerySchema = z.strictObject({ into: idSchema.describe('the organisation that would stay') });

/** What an operator looks at twice before it merges. */
const mergeWarningSchema = z
  .enum([
    ...(['verified_into_unverified', 'other_kind', 'other_country', 'other_identifier', 'request_waits'] as const),
    ...(['sign_on_ends', 'loses_owner'] as const),
  ])
  .meta({ id: 'MergeWarning' });
export type MergeWarning = z.infer<typeof mergeWarningSchema>;

const mergeSideSchema = z
  .object({
    id: idSchema,
    kind: organisationKinds.schema,
    name: localizedText({ max: 200 }),
    country: countrySchema,
    verified: z.boolean(),
    identifiers: organisationIdentifiersSchema,
    members: z.int(),
    keys: z.int(),
    domains: z.int(),
    units: z.int(),
  })
  .meta({ id: 'MergeSide' });
export type MergeSide = z.infer<typeof mergeSideSchema>;

export const mergePreviewSchema = z
  .object({
    goes: mergeSideSchema,
    stays: mergeSideSchema,
    brings: z
      .object({
        members: z.int().describe('who do not belong to the one that stays yet'),
        keys: z.int(),
        domains: z.int(),
        units: z.int(),
        identifiers: z.array(z.string()).describe('schemes that the one that stays lacks'),
      })
      .describe('what would go to the one that stays'),
    warnings: z.array(mergeWarningSchema).describe('what to look at twice; nothing of it forbids the merge'),
  })
  .meta({ id: 'MergePreview' });
export type MergePreview = z.infer<typeof mergePreviewSchema>;

export const movedOrganisationSchema = z
  .object({ id: idSchema, mergedInto: idSchema })
  .meta({ id: 'MovedOrganisation' });
