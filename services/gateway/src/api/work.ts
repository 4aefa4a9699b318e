import { pageOf, pageQuery, workKindSchema, workQueueSchema } from '@techbourse/api-schema';
import { contactMailSchema, idSchema, plainText, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';
import { failuresSchema } from './operations.ts';

const rowSchema = workQueueSchema.shape.rows.element
  .extend({
    link: z.string().describe('where it can be read'),
    next: z.string().describe('the request that settles it'),
  })
  .meta({ id: 'WorkRow' });

export const workSchema = z
  .object({
    items: z.array(
      z
        .object({
          kind: workKindSchema,
          count: z.int(),
          oldestAt: z.string().nullable(),
          oldestHours: z.number().nullable().describe('how long the oldest has waited'),
          rows: z.array(rowSchema).describe('the oldest first'),
        })
        .meta({ id: 'OperatorWork' }),
    ),
    failures: failuresSchema,
  })
  .meta({ id: 'OperatorsWork' });
export type OperatorWork = z.infer<typeof workSchema>;

export const newAbuseReportSchema = z
  .strictObject({
    subjectKind: z
      .enum(['listing', 'demand', 'organisation', 'account'])
      .describe('account: somebody else has taken it, or the operator has suspended it'),
    subjectId: idSchema,
    reason: z.enum(['false_claim', 'not_theirs', 'unlawful', 'names_somebody', 'spam', 'other']),
    message: plainText({ min: 10, max: 2000 }),
    email: contactMailSchema.optional().describe('where an answer may go'),
  })
  .meta({ id: 'NewAbuseReport' });
export type NewAbuseReport = z.infer<typeof newAbuseReportSchema>;

export const abuseReportedSchema = z.object({ id: idSchema }).meta({ id: 'AbuseReported' });

export const abuseDecisionSchema = z
  .strictObject({
    decision: z.enum(['upheld', 'rejected']),
    note: plainText({ min: 3, max: 2000 }).describe('what was done, or why nothing'),
  })
  .meta({ id: 'AbuseDecision' });
export type AbuseDecision = z.infer<typeof abuseDecisionSchema>;

export const abuseReportSchema = z
  .object({
    id: idSchema,
    subjectKind: z.string(),
    subjectId: idSchema,
    reason: z.string(),
    message: z.string(),
    email: z.string().nullable(),
    organisationId: idSchema.nullable(),
    personId: idSchema.nullable(),
    state: z.enum(['open', 'upheld', 'rejected']),
    decision: z.string().nullable(),
    createdAt: timestampSchema,
    decidedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'AbuseReport' });
export type AbuseReport = z.infer<typeof abuseReportSchema>;

export const abuseReportPageSchema = pageOf(abuseReportSchema);
export const abuseReportsQuerySchema = z.strictObject({
  ...pageQuery,
  state: z.enum(['open', 'upheld', 'rejected']).optional(),
  about: idSchema.optional().describe('the listing, demand, organisation or account that was reported'),
});
export type AbuseReportsQuery = z.infer<typeof abuseReportsQuerySchema>;
