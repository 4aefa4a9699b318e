import { idSchema, pairIdSchema, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';

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
