import { pageQuery } from '@techbourse/api-schema';
import { daySchema, idSchema, plainText, territorySchema, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';
import { fieldOfUseSchema } from './terms.ts';
import { grantKindsSchema } from './title.ts';

const reasonSchema = plainText({ min: 3, max: 2000 });
const kindSchema = grantKindsSchema.exclude(['assignment']).meta({ id: 'SublicenceKind' });

export const recordConsentRequestSchema = z
  .strictObject({
    contractId: idSchema.describe('of the licence under which the sublicence is given'),
    sublicensee: idSchema.describe('the organisation that gets the sublicence'),
    kind: kindSchema.describe('at most so exclusive'),
    fieldOfUse: fieldOfUseSchema.optional().describe('that of the licence when absent'),
    territory: territorySchema.optional().describe('that of the licence when absent'),
    from: daySchema.optional().describe('that of the licence when absent'),
    to: daySchema.nullable().optional().describe('last day; that of the licence when absent, no end when null'),
  })
  .meta({ id: 'RecordConsent' });
export type RecordConsentRequest = z.infer<typeof recordConsentRequestSchema>;

export const withdrawConsentRequestSchema = z.strictObject({ reason: reasonSchema }).meta({ id: 'WithdrawConsent' });

export const sublicenceConsentSchema = z
  .object({
    id: idSchema,
    contractId: idSchema,
    consentedBy: idSchema,
    sublicensee: idSchema,
    kind: kindSchema,
    fieldOfUse: fieldOfUseSchema,
    territory: territorySchema,
    from: daySchema,
    to: daySchema.nullable(),
    state: z
      .enum(['open', 'used', 'withdrawn'])
      .describe('open: for one sublicence, as long as who gave it is the licensor; used: that one was signed'),
    recordedAt: timestampSchema,
    ledgerSeq: z.int(),
    withdrawn: z.object({ reason: z.string(), ledgerSeq: z.int() }).nullable(),
  })
  .meta({ id: 'SublicenceConsent', description: 'The word of a licensor that its licensee may give one sublicence' });
export type SublicenceConsent = z.infer<typeof sublicenceConsentSchema>;

export const listConsentsQuery = {
  ...pageQuery,
  contract: idSchema.optional().describe('of the licence'),
};
