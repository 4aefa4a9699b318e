import type { ListingSnapshot } from '@techbourse/listings/api';
import { AppError } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { testOperator } from '@techbourse/testkit';
import type { DraftContractRequest } from '../src/api/index.ts';
import { confirmChange } from '../src/change/confirm.ts';
import { proposeChange } from '../src/change/propose.ts';
import { recordConsent } from '../src/consent/record.ts';
import { withdrawConsent } from '../src/consent/withdraw.ts';
import type { Context } from '../src/context.ts';
import { confirmContract } from '../src/contract/confirm.ts';
import { upholdDispute } from '../src/dispute/decide.ts';
import { openDispute } from '../src/dispute/open.ts';
import { getContract } from '../src/dossier/queries.ts';
import { recordStanding } from '../src/standing/record.ts';
import { withdrawStanding } from '../src/standing/withdraw.ts';
import { company, publish, signedContract, startContract, tellOrganisation, university } from './exchange.ts';
import { licenceDraft } from './records.ts';

type LicenceTerms = NonNullable<DraftContractRequest['licence']>;

/** The draft of an exclusive worldwide licence that may be sublicensed, but for what is told. */
export function licence(over: Partial<LicenceTerms> = {}, draft: Partial<DraftContractRequest> = {}) {
  const terms: LicenceTerms = {
    exclusivity: 'exclusive',
    fieldOfUse: { kind: 'all' },
    territory: { kind: 'worldwide' },
    sublicensing: 'allowed',
    ...over,
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
    if (!(error instanceof AppError)) throw error;
    return error.reason;
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
  await confirmChange(ctx, of.buyer, { id, changeId: change.id }, { hash: change.hash }, {});
}

/** A right that the operator released, and two words of the operator, one of them withdrawn. */
export async function disputedTitle(ctx: Context): Promise<void> {
  const operator = testOperator();
  const [seller, owner] = [university(), university()];
  const number = 'CN119000001A';
  const listing = await publish(ctx, seller, { patent: { publicationNumber: number } });
  const contract = await signedContract(ctx, { seller, buyer: company(), listing, draft: licence() });
  const [grant] = (await getContract(ctx, seller, contract.id)).grants;
  const statement = 'The register of the patent office names us as the owner.';
  const { id } = await openDispute(ctx, owner, { number, statement }, {});
  await upholdDispute(ctx, operator, id, { reason: 'so it does', grants: [grant?.id ?? ''] }, {});
  await tellOrganisation(ctx, owner);
  await tellOrganisation(ctx, seller);
  const vouch = (organisation: Member) =>
    recordStanding(ctx, operator, { number, organisationId: organisation.organisation.id, reason: 'seen' }, {});
  await vouch(owner);
  const { id: mistaken } = await vouch(seller);
  await withdrawStanding(ctx, operator, mistaken, { reason: 'a mistake' }, {});
}

/** A sublicence given with the consent of the licensor, and a consent that was withdrawn. */
export async function consentedSublicence(ctx: Context) {
  const [seller, licensee, sublicensee] = [university(), company(), company()];
  const number = 'CN119000004A';
  const listing = await publish(ctx, seller, { patent: { publicationNumber: number } });
  const { id: contractId } = await signedContract(ctx, {
    seller,
    buyer: licensee,
    listing,
    draft: licence({ sublicensing: 'with_consent' }),
  });
  await tellOrganisation(ctx, sublicensee);
  const consent = () =>
    recordConsent(ctx, seller, { contractId, sublicensee: sublicensee.organisation.id, kind: 'simple' }, {});
  const mistaken = await consent();
  await withdrawConsent(ctx, seller, mistaken.id, { reason: 'a mistake' }, {});
  const { id: consentId } = await consent();
  const { id: subId } = await signedContract(ctx, {
    seller: licensee,
    buyer: sublicensee,
    listing: await publish(ctx, licensee),
    draft: simple({}, { patents: [number] }),
  });
  return { consentId, subId };
}

/**
 * One asset, made of two: an application that was licensed, a publication with a listing of its own, and the listing that
 * shows that both are one patent. And an asset of somebody else.
 */
export async function joinedAssets(ctx: Context) {
  const [seller, stranger] = [university(), university()];
  const [application, publication, foreign] = ['CN201910823456.0', 'CN119000002A', 'CN119000003A'];
  const licensed = await publish(ctx, seller, { patent: { applicationNumber: application } });
  const other = await publish(ctx, seller, { patent: { publicationNumber: publication } });
  const { id: contractId } = await signedContract(ctx, {
    seller,
    buyer: company(),
    listing: licensed,
    draft: licence(),
  });
  const shows = await publish(ctx, seller, {
    patent: { applicationNumber: application, publicationNumber: publication },
  });
  const strange = await publish(ctx, stranger, { patent: { publicationNumber: foreign } });
  return { seller, contractId, licensed, other, shows, strange };
}
