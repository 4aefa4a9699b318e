import {
  daySchema,
  dealStages,
  idSchema,
  moneySchema,
  pairIdSchema,
  pairSides,
  timestampSchema,
} from '@techbourse/domain';
import { z } from 'zod';
import { dealEventSchema, dealSidesSchema } from './deal.ts';

export { CONTRACT_STANDING, type ContractStanding, contractStandingSchema } from '@techbourse/api-schema';
export { DISCLOSURE_CHANGED, type DisclosureChanged, disclosureChangedSchema } from '@techbourse/listings/api';

const deal = {
  dealId: idSchema,
  /** Null for an enquiry without a demand. The pair itself may not exist: a deal can be opened without one. */
  pairId: pairIdSchema.nullable(),
  listingId: idSchema,
  demandId: idSchema.nullable(),
};

/** Whether the seller knows who the buyer is: not yet, when it asked the company of an anonymous demand. */
const buyerNamedSchema = z.boolean().default(true);

/** Event `deal.opened`; key: the deal. */
export const DEAL_OPENED = 'deal.opened' as const;
export const dealOpenedSchema = z.object({
  ...deal,
  openedBy: idSchema,
  openedAt: timestampSchema,
  buyerNamed: buyerNamedSchema,
});
export type DealOpened = z.infer<typeof dealOpenedSchema>;

/** Event `deal.answered`; key: the deal. The unnamed company of an anonymous demand took the next step. */
export const DEAL_ANSWERED = 'deal.answered' as const;
export const dealAnsweredSchema = z.object({ ...deal, answeredAt: timestampSchema });
export type DealAnswered = z.infer<typeof dealAnsweredSchema>;

/** Event `deal.lost`; key: the deal. */
export const DEAL_LOST = 'deal.lost' as const;
export const dealLostSchema = z.object({
  ...deal,
  reason: z.string(),
  lostBy: idSchema,
  lostAt: timestampSchema,
  buyerNamed: buyerNamedSchema,
});
export type DealLost = z.infer<typeof dealLostSchema>;

/** Event `contract.signed`; key: the contract. */
export const CONTRACT_SIGNED = 'contract.signed' as const;
export const contractSignedSchema = z.object({
  ...deal,
  contractId: idSchema,
  signedAt: timestampSchema,
  ledgerSeq: z.int(),
});
export type ContractSigned = z.infer<typeof contractSignedSchema>;

/**
 * Event `deal.changed`; key: the deal, version: the deal's. Every step of a deal and of the draft of its contract. The buyer
 * is always in it: who tells others of it leaves the buyer out for the seller while it is not named.
 */
export const DEAL_CHANGED = 'deal.changed' as const;
export const dealChangedSchema = z.object({
  ...deal,
  sellerId: idSchema,
  buyerId: idSchema,
  buyerNamed: z.boolean(),
  stage: dealStages.schema,
  act: dealEventSchema.shape.kind,
  by: dealSidesSchema.nullable().describe('the side that did it'),
  to: dealStages.schema.nullable().describe('the stage that is proposed, or was reached'),
  at: timestampSchema,
  waitsFor: dealSidesSchema.nullable(),
  answerBy: timestampSchema.nullable().describe('until when that side should answer'),
  contractId: idSchema.nullable().describe('the draft or signed contract'),
  contact: z.boolean().default(false).describe('by a contact on the pair'),
});
export type DealChanged = z.infer<typeof dealChangedSchema>;

/** Event `contract.changed`; key: the contract, version: the place in the ledger if it has one. What happened to a signed contract. */
export const CONTRACT_CHANGED = 'contract.changed' as const;
export const contractChangedSchema = z.object({
  ...deal,
  contractId: idSchema,
  sellerId: idSchema,
  buyerId: idSchema,
  act: z.enum([
    ...(['signed'] as const),
    ...(['payment_recorded', 'payment_confirmed', 'payment_disputed', 'payment_voided'] as const),
    ...(['change_proposed', 'change_made', 'change_declined', 'change_withdrawn'] as const),
  ]),
  by: idSchema.nullable().describe('the party that did it; null: the operator'),
  at: timestampSchema,
  ledgerSeq: z.int().nullable(),
  paymentId: idSchema.nullable(),
  amount: moneySchema.nullable().describe('of the payment'),
  changeId: idSchema.nullable(),
  due: z
    .array(z.object({ line: z.int(), dueOn: daySchema, open: moneySchema }))
    .nullable()
    .describe('lines of the schedule that are still to be paid; null: as before'),
});
export type ContractChanged = z.infer<typeof contractChangedSchema>;

/**
 * Event `pair.contacted` of matching; key: the pair. A side wrote to the other. It stands here because matching knows
 * contracts and not the other way round. Both sides are named: who tells others of it leaves out the company of an anonymous
 * demand while that is not named.
 */
export const PAIR_CONTACTED = 'pair.contacted' as const;
export const pairContactedSchema = z.object({
  pairId: pairIdSchema,
  listingId: idSchema,
  demandId: idSchema,
  side: pairSides.schema.describe('the side that wrote'),
  from: idSchema.describe('its organisation'),
  to: idSchema.describe('the organisation of the other side'),
  by: z
    .object({ person: idSchema.optional(), agency: idSchema.optional(), mandateId: idSchema.optional() })
    .default({})
    .describe('who wrote for that side; its own key when empty'),
  message: z.string().nullable(),
  at: timestampSchema,
});
export type PairContacted = z.infer<typeof pairContactedSchema>;
