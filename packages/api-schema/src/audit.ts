import { idSchema } from '@techbourse/domain';
import { z } from 'zod';

/** Which rows of the audit are wanted; whose they may be is decided by who asks. */
const auditFilter = {
  organisation: idSchema.optional().describe('what was done by it, for it, or to its records'),
  subject: z.string().min(1).max(200).optional().describe('the id of a record, deal, contract, organisation ...'),
  action: z
    .string()
    .regex(/^[a-z_]+(\.[a-z_]+)?$/)
    .max(100)
    .optional()
    .describe('`contract.sign`, or all of a noun: `contract`'),
  person: idSchema.optional().describe('who did it'),
  reads: z.enum(['include', 'leave_out', 'only']).default('include').describe('reads of confidential things'),
  from: z.iso.datetime({ offset: true }).optional().describe('from this moment on'),
  to: z.iso.datetime({ offset: true }).optional().describe('before this moment'),
};
export const auditFilterSchema = z.strictObject(auditFilter);
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** What the gateway asks of each service: a filter, the place after which to go on, and the operator's organisation. */
export const auditQuerySchema = z.strictObject({
  ...auditFilter,
  beforeAt: z.string().max(40).optional(),
  beforeId: idSchema.optional(),
  operator: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(201),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

/** One row of the audit of one service. What its reader may not know is null. */
export const auditRowSchema = z
  .object({
    id: idSchema,
    at: z.string().describe('UTC, to the microsecond'),
    action: z.string(),
    subject: z.string().describe('the id of what it was done to'),
    read: z.boolean().describe('it was read; nothing was changed'),
    actor: z.object({ kind: z.string(), id: z.string().nullable() }),
    organisationId: idSchema.nullable().describe('for whom it was done'),
    agencyId: idSchema.nullable().describe('the agency that did it for them'),
    mandateId: idSchema.nullable(),
    personId: idSchema.nullable(),
    address: z.string().nullable().describe('the network address that it came from'),
    requestId: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditRow' });
export type AuditRow = z.infer<typeof auditRowSchema>;
