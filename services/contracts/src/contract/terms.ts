import type { Issue } from '@techbourse/api-schema';
import { kindsOfContractType, type OrganisationRef } from '@techbourse/domain';
import type { ListingSnapshot } from '@techbourse/listings/api';
import { pointerOf } from '@techbourse/platform';
import type { ContractAgency, ContractTerms, DraftContractRequest } from '../api/index.ts';
import { assetsOf } from '../asset/names.ts';
import { type CoveringMandate, promisedBy } from '../mandate/mandate.ts';
import { isNameOf, type KnownOrganisations, nameOf, unknownOrganisation } from '../organisation/names.ts';
import { moneyIssues, scheduleOf } from './money.ts';

/** The deal that a draft is completed from and checked against. */
export type DraftContext = {
  seller: OrganisationRef;
  buyer: OrganisationRef;
  listing: { id: string; version: number; snapshot: ListingSnapshot };
  /** Other listings of the seller that the draft may quote, as they are now. */
  others: readonly ListingSnapshot[];
  /** Those of the agencies named that the register knows. */
  agencies: KnownOrganisations;
  /** Agencies that the text named before: they were looked at then. */
  namedBefore: readonly ContractAgency[];
  /** Mandates of the two sides that cover the deal now. */
  mandates: readonly CoveringMandate[];
};

/** The complete terms: missing fields of the draft come from the deal. */
export function completeTerms(draft: DraftContractRequest, context: DraftContext): ContractTerms {
  const listings = draft.listings ?? [{ listingId: context.listing.id, version: context.listing.version }];
  const patents = draft.patents ?? patentNumbersOf(context.listing.snapshot);
  const quoted = listings.flatMap((quote) => {
    if (quote.listingId === context.listing.id) return [context.listing.snapshot];
    return context.others.filter((other) => other.id === quote.listingId);
  });
  return {
    ...draft,
    parties: draft.parties?.map((party) => named(party, context)) ?? defaultParties(draft, context),
    agencies: (draft.agencies ?? []).map((agency) => namedAgency(agency, draft, context)),
    listings,
    patents,
    otherItems: draft.otherItems ?? [],
    assets: assetsOf(quoted, patents),
  };
}

function defaultParties(draft: DraftContractRequest, context: DraftContext): ContractTerms['parties'] {
  const partners = draft.kind === 'cooperative_development';
  return [
    { organisationId: context.seller.id, role: partners ? 'partner' : 'seller', name: nameOf(context.seller) },
    { organisationId: context.buyer.id, role: partners ? 'partner' : 'buyer', name: nameOf(context.buyer) },
  ];
}

type DraftParty = NonNullable<DraftContractRequest['parties']>[number];
type DraftAgency = NonNullable<DraftContractRequest['agencies']>[number];

/** A party under the name that the draft gives it, else under that of the register. */
function named(party: DraftParty, context: DraftContext): ContractTerms['parties'][number] {
  const known = partyOf(party.organisationId, context);
  return { ...party, name: party.name ?? (known ? nameOf(known) : party.organisationId) };
}

/**
 * An agency stands under the name of the register, whatever the draft calls it, with what its mandates promise it now. What
 * a mandate promised in the text before stays when that mandate has ended since.
 */
function namedAgency(
  agency: DraftAgency,
  amounts: Pick<DraftContractRequest, 'value' | 'technologyValue'>,
  { agencies, mandates, namedBefore }: DraftContext,
): ContractAgency {
  const known = agencies.get(agency.organisationId);
  // What the parties tick or write for an agency says nothing: it declares itself, and its mandates are on record.
  const { bothSidesDeclared: _ticked, mandates: _written, ...named } = agency;
  const before = namedBefore.find(({ organisationId }) => organisationId === agency.organisationId);
  const kept = (before?.mandates ?? [])
    .filter(({ side }) => agency.side === 'both' || agency.side === side)
    .map((one) => ({ ...one, id: one.mandateId, agencyId: agency.organisationId }));
  const inForce = mandates.filter(({ agencyId }) => agencyId === agency.organisationId);
  const sides = inForce.map(({ side }) => side);
  const promised = promisedBy([...inForce, ...kept.filter(({ side }) => !sides.includes(side))], agency, amounts);
  return {
    ...named,
    name: known ? nameOf(known.organisation) : (agency.name ?? agency.organisationId),
    ...(promised.length === 0 ? {} : { mandates: promised }),
  };
}

function partyOf(organisationId: string, { seller, buyer }: DraftContext): OrganisationRef | undefined {
  return [seller, buyer].find((owner) => owner.id === organisationId);
}

/** A party that the text calls by a name which the register has no more, and its name there. */
export type RenamedParty = { index: number; organisationId: string; inText: string; inRegister: string };

/** Parties of a text whose names are no longer those of the register. */
export function renamedParties(
  parties: readonly { organisationId: string; name: string }[],
  context: Pick<DraftContext, 'seller' | 'buyer'>,
): RenamedParty[] {
  return parties.flatMap(({ organisationId, name }, index) => {
    const known = [context.seller, context.buyer].find((owner) => owner.id === organisationId);
    if (!known || isNameOf(known, name)) return [];
    return [{ index, organisationId, inText: name, inRegister: nameOf(known) }];
  });
}

/** The text with the present names of its parties. */
export function withPresentNames(terms: ContractTerms, context: DraftContext): ContractTerms {
  const renamed = new Map(renamedParties(terms.parties, context).map((one) => [one.index, one.inRegister]));
  if (renamed.size === 0) return terms;
  return {
    ...terms,
    parties: terms.parties.map((party, index) => ({ ...party, name: renamed.get(index) ?? party.name })),
  };
}

/** The patent numbers that a listing gives by itself. */
export function patentNumbersOf(listing: ListingSnapshot): string[] {
  const { patent } = listing;
  return [patent?.applicationNumber, patent?.publicationNumber].filter((number) => number !== undefined);
}

/** Every fault of the terms as a whole; single fields were validated before. */
export function termIssues(terms: ContractTerms, context: DraftContext): Issue[] {
  return [
    ...classIssues(terms),
    ...partyIssues(terms, context),
    ...agencyIssues(terms, context),
    ...listingIssues(terms, context),
    ...timeIssues(terms),
    ...moneyIssues(terms),
  ];
}

function classIssues(terms: ContractTerms): Issue[] {
  const issues: Issue[] = [];
  if (!kindsOfContractType[terms.type].includes(terms.kind)) {
    issues.push(issue(['kind'], 'contract.kind', `${terms.kind} is not a kind of ${terms.type}`));
  }
  if ((terms.type === 'licence') !== (terms.licence !== undefined)) {
    const message = terms.licence ? 'Only a licence has licence terms' : 'A licence needs its licence terms';
    issues.push(issue(['licence'], 'contract.licence', message));
  }
  if (terms.assignment && terms.type !== 'transfer') {
    issues.push(issue(['assignment'], 'contract.assignment', 'Only a transfer has terms of assignment'));
  }
  return issues;
}

function partyIssues(terms: ContractTerms, context: DraftContext): Issue[] {
  const partners = terms.kind === 'cooperative_development';
  const expected = new Map([
    [context.seller.id, partners ? 'partner' : 'seller'],
    [context.buyer.id, partners ? 'partner' : 'buyer'],
  ]);
  const issues = terms.parties.flatMap((party, index) => {
    const role = expected.get(party.organisationId);
    if (!role) {
      const message = 'The parties are the two organisations of the deal';
      return [issue(['parties', index, 'organisationId'], 'contract.party', message)];
    }
    if (party.role === role) return [];
    return [issue(['parties', index, 'role'], 'contract.party_role', `This organisation is the ${role} here`)];
  });
  for (const { index, inRegister } of renamedParties(terms.parties, context)) {
    const message = `The name of this party is that of the register: ${inRegister}`;
    issues.push(issue(['parties', index, 'name'], 'contract.party_name', message));
  }
  if (new Set(terms.parties.map((party) => party.organisationId)).size < terms.parties.length) {
    issues.push(issue(['parties'], 'contract.party', 'The two parties must differ'));
  }
  return issues;
}

function agencyIssues(terms: ContractTerms, context: DraftContext): Issue[] {
  const parties = new Set(terms.parties.map((party) => party.organisationId));
  const ids = terms.agencies.map((agency) => agency.organisationId);
  return terms.agencies.flatMap((agency, index) => {
    const path = ['agencies', index, 'organisationId'];
    const issues = standingIssues(agency.organisationId, path, context);
    if (parties.has(agency.organisationId)) {
      const message = 'A party cannot be the agency of its own contract';
      issues.push(issue(path, 'contract.agency_party', message));
    } else if (ids.indexOf(agency.organisationId) < index) {
      const message = 'Name an agency once; one that serves both sides has the side "both"';
      issues.push(issue(path, 'contract.agency_twice', message));
    }
    return issues;
  });
}

/** Whether an agency that a text names anew is one. Of an organisation that nobody has verified others do not learn. */
function standingIssues(id: string, path: readonly PropertyKey[], { agencies, namedBefore }: DraftContext): Issue[] {
  if (namedBefore.some(({ organisationId }) => organisationId === id)) return [];
  const known = agencies.get(id);
  if (!known?.verified) return [unknownOrganisation(pointerOf(path))];
  if (known.organisation.kind === 'agency') return [];
  return [issue(path, 'contract.not_an_agency', `${nameOf(known.organisation)} is not registered as an agency`)];
}

function listingIssues(terms: ContractTerms, context: DraftContext): Issue[] {
  const known = new Map(context.others.map((other) => [other.id, other.version]));
  known.set(context.listing.id, context.listing.version);
  const issues = terms.listings.flatMap((quote, index) => {
    const version = known.get(quote.listingId);
    if (version === undefined) {
      const message = 'Not a published listing of the seller';
      return [issue(['listings', index, 'listingId'], 'contract.listing', message)];
    }
    if (quote.version === version) return [];
    const message = `The version to quote is ${version}`;
    return [issue(['listings', index, 'version'], 'contract.listing_version', message)];
  });
  const ids = terms.listings.map((quote) => quote.listingId);
  if (new Set(ids).size < ids.length)
    issues.push(issue(['listings'], 'contract.listing_twice', 'Quote a listing once'));
  if (!ids.includes(context.listing.id)) {
    issues.push(issue(['listings'], 'contract.listing_missing', 'The listing of the deal must be among them'));
  }
  return issues;
}

// Days outside these are typing errors.
const FIRST_DAY = '1990-01-01';
const LAST_DAY = '2199-12-31';

function timeIssues(terms: ContractTerms): Issue[] {
  const { term, licence } = terms;
  const licenceFrom = licence?.from ?? term.from;
  const licenceTo = licence?.to === undefined ? term.to : licence.to;
  const days: [PropertyKey[], string | null | undefined][] = [
    [['term', 'from'], term.from],
    [['term', 'to'], term.to],
    [['licence', 'from'], licence?.from],
    [['licence', 'to'], licence?.to],
    ...scheduleOf(terms.payment).map((line, index): [PropertyKey[], string] => [
      ['payment', 'schedule', index, 'dueOn'],
      line.dueOn,
    ]),
  ];
  const issues = days
    .filter(([, day]) => day != null && (day < FIRST_DAY || day > LAST_DAY))
    .map(([path]) => issue(path, 'contract.day', `A day between ${FIRST_DAY} and ${LAST_DAY} is expected`));
  if (term.to !== null && term.to < term.from) {
    issues.push(issue(['term', 'to'], 'contract.term', 'The contract ends before it starts'));
  }
  if (licence && licenceTo !== null && licenceTo < licenceFrom) {
    issues.push(issue(['licence', 'to'], 'contract.licence_term', 'The licence ends before it starts'));
  }
  return issues;
}

function issue(path: readonly PropertyKey[], rule: string, message: string): Issue {
  return { pointer: pointerOf(path), rule, message };
}
