import type { DealKind, Territory } from '@techbourse/domain';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demand as demands, listing as listings } from '../../test/arbitrary-profiles.ts';
import type { DemandFacts, ListingFacts } from '../profile/profile.ts';
import { hardConstraints, violatedConstraint } from './constraints.ts';

const today = '2026-11-22';
const offer = (rest: Partial<ListingFacts> = {}): ListingFacts => ({ organisationId: 'a', offers: [], ...rest });
const need = (rest: Partial<DemandFacts> = {}): DemandFacts => ({ organisationId: 'b', dealKinds: [], ...rest });
const inCountries = (...countries: string[]): Territory => ({ kind: 'countries', countries });

test('sides that leave everything open violate no constraint', () => {
  expect(violatedConstraint(offer(), need(), today)).toBeUndefined();
});

test.each<[string, Partial<ListingFacts>, Partial<DemandFacts>, string | undefined]>([
  ['one owner on both sides', { organisationId: 'b' }, {}, 'same_organisation'],
  ['the last day of a listing', { validUntil: today }, {}, undefined],
  ['the day after', { validUntil: '2026-11-21' }, {}, 'listing_expired'],
  ['the last day of a demand', {}, { openUntil: today }, undefined],
  ['the day after', {}, { openUntil: '2026-11-21' }, 'demand_expired'],
  ['no way to deal in common', { offers: ['assignment'] }, { dealKinds: ['service'] }, 'no_common_deal_kind'],
  ['a side that names no way to deal', { offers: ['assignment'] }, {}, undefined],
  ['a listing that lapses before the deadline', { validUntil: '2027-01-01' }, { deadline: '2027-06-01' }, undefined],
])('%s', (_name, listing, demand, expected) => {
  expect(violatedConstraint(offer(listing), need(demand), today)).toBe(expected);
});

describe('exclusivity', () => {
  test.each<[DealKind[], DealKind[], boolean]>([
    [['non_exclusive_licence'], [], true],
    [['non_exclusive_licence', 'open_licence'], [], true],
    [['non_exclusive_licence', 'exclusive_licence'], [], false],
    [['assignment'], [], false],
    // What is exclusive in the offer is not what the demand would take.
    [['non_exclusive_licence', 'assignment'], ['non_exclusive_licence'], true],
    // Nothing is said of who owns the results: it can be asked.
    [['non_exclusive_licence', 'joint_development'], [], false],
    [[], ['exclusive_licence'], false],
  ])('where it is required, offers of %j for takers of %j: hindered %s', (offers, dealKinds, hindered) => {
    const found = (exclusivity: DemandFacts['exclusivity']) =>
      violatedConstraint(offer({ offers }), need({ dealKinds, exclusivity }), today);
    expect(found('required')).toBe(hindered ? 'nothing_exclusive' : undefined);
    expect(found('preferred')).toBeUndefined();
  });
});

test.each([
  [inCountries('CN'), inCountries('RU', 'KZ'), 'no_common_territory'],
  [inCountries('CN', 'RU'), inCountries('RU', 'KZ'), undefined],
  [inCountries('CN'), { kind: 'worldwide' as const }, undefined],
  [inCountries('CN'), undefined, undefined],
])('rights in %j for a wish for %j: %s', (offered, wanted, expected) => {
  expect(violatedConstraint(offer({ territory: offered }), need({ territory: wanted }), today)).toBe(expected);
});

describe('restrictions', () => {
  const restrictions = { onlyCountries: ['CN', 'KZ'] };

  test.each([
    ['an allowed country', ['CN'], undefined],
    ['another country', ['RU'], 'listing_restricted'],
    ['work to be done in another country', ['CN', 'RU'], 'listing_restricted'],
    ['no known country', undefined, 'listing_restricted'],
  ])('of a listing, %s', (_name, countries, expected) => {
    expect(violatedConstraint(offer({ restrictions }), need({ countries }), today)).toBe(expected);
  });

  test.each([
    ['an allowed country', ['KZ'], undefined],
    ['another country', ['RU'], 'demand_restricted'],
    ['no known country', undefined, 'demand_restricted'],
  ])('of a demand, %s', (_name, countries, expected) => {
    expect(violatedConstraint(offer({ countries }), need({ restrictions }), today)).toBe(expected);
  });
});

test('leaving a fact open never violates a constraint, where no side is restricted', () => {
  fc.assert(
    fc.property(listings, demands, ({ facts: listing }, { facts: demand }) => {
      const silent = violatedConstraint({ ...listing, offers: [], territory: undefined }, demand, today);
      const outspoken = violatedConstraint(listing, demand, today);
      if (silent) expect(outspoken).toBe(silent);
      if (outspoken) expect(hardConstraints).toContain(outspoken);
    }),
  );
});
