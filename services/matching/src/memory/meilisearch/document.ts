import type { PairSide, Restrictions, Territory } from '@techbourse/domain';
import type { DemandFacts, ListingFacts, ProfileOf } from '@techbourse/matching-engine';

/** The last day of what has none. */
const NO_END = 99_991_231;

/**
 * A record as Meilisearch finds it: its vector, and what hard constraints ask about. No text, no name: what a company
 * anonymously looks for cannot be read from the index.
 */
export type ProfileDocument = {
  id: string;
  /** Version of the record and embedder of the vector: whether the document is as Postgres says. */
  stamp: string;
  organisationId: string;
  /** Last day on the market, as the number 20271231. */
  until: number;
  /** Ways to deal; empty: open. */
  deals: string[];
  /** A demand that must be the only one. */
  exclusive: boolean;
  /** Countries where the deal is for; empty: anywhere. */
  territory: string[];
  /** Countries of the owner and its work. */
  countries: string[];
  /** Countries whose organisations alone may deal, and those who may not. */
  only: string[];
  never: string[];
  _vectors: { whole: { embeddings: number[][]; regenerate: false } | null };
};

export function profileDocument<S extends PairSide>(side: S, profile: ProfileOf<S>, embedder: string): ProfileDocument {
  const { id, version, whole } = profile;
  const facts = side === 'listing' ? ofListing(profile.facts as ListingFacts) : ofDemand(profile.facts as DemandFacts);
  const isEmpty = whole.every((value) => value === 0);
  return {
    id,
    stamp: stampOf(version, embedder),
    ...facts,
    _vectors: { whole: isEmpty ? null : { embeddings: [Array.from(whole)], regenerate: false } },
  };
}

export function stampOf(version: number, embedder: string): string {
  return `${version} ${embedder}`;
}

function ofListing(facts: ListingFacts) {
  return {
    organisationId: facts.organisationId,
    until: dayNumber(facts.validUntil),
    deals: [...facts.offers],
    exclusive: false,
    territory: countriesIn(facts.territory),
    countries: [...(facts.countries ?? [])],
    ...limitsOf(facts.restrictions),
  };
}

function ofDemand(facts: DemandFacts) {
  return {
    organisationId: facts.organisationId,
    until: dayNumber(facts.openUntil),
    deals: [...facts.dealKinds],
    exclusive: facts.exclusivity === 'required',
    territory: countriesIn(facts.territory),
    countries: [...(facts.countries ?? [])],
    ...limitsOf(facts.restrictions),
  };
}

function countriesIn(territory: Territory | undefined): string[] {
  return territory?.kind === 'countries' ? [...territory.countries] : [];
}

function limitsOf(limits: Restrictions | undefined): { only: string[]; never: string[] } {
  return { only: [...(limits?.onlyCountries ?? [])], never: [...(limits?.notCountries ?? [])] };
}

/** A calendar day as a number, so that Meilisearch can compare it: `2027-03-31` is 20270331. */
export function dayNumber(day: string | undefined): number {
  return day === undefined ? NO_END : Number(day.replaceAll('-', ''));
}
