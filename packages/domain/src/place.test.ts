import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryCodes } from './country-code.ts';
import { placeSchema, regionSchema, territoriesOverlap, territoryCoverage, territorySchema } from './place.ts';

const worldwide = { kind: 'worldwide' as const };
const countries = (...codes: string[]) => ({ kind: 'countries' as const, countries: codes });

describe('places', () => {
  it('knows the 249 countries, each with a name', () => {
    expect(new Set(countryCodes).size).toBe(249);
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    expect(countryCodes.filter((code) => names.of(code) === undefined)).toEqual([]);
  });

  it.each([['CN-HL'], ['RU-MOW'], ['US-CA'], ['CN-23']])('takes the region %s', (code) => {
    expect(regionSchema.safeParse(code).success).toBe(true);
  });

  it.each([['Harbin'], ['CN'], ['XX-01'], ['cn-hl'], ['CN-HLJX']])('refuses the region %s', (code) => {
    expect(regionSchema.safeParse(code).success).toBe(false);
  });

  it('refuses a region of another country', () => {
    expect(placeSchema.safeParse({ country: 'CN', region: 'CN-HL' }).success).toBe(true);
    expect(placeSchema.safeParse({ country: 'RU', region: 'CN-HL' }).error?.issues[0]?.path).toEqual(['region']);
  });
});

describe('territory', () => {
  it('is worldwide or a list of countries', () => {
    expect(territorySchema.safeParse(worldwide).success).toBe(true);
    expect(territorySchema.safeParse(countries()).success).toBe(false);
    expect(territorySchema.safeParse(countries('XX')).success).toBe(false);
  });

  it('overlaps and covers', () => {
    expect(territoriesOverlap(worldwide, countries('CN'))).toBe(true);
    expect(territoriesOverlap(countries('RU', 'KZ'), countries('CN'))).toBe(false);
    expect(territoryCoverage(countries('CN'), countries('CN', 'RU'))).toBe(0.5);
    expect(territoryCoverage(worldwide, worldwide)).toBe(1);
  });
});

describe('laws of territories', () => {
  const code = fc.constantFrom('CN', 'RU', 'KZ', 'US', 'DE');
  const territory = fc.oneof(
    fc.constant(worldwide),
    fc.array(code, { minLength: 1, maxLength: 6 }).map((codes) => countries(...codes)),
  );

  it('to overlap is mutual, and what covers any part overlaps', () => {
    fc.assert(
      fc.property(territory, territory, (a, b) => {
        expect(territoriesOverlap(a, b)).toBe(territoriesOverlap(b, a));
        expect(territoryCoverage(a, b) > 0).toBe(territoriesOverlap(a, b));
      }),
    );
  });

  it('coverage lies in 0..1, is whole for the same territory, and never falls with more countries', () => {
    fc.assert(
      fc.property(territory, territory, code, (offered, wanted, more) => {
        const covered = territoryCoverage(offered, wanted);
        expect(covered >= 0 && covered <= 1).toBe(true);
        expect(territoryCoverage(wanted, wanted)).toBe(1);
        const wider = offered.kind === 'worldwide' ? offered : countries(...offered.countries, more);
        expect(territoryCoverage(wider, wanted)).toBeGreaterThanOrEqual(covered);
        expect(territoryCoverage(worldwide, wanted)).toBe(1);
      }),
    );
  });

  it('a country named twice counts once, and the order says nothing', () => {
    fc.assert(
      fc.property(territory, territory, (offered, wanted) => {
        const again = wanted.kind === 'worldwide' ? wanted : countries(...new Set(wanted.countries.toReversed()));
        expect(territoryCoverage(offered, again)).toBeCloseTo(territoryCoverage(offered, wanted), 12);
      }),
    );
  });
});
