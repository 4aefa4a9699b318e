import type { Schemas } from '@techbourse/client';
import type {
  Budget,
  DealKind,
  DemandKind,
  Language,
  LegalEventKind,
  ListingKind,
  OrganisationKind,
  Price,
  RequiredResult,
  Restrictions,
  Territory,
} from '@techbourse/domain';

/** Texts of one record. Those in a language that `machine` of the record names were not checked by a person. */
export type Texts = Partial<Record<Language, string>>;

export type DemoOrganisation = {
  key: string;
  kind: Exclude<OrganisationKind, 'operator'>;
  name: Texts;
  country: Schemas['NewOrganisationInput']['country'];
  region: string;
  uscc?: string;
};

export type DemoPatent = {
  applicationNumber: string;
  publicationNumber?: string;
  familyId: string;
  priorityOn?: string;
  filedOn: string;
  publishedOn?: string;
  grantedOn?: string;
  applicants: string[];
  legalEvents: { on: string; country: string; kind: LegalEventKind; note?: string }[];
};

export type DemoListing = {
  key: string;
  owner: string;
  kind: ListingKind;
  title: Texts;
  abstract: Texts;
  /** What it is better than, and by how much. */
  comparator: Texts;
  advantage: Texts;
  applications: Texts;
  machine?: Language[];
  ipc: string[];
  keywords: string[];
  trl: number;
  evidence: string;
  assessor?: string;
  inventors: string[];
  offers: DealKind[];
  price: Price;
  territory: Territory;
  /** Who may take it, by country: export control. */
  restrictions?: Restrictions;
  /** Parts that only verified organisations may read. */
  verifiedOnly?: ('advantage' | 'applications' | 'inventors' | 'price' | 'readiness')[];
  patent?: DemoPatent;
};

export type DemoDemand = {
  key: string;
  owner: string;
  kind: DemandKind;
  title: Texts;
  problem: Texts;
  tried: Texts;
  machine?: Language[];
  results: RequiredResult[];
  elements?: Partial<Record<'material' | 'method' | 'efficacy' | 'product' | 'application', Texts>>;
  ipc: string[];
  keywords: string[];
  trlMin: number;
  accepts: DealKind[];
  budget?: Budget;
  exclusivity?: 'required' | 'preferred' | 'not_needed';
  territory?: Territory;
  /** Days from the day of loading; a date in a file would be past some day. */
  deadlineInDays: number;
  anonymous?: boolean;
};

export type DemoChapter = {
  listings: DemoListing[];
  demands: DemoDemand[];
};

export const worldwide: Territory = { kind: 'worldwide' };
export const inCountries = (...countries: string[]): Territory => ({ kind: 'countries', countries });
export const fixed = (amount: string, currency: string): Price => ({ kind: 'fixed', amount: { amount, currency } });
export const between = (min: string, max: string, currency: string): Price => ({
  kind: 'range',
  min: { amount: min, currency },
  max: { amount: max, currency },
});
export const upTo = (amount: string, currency: string): Budget => ({ max: { amount, currency } });
