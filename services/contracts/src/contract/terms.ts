import type { Issue } from '@techbourse/api-schema';
import { kindsOfContractType, type OrganisationRef, pickText } from '@techbourse/domain';
import type { ListingSnapshot } from '@techbourse/listings/api';
import { pointerOf } from '@techbourse/platform';
import type { ContractTerms, DraftContractRequest } from '../api/index.ts';
import { assetsOf } from '../asset/names.ts';
import { moneyIssues, scheduleOf } from './money.ts';

/** What a draft is completed from and checked against: the deal it stands in. */
export type DraftContext = {
  seller: OrganisationRef;
  buyer: OrganisationRef;
  listing: { id: string; version: number; snapshot: ListingSnapshot };
  /** Other listings of the seller that the draft may quote, as they are now. */
  others: readonly ListingSnapshot[];
};

/** The whole text of a contract, with what the draft left out taken from the deal. */
export function completeTerms(draft: DraftContractRequest, context: DraftContext): ContractTerms {
  const listings = draft.listings ?? [{ listingId: context.listing.id, version: context.listing.version }];
  const patents = draft.patents ?? patentNumbersOf(context.listing.snapshot);
  const quoted = listings.flatMap((quote) => {
    if (quote.listingId === context.listing.id) return [context.listing.snapshot];
    return context.others.filter((other) => other.id === quote.listingId);
  });
  return {
    ...draft,
    parties: draft.parties ?? defaultParties(draft, context),
    agencies: draft.agencies ?? [],
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

/** The names of an organisation are those of the register, in any of their languages, whatever the width and spaces. */
function isNameOf(party: OrganisationRef, name: string): boolean {
  return Object.values(party.name).some((text) => text !== undefined && plainName(text.text) === plainName(name));
}

function plainName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

function nameOf(party: OrganisationRef): string {
  return pickText(party.name)?.text ?? party.id;
}

function patentNumbersOf(listing: ListingSnapshot): string[] {
  const { patent } = listing;
  return [patent?.applicationNumber, patent?.publicationNumber].filter((number) => number !== undefined);
}

/** What is wrong with the text as a whole, every fault at once; single fields were checked when they were read. */
export function termIssues(terms: ContractTerms, context: DraftContext): Issue[] {
  return [
    ...classIssues(terms),
    ...partyIssues(terms, context),
    ...agencyIssues(terms),
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
  for (const [index, party] of terms.parties.entries()) {
    const known = [context.seller, context.buyer].find((owner) => owner.id === party.organisationId);
    if (!known || isNameOf(known, party.name)) continue;
    const message = `The name of this party is that of the register: ${nameOf(known)}`;
    issues.push(issue(['parties', index, 'name'], 'contract.party_name', message));
  }
  if (new Set(terms.parties.map((party) => party.organisationId)).size < terms.parties.length) {
    issues.push(issue(['parties'], 'contract.party', 'The two parties must differ'));
  }
  return issues;
}

function agencyIssues(terms: ContractTerms): Issue[] {
  const parties = new Set(terms.parties.map((party) => party.organisationId));
  const seen = new Set<string>();
  return terms.agencies.flatMap((agency, index) => {
    const again = seen.has(agency.organisationId);
    seen.add(agency.organisationId);
    if (parties.has(agency.organisationId)) {
      const message = 'A party cannot be the agency of its own contract';
      return [issue(['agencies', index, 'organisationId'], 'contract.agency_party', message)];
    }
    if (again) {
      const message = 'Name an agency once; one that serves both sides has the side "both"';
      return [issue(['agencies', index, 'organisationId'], 'contract.agency_twice', message)];
    }
    if ((agency.side === 'both') !== (agency.bothSidesDeclared === true)) {
      const message = 'An agency on both sides must declare it, and only such an agency does';
      return [issue(['agencies', index, 'bothSidesDeclared'], 'contract.agency_both_sides', message)];
    }
    return [];
  });
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

// Days outside these are slips of the keyboard.
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
