import { pageOf, pageQuery, roleSchema } from '@techbourse/api-schema';
import { idSchema, languages, localizedText, plainText, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';
import { emailSchema } from './account.ts';

const stateSchema = z.enum(['active', 'suspended', 'deleted']);

export const personRowSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    email: z.string(),
    language: languages.schema,
    state: stateSchema,
    createdAt: timestampSchema,
  })
  .meta({ id: 'PersonRow', description: 'A person as the operator sees it in a list' });
export const personPageSchema = pageOf(personRowSchema);
export const peopleQuerySchema = z.strictObject({
  ...pageQuery,
  q: z.string().trim().min(1).max(254).optional().describe('part of a name or an address, or an id'),
  state: stateSchema.optional(),
});
export type PeopleQuery = z.infer<typeof peopleQuerySchema>;

/** How somebody signs in is counted, never shown. */
export const personRecordSchema = personRowSchema
  .extend({
    suspendedAt: timestampSchema.nullable(),
    suspendedFor: z.string().nullable(),
    password: z.boolean().describe('signs in by one'),
    secondFactor: z.boolean(),
    passkeys: z.int(),
    sessions: z.int(),
    lastUsedAt: timestampSchema.nullable().describe('of its sessions'),
    deletionDueAt: timestampSchema.nullable(),
    memberships: z.array(
      z.object({
        organisationId: idSchema,
        name: localizedText({ max: 200 }),
        role: roleSchema,
        since: timestampSchema,
      }),
    ),
  })
  .meta({ id: 'PersonRecord', description: 'A person as the operator sees it: no secret, nothing that opens doors' });
export type PersonRecord = z.infer<typeof personRecordSchema>;

export const personReasonSchema = z
  .strictObject({ reason: plainText({ min: 3, max: 1000 }).describe('told to the person, and kept in the audit') })
  .meta({ id: 'PersonReason' });
export type PersonReason = z.infer<typeof personReasonSchema>;

export const resendSchema = z.strictObject({ email: emailSchema }).meta({ id: 'ConfirmationAgain' });
