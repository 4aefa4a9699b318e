import { auditFilterSchema, auditRowSchema, pageQuery } from '@techbourse/api-schema';
import { idSchema, localizedText } from '@techbourse/domain';
import { z } from 'zod';

const labelSchema = z.object({ zh: z.string(), en: z.string(), ru: z.string() });
const namedOrganisationSchema = z
  .object({ id: idSchema, name: localizedText({ max: 300 }).nullable() })
  .meta({ id: 'AuditOrganisation' });

/** A row of the audit with the names that belong to it. */
export const auditEntrySchema = auditRowSchema
  .omit({ organisationId: true, agencyId: true, personId: true })
  .extend({
    words: labelSchema.describe('the action in plain words'),
    organisation: namedOrganisationSchema.nullable().describe('for whom it was done'),
    agency: namedOrganisationSchema.nullable().describe('the agency that did it for them'),
    person: z
      .object({ id: idSchema, name: z.string().nullable() })
      .nullable()
      .describe('who did it; without a name once deleted'),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const auditPageQuerySchema = auditFilterSchema.extend(pageQuery);
export const auditExportQuerySchema = auditFilterSchema.extend({
  format: z.enum(['ndjson', 'csv']).default('ndjson'),
});
