import type { ListingSnapshot } from '@techbourse/listings/contract';
import type { AppError, Member } from '@techbourse/platform';
import type { Context } from '../context.ts';
import type { DraftContractRequest } from '../contract/index.ts';
import { confirmChange, proposeChange } from '../technology-contract/change.ts';
import { confirmContract } from '../technology-contract/confirm.ts';
import { signedContract, startContract } from './exchange.ts';
import { licenceDraft } from './records.ts';

type LicenceTerms = NonNullable<DraftContractRequest['licence']>;

/** The draft of an exclusive worldwide licence that may be sublicensed, but for what is told. */
export function licence(over: Partial<LicenceTerms> = {}, draft: Partial<DraftContractRequest> = {}) {
  const terms: LicenceTerms = {
    ...{ exclusivity: 'exclusive', fieldOfUse: { kind: 'all' }, territory: { kind: 'worldwide' } },
    ...{ sublicensing: 'allowed', ...over },
  };
  return { ...draft, licence: terms };
}

export const simple = (over: Partial<LicenceTerms> = {}, draft: Partial<DraftContractRequest> = {}) =>
  licence({ exclusivity: 'non_exclusive', ...over }, draft);

export function assignment(draft: Partial<DraftContractRequest> = {}): Partial<DraftContractRequest> {
  const { licence: _licence, ...rest } = licenceDraft();
  return { ...rest, type: 'transfer', kind: 'patent_assignment', licence: undefined, ...draft };
}

export type Give = {
  seller: Member;
  buyer: Member;
  listing: ListingSnapshot;
  draft: Partial<DraftContractRequest>;
};

/** Signs a contract of the seller with the buyer: its id, or the reason why it cannot stand. */
export async function give(ctx: Context, { seller, buyer, listing, draft }: Give): Promise<string> {
  try {
    return (await signedContract(ctx, { seller, buyer, listing, draft })).id;
  } catch (error) {
    return (error as AppError).reason;
  }
}

/** A contract that only one more confirmation keeps from being signed. */
export async function almostSigned(ctx: Context, of: Give) {
  const contract = await startContract(ctx, of);
  await confirmContract(ctx, of.seller, contract.id, contract.text, {});
  return { ...contract, sign: () => confirmContract(ctx, of.buyer, contract.id, contract.text, {}) };
}

export async function terminate(ctx: Context, of: Give, id: string, effectiveOn: string): Promise<void> {
  const input = { kind: 'termination' as const, text: 'As agreed.', effectiveOn };
  const change = await proposeChange(ctx, of.seller, id, input, {});
  await confirmChange(ctx, of.buyer, id, change.id, { hash: change.hash }, {});
}
