import { daySchema, idSchema, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';

/**
 * Event `contract.standing` of contracts; key: the contract, version: its place in the ledger. It stands here, because
 * listings and demands act on it and know nothing of contracts.
 */
export const CONTRACT_STANDING = 'contract.standing' as const;

/**
 * What a signed contract does to a listing. `reserve`: nobody else is to be offered it while the contract runs.
 * `transfer`: it is the buyer's. `none`: it stays on offer.
 */
export const contractEffectSchema = z.enum(['none', 'reserve', 'transfer']).meta({ id: 'ContractEffect' });
export type ContractEffect = z.infer<typeof contractEffectSchema>;

const signerSchema = z.object({
  organisationId: idSchema,
  personId: idSchema.nullable(),
  agencyId: idSchema.nullable(),
  mandateId: idSchema.nullable(),
});
export type Signer = z.infer<typeof signerSchema>;

export const contractStandingSchema = z.object({
  contractId: idSchema,
  dealId: idSchema,
  demandId: idSchema.nullable().describe('that it solves; null when the deal began without one'),
  listings: z.array(z.object({ listingId: idSchema, effect: contractEffectSchema })).min(1),
  signedAt: timestampSchema,
  until: daySchema.nullable().describe('last day by its term; null: no end'),
  endedOn: daySchema.nullable().describe('last day of one that ended early; null: it did not'),
  seller: signerSchema.describe('who confirmed for the seller'),
  buyer: signerSchema,
});
export type ContractStanding = z.infer<typeof contractStandingSchema>;

const linkFields = {
  contractId: idSchema,
  dealId: idSchema,
  signedAt: timestampSchema,
  endedOn: daySchema.nullable().describe('last day of one that was ended early'),
} as const;

/** A signed contract, on the demand that it solves; for its owner. */
export const solvedBySchema = z
  .object({ ...linkFields, listingId: idSchema.nullable().describe('the technology that solves it') })
  .meta({ id: 'SolvedBy', description: 'A signed contract that solves the demand' });
export type SolvedBy = z.infer<typeof solvedBySchema>;

/** A signed contract, on a listing that it is about; for its owner. */
export const contractedSchema = z
  .object({
    ...linkFields,
    demandId: idSchema.nullable(),
    effect: contractEffectSchema,
    until: daySchema.nullable().describe('last day by its term; null: no end'),
  })
  .meta({ id: 'Contracted', description: 'A signed contract about the listing, and what it does to it' });
export type Contracted = z.infer<typeof contractedSchema>;
