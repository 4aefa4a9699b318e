import { type DealKind, dealKinds, type PairSide, type Restrictions, type Territory } from '@techbourse/domain';
import { type DemandFacts, type ListingFacts, nonExclusiveKinds } from '@techbourse/matching-engine';
import { filterIn, filterValue } from '@techbourse/search';
import { dayNumber } from './document.ts';

/**
 * The hard constraints of `score/constraints.ts` of the engine as filters for the other side's index: each a condition that must
 * hold. They never take away what may be a pair; the one thing they cannot say (that all countries of a record are
 * among the only ones allowed) is looked at again when the profiles are here.
 */
export function constraintFilters(side: PairSide, facts: ListingFacts | DemandFacts, today: string): string[] {
  const common = [
    `organisationId != ${filterValue(facts.organisationId)}`,
    `until >= ${dayNumber(today)}`,
    ...inTerritory(facts.territory),
    ...admittedBy(facts.restrictions),
    ...admitting(facts.countries ?? []),
  ];
  return side === 'listing'
    ? [...common, ...forListing(facts as ListingFacts)]
    : [...common, ...forDemand(facts as DemandFacts)];
}

/** Demands that accept one of the ways offered; those that must be alone only a way that leaves nobody beside. */
function forListing({ offers }: ListingFacts): string[] {
  if (offers.length === 0) return [];
  const alone = offers.filter((kind) => !nonExclusiveKinds.includes(kind));
  const meets = `(deals IS EMPTY OR ${oneOfValues('deals', offers)})`;
  if (alone.length === 0) return [meets, 'exclusive = false'];
  return [meets, `exclusive = false OR deals IS EMPTY OR ${oneOfValues('deals', alone)}`];
}

function forDemand({ dealKinds: accepted, exclusivity }: DemandFacts): string[] {
  const wanted: readonly DealKind[] = accepted.length > 0 ? accepted : dealKinds.codes;
  const good = exclusivity === 'required' ? wanted.filter((kind) => !nonExclusiveKinds.includes(kind)) : wanted;
  if (good.length === dealKinds.codes.length) return [];
  return [good.length === 0 ? 'deals IS EMPTY' : `deals IS EMPTY OR ${oneOfValues('deals', good)}`];
}

function inTerritory(territory: Territory | undefined): string[] {
  if (territory?.kind !== 'countries') return [];
  return [`territory IS EMPTY OR ${oneOfValues('territory', territory.countries)}`];
}

/** Others whom these restrictions let in. */
function admittedBy(limits: Restrictions | undefined): string[] {
  if (!limits) return [];
  const { onlyCountries, notCountries = [] } = limits;
  if (onlyCountries) return [oneOfValues('countries', onlyCountries)];
  return ['countries IS NOT EMPTY', ...filterIn('countries', notCountries).map((one) => `NOT ${one}`)];
}

/** Others whose restrictions let in somebody of these countries. */
function admitting(countries: readonly string[]): string[] {
  if (countries.length === 0) return ['only IS EMPTY', 'never IS EMPTY'];
  return [
    `only IS EMPTY OR (${countries.map((code) => `only = ${filterValue(code)}`).join(' AND ')})`,
    ...filterIn('never', countries).map((one) => `NOT ${one}`),
  ];
}

function oneOfValues(attribute: string, values: readonly string[]): string {
  return filterIn(attribute, values).join('');
}
