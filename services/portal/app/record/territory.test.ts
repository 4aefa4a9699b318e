import { expect, it } from 'vitest';
import { territoryOf, territoryValuesOf } from './territory.ts';

it.each([
  undefined,
  { kind: 'worldwide' as const },
  { kind: 'countries' as const, countries: ['CN' as const, 'KZ' as const] },
])('a territory that was read is written again as it was', (territory) => {
  expect(territoryOf(territoryValuesOf(territory))).toEqual(territory);
});
