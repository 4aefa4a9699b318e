import { expect, it } from 'vitest';
import { restrictionsOf, restrictionValuesOf } from './restrictions.ts';

it.each([undefined, { onlyCountries: ['CN', 'RU'] }, { notCountries: ['KP'] }] as const)(
  'whom a record is for (%j) comes back from the form as it went in',
  (restrictions) => {
    expect(restrictionsOf(restrictionValuesOf(restrictions as never))).toEqual(restrictions);
  },
);
