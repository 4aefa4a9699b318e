import { pageQuery } from '@techbourse/api-schema';
import { daySchema, idSchema, plainText, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';
import { patentNumberSchema } from './terms.ts';

const reasonSchema = plainText({ min: 3, max: 2000 });

export const grantKindsSchema = z.enum(['assignment', 'exclusive', 'sole', 'simple']).meta({ id: 'GrantKind' });

export const recordStandingRequestSchema = z
  .strictObject({
    number: patentNumberSchema,
    organisationId: idSchema,
    reason: reasonSchema.describe('what the operator has seen'),
  })
  .meta({ id: 'RecordStanding' });
export type RecordStandingRequest = z.infer<typeof recordStandingRequestSchema>;

export const withdrawStandingRequestSchema = z.strictObject({ reason: reasonSchema }).meta({ id: 'WithdrawStanding' });

export const titleStandingSchema = z
  .object({
    id: idSchema,
    number: z.string(),
    organisationId: idSchema,
    reason: z.string(),
    recordedAt: timestampSchema,
    ledgerSeq: z.int(),
    withdrawn: z.object({ reason: z.string(), ledgerSeq: z.int() }).nullable(),
  })
  .meta({ id: 'TitleStanding', description: 'The word of the operator that an organisation owns a patent number' });
export type TitleStanding = z.infer<typeof titleStandingSchema>;

export const openDisputeRequestSchema = z
  .strictObject({
    number: patentNumberSchema.describe('the patent number that your organisation claims'),
    statement: plainText({ min: 20, max: 10_000 }).describe('why it is yours, for the operator to read'),
  })
  .meta({ id: 'OpenTitleDispute' });
export type OpenDisputeRequest = z.infer<typeof openDisputeRequestSchema>;

export const upholdDisputeRequestSchema = z
  .strictObject({
    reason: reasonSchema,
    grants: z.array(idSchema).min(1).max(100).describe('grants that are released'),
  })
  .meta({ id: 'UpholdTitleDispute' });
export const rejectDisputeRequestSchema = z.strictObject({ reason: reasonSchema }).meta({ id: 'RejectTitleDispute' });

const disputeStatesSchema = z.enum(['open', 'upheld', 'rejected']).meta({ id: 'TitleDisputeState' });

const disputedGrantSchema = z
  .object({
    id: idSchema,
    contractId: idSchema,
    kind: grantKindsSchema,
    names: z.array(z.string()),
    grantor: idSchema,
    grantee: idSchema,
    from: daySchema,
    to: daySchema.nullable(),
    endedOn: daySchema.nullable(),
    released: z.boolean(),
  })
  .meta({ id: 'DisputedGrant' });

/** A dispute, as the organisation that opened it and the operator see it; those of the exchange only the operator. */
export const titleDisputeSchema = z
  .object({
    id: idSchema,
    state: disputeStatesSchema,
    number: z.string().nullable().describe('null: the asset goes by a listing only'),
    organisationId: idSchema.nullable().describe('null: the exchange opened it, about rights that met on one asset'),
    statement: z.string(),
    met: z
      .object({ grant: idSchema, against: z.array(idSchema) })
      .nullable()
      .describe('of the exchange: the right that cannot stand beside those signed before it'),
    openedAt: timestampSchema,
    decidedAt: timestampSchema.nullable(),
    reason: z.string().nullable().describe('of the decision'),
    grants: z.array(disputedGrantSchema).nullable().describe('rights on the number, for the operator; null for others'),
  })
  .meta({ id: 'TitleDispute' });
export type TitleDispute = z.infer<typeof titleDisputeSchema>;

export const listDisputesQuery = { ...pageQuery, state: disputeStatesSchema.optional() };

/** That rights of a contract met others on one asset, for its parties; whose the others are they are not told. */
export const metDisputeSchema = z
  .object({
    id: idSchema,
    state: disputeStatesSchema,
    grants: z.array(idSchema).describe('rights of this contract that are in conflict'),
    later: z.boolean().describe('whether they were signed after what they are in conflict with'),
    openedAt: timestampSchema,
    decidedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'MetTitleDispute' });

/** What the operator decided about rights that a contract gives, for its parties. */
export const titleRulingSchema = z
  .object({
    outcome: z
      .enum(['released', 'rejected'])
      .describe('released: these rights never had an effect; rejected: they stand'),
    reason: z.string(),
    grants: z.array(idSchema),
    ledgerSeq: z.int(),
  })
  .meta({ id: 'TitleRuling' });
