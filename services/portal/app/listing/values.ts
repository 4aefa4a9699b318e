import type { RequestOf, Schemas } from '@techbourse/client';
import {
  RESTRICTION_POINTERS,
  type RestrictionValues,
  restrictionsOf,
  restrictionValuesOf,
} from '../record/restrictions.ts';
import { type TerritoryValues, territoryOf, territoryValuesOf } from '../record/territory.ts';
import { localizedOf, type Texts, textsOf, wordsOf } from '../record/texts.ts';

export type Listing = Schemas['Listing'];
export type ListingContent = RequestOf<'/api/listings', 'post'>['body'];
export type Measure = { metric: string; value: string | number; comparatorValue: string | number; unit: string };
export type ListingValues = {
  kind: ListingContent['kind'];
  title: Texts;
  abstract: Texts;
  comparator: Texts;
  statement: Texts;
  measures: Measure[];
  applications: Texts;
  level: string;
  evidence: string;
  ipc: string;
  keywords: string;
  applicationNumber: string;
  publicationNumber: string;
  offers: string[];
  priceKind: 'none' | 'on_request' | 'fixed' | 'range' | 'royalty';
  amount: string | number;
  amountMax: string | number;
  currency: string;
  validUntil: string;
  contactName: string;
  contactEmail: string;
  royaltyRate: string | number;
  royaltyBase: string;
  familyId: string;
  legalEvents: LegalEvent[];
  family: FamilyMember[];
  inventors: Inventor[];
  tiers: Record<string, string>;
  unpublished: boolean;
  releasedTerms: string;
} & TerritoryValues &
  RestrictionValues;
export type LegalEvent = { on: string; country: string; kind: string; note: string };
type PatentMember = NonNullable<NonNullable<ListingContent['patent']>['family']>[number];
/** A member of the family; `rest` is what the form does not show of it. */
export type FamilyMember = {
  publicationNumber: string;
  applicationNumber: string;
  filedOn: string;
  grantedOn: string;
  rest: Partial<PatentMember>;
};
export type Inventor = { name: string; affiliation: string; email: string };

/** Groups of fields that have a tier of their own. */
export const TIER_GROUPS = [
  'abstract',
  'advantage',
  'applications',
  'readiness',
  'inventors',
  'inventorEmails',
  'patent',
  'price',
  'contact',
] as const;

/** Where each field stands in what is sent (JSON pointer). */
export const LISTING_POINTERS: Readonly<Record<keyof ListingValues, string>> = {
  kind: '/kind',
  title: '/title',
  abstract: '/abstract',
  comparator: '/advantage/comparator',
  statement: '/advantage/statement',
  measures: '/advantage/measures',
  applications: '/applications',
  level: '/readiness',
  evidence: '/readiness/evidence',
  ipc: '/ipc',
  keywords: '/keywords',
  applicationNumber: '/patent/applicationNumber',
  publicationNumber: '/patent/publicationNumber',
  offers: '/offers',
  priceKind: '/price',
  amount: '/price/amount',
  amountMax: '/price/max',
  currency: '/price/currency',
  validUntil: '/validUntil',
  contactName: '/contact/name',
  contactEmail: '/contact/email',
  royaltyRate: '/price/ratePercent',
  royaltyBase: '/price/base',
  familyId: '/patent/familyId',
  legalEvents: '/patent/legalEvents',
  family: '/patent/family',
  inventors: '/inventors',
  tiers: '/tiers',
  unpublished: '/unpublishedInvention',
  releasedTerms: '/releasedTerms',
  territoryKind: '/territory',
  countries: '/territory/countries',
  ...RESTRICTION_POINTERS,
};

export const EMPTY_EVENT: LegalEvent = { on: '', country: '', kind: 'granted', note: '' };
export const EMPTY_MEMBER: FamilyMember = {
  publicationNumber: '',
  applicationNumber: '',
  filedOn: '',
  grantedOn: '',
  rest: {},
};
export const EMPTY_INVENTOR: Inventor = { name: '', affiliation: '', email: '' };
export const EMPTY_MEASURE: Measure = { metric: '', value: '', comparatorValue: '', unit: '' };

export function valuesOf(listing: Partial<Listing>): ListingValues {
  const { advantage, readiness, patent, price, contact } = listing;
  const money = price?.kind === 'fixed' ? price.amount : price?.kind === 'range' ? price.min : undefined;
  return {
    kind: listing.kind ?? 'patent',
    title: textsOf(listing.title),
    abstract: textsOf(listing.abstract),
    comparator: textsOf(advantage?.comparator),
    statement: textsOf(advantage?.statement),
    measures: (advantage?.measures ?? []).map((one) => ({ ...one, comparatorValue: one.comparatorValue ?? '' })),
    applications: textsOf(listing.applications),
    level: readiness ? String(readiness.level) : '',
    evidence: readiness?.evidence ?? '',
    ipc: (listing.ipc ?? []).join(', '),
    keywords: (listing.keywords ?? []).join(', '),
    applicationNumber: patent?.applicationNumber ?? '',
    publicationNumber: patent?.publicationNumber ?? '',
    offers: listing.offers ?? [],
    priceKind: price?.kind ?? 'none',
    amount: money?.amount ?? '',
    amountMax: price?.kind === 'range' ? price.max.amount : '',
    currency: money?.currency ?? 'CNY',
    validUntil: listing.validUntil ?? '',
    contactName: contact?.name ?? '',
    contactEmail: contact?.email ?? '',
    royaltyRate: price?.kind === 'royalty' ? price.ratePercent : '',
    royaltyBase: price?.kind === 'royalty' ? price.base : 'net_sales',
    familyId: patent?.familyId ?? '',
    legalEvents: (patent?.legalEvents ?? []).map(({ note = '', ...event }) => ({ ...event, note })),
    family: (patent?.family ?? []).map(
      ({ publicationNumber = '', applicationNumber = '', filedOn = '', grantedOn = '', ...rest }) => ({
        publicationNumber,
        applicationNumber,
        filedOn,
        grantedOn,
        rest,
      }),
    ),
    inventors: (listing.inventors ?? []).map(({ affiliation = '', email = '', name }) => ({
      name,
      affiliation,
      email,
    })),
    tiers: { ...listing.tiers },
    unpublished: listing.unpublishedInvention ?? false,
    releasedTerms: (listing.releasedTerms ?? []).join(', '),
    ...territoryValuesOf(listing.territory),
    ...restrictionValuesOf(listing.restrictions),
  };
}

/** What a form says, as the exchange takes it; what the form does not know of a record stays as it is. */
export function contentOf(values: ListingValues, before: Partial<Listing> = {}): ListingContent {
  const content: { [K in keyof ListingContent]: ListingContent[K] | undefined } = {
    kind: values.kind,
    title: localizedOf(values.title, before.title),
    abstract: localizedOf(values.abstract, before.abstract),
    advantage: advantageOf(values, before),
    applications: localizedOf(values.applications, before.applications),
    readiness: readinessOf(values, before),
    // The exchange reads lists as they are printed, where a group takes its subclass from the code before it.
    ipc: filled(values.ipc.trim() === '' ? [] : [values.ipc.trim()]),
    keywords: filled(wordsOf(values.keywords)),
    offers: filled(values.offers) as ListingContent['offers'],
    price: priceOf(values, before),
    validUntil: values.validUntil || undefined,
    contact: contactOf(values, before),
    patent: patentOf(values, before),
    territory: territoryOf(values),
    restrictions: restrictionsOf(values),
    inventors: filled(inventorsOf(values)),
    tiers: tiersOf(values, before),
    unpublishedInvention: values.unpublished || undefined,
    releasedTerms: filled(wordsOf(values.releasedTerms)),
  };
  return present(content) as ListingContent;
}

/** The same for a record that stands: what the form leaves empty is emptied. */
export function changesOf(values: ListingValues, before: Listing) {
  const content: Record<string, unknown> = contentOf(values, before);
  for (const field of EDITED) if (content[field] === undefined && before[field] !== undefined) content[field] = null;
  return content as Omit<RequestOf<'/api/listings/{id}', 'patch'>['body'], 'expectedVersion'>;
}

const EDITED = [
  'title',
  'abstract',
  'advantage',
  'applications',
  'readiness',
  'ipc',
  'keywords',
  'offers',
  'price',
  'validUntil',
  'contact',
  'patent',
  'territory',
  'inventors',
  'tiers',
  'unpublishedInvention',
  'releasedTerms',
  'restrictions',
] as const satisfies readonly (keyof Listing)[];

const filled = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);
const present = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== ''));
/** As typed: what is no number is left to the exchange to refuse. */
const numberOf = (value: string | number) => (value === '' ? undefined : Number(value));

function advantageOf(values: ListingValues, { advantage }: Partial<Listing>): ListingContent['advantage'] {
  const comparator = localizedOf(values.comparator, advantage?.comparator);
  const statement = localizedOf(values.statement, advantage?.statement);
  const measures = values.measures
    .filter(({ metric, value, unit }) => metric !== '' || value !== '' || unit !== '')
    .map(({ metric, value, comparatorValue, unit }) =>
      present({ metric, value: numberOf(value), comparatorValue: numberOf(comparatorValue), unit }),
    );
  if (!comparator && !statement && measures.length === 0) return undefined;
  return present({ comparator, statement, measures: filled(measures) }) as ListingContent['advantage'];
}

function readinessOf({ level, evidence }: ListingValues, { readiness }: Partial<Listing>): ListingContent['readiness'] {
  if (level === '') return undefined;
  const isSame = readiness?.level === Number(level) && (readiness.evidence ?? '') === evidence;
  if (isSame) return readiness;
  return {
    scale: 'trl',
    level: Number(level),
    origin: 'self_declared',
    ...(evidence.trim() && { evidence: evidence.trim() }),
  };
}

function priceOf(values: ListingValues, { price }: Partial<Listing>): ListingContent['price'] {
  const { priceKind, amount, amountMax } = values;
  const currency = values.currency as Schemas['Currency'];
  const money = (value: string | number) => ({ amount: String(value), currency });
  if (priceKind === 'on_request') return price?.kind === 'on_request' ? price : { kind: 'on_request' };
  if (priceKind === 'fixed') return { kind: 'fixed', amount: money(amount) };
  if (priceKind === 'range') return { kind: 'range', min: money(amount), max: money(amountMax) };
  if (priceKind !== 'royalty') return undefined;
  const base = values.royaltyBase as Extract<NonNullable<Listing['price']>, { kind: 'royalty' }>['base'];
  return { ...(price?.kind === 'royalty' && price), kind: 'royalty', ratePercent: Number(values.royaltyRate), base };
}

function contactOf(
  { contactName, contactEmail }: ListingValues,
  { contact }: Partial<Listing>,
): ListingContent['contact'] {
  const made = present({ ...contact, name: contactName.trim(), email: contactEmail.trim() });
  return Object.keys(made).length > 0 ? made : undefined;
}

function patentOf(values: ListingValues, { patent }: Partial<Listing>): ListingContent['patent'] {
  const numbers = {
    applicationNumber: values.applicationNumber.trim(),
    publicationNumber: values.publicationNumber.trim(),
  };
  const legalEvents = filled(
    values.legalEvents
      .filter(({ on, country }) => on !== '' || country !== '')
      .map(({ note, ...event }) => present({ ...event, note: note.trim() })),
  );
  const made = present({
    ...patent,
    ...numbers,
    familyId: values.familyId.trim(),
    legalEvents,
    family: familyOf(values),
  });
  return Object.keys(made).length > 0 ? (made as ListingContent['patent']) : undefined;
}

/** Rows with nothing in them are none. */
function familyOf({ family = [] }: ListingValues): PatentMember[] | undefined {
  const members = family.map(({ rest, publicationNumber, applicationNumber, filedOn, grantedOn }) =>
    present({
      ...rest,
      publicationNumber: publicationNumber.trim(),
      applicationNumber: applicationNumber.trim(),
      filedOn: filedOn.trim(),
      grantedOn: grantedOn.trim(),
    }),
  );
  return filled(members.filter((member) => Object.keys(member).length > 0) as PatentMember[]);
}

function inventorsOf({ inventors }: ListingValues): NonNullable<ListingContent['inventors']> {
  return inventors
    .filter(({ name, affiliation, email }) => name !== '' || affiliation !== '' || email !== '')
    .map(({ name, affiliation, email }) => ({
      name: name.trim(),
      ...(affiliation.trim() && { affiliation: affiliation.trim() }),
      ...(email.trim() && { email: email.trim() }),
    }));
}

/** The tiers that somebody has chosen; those of groups that the form does not show stay as they are. */
function tiersOf({ tiers }: ListingValues, before: Partial<Listing>): ListingContent['tiers'] {
  const made = present({ ...before.tiers, ...tiers });
  return Object.keys(made).length > 0 ? (made as ListingContent['tiers']) : undefined;
}
