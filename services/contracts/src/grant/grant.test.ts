import { describe, expect, it } from 'vitest';
import type { ContractTerms } from '../api/index.ts';
import { daysOf, endOf, grantOf } from './grant.ts';
import { originalOwners } from './owner.ts';

const ipc = { kind: 'ipc' as const, codes: ['C02F'] };
const china = { kind: 'countries' as const, countries: ['CN'] };
const licence = {
  exclusivity: 'exclusive' as const,
  fieldOfUse: ipc,
  territory: china,
  sublicensing: 'with_consent' as const,
};
// the rule reads no other part of the terms
const terms = (over: Partial<ContractTerms>) =>
  ({ term: { from: '2027-01-01', to: '2031-12-31', law: 'CN' }, ...over }) as ContractTerms;

describe('what a contract gives', () => {
  it('by a transfer is the title for good, in all fields, worldwide or in the countries named', () => {
    const title = {
      kind: 'assignment',
      sublicensing: 'allowed',
      besides: [],
      fieldOfUse: { kind: 'all' },
      from: '2027-01-01',
      to: null,
    };
    expect(grantOf(terms({ type: 'transfer' }))).toEqual({ ...title, territory: { kind: 'worldwide' } });
    expect(grantOf(terms({ type: 'transfer', assignment: { territory: china } }))).toEqual({
      ...title,
      territory: china,
    });
  });

  it('by a licence is what it says, for the days of the contract where it says none', () => {
    expect(grantOf(terms({ type: 'licence', licence }))).toEqual({
      kind: 'exclusive',
      sublicensing: 'with_consent',
      besides: [],
      fieldOfUse: ipc,
      territory: china,
      from: '2027-01-01',
      to: '2031-12-31',
    });
    const own = { ...licence, besides: ['contract'], from: '2028-01-01', to: '2029-12-31' };
    expect(grantOf(terms({ type: 'licence', licence: own }))).toMatchObject({
      besides: ['contract'],
      from: '2028-01-01',
      to: '2029-12-31',
    });
    expect(grantOf(terms({ type: 'licence', licence: { ...licence, to: null } }))?.to).toBeNull();
  });

  it.each([
    ['non_exclusive', 'simple'],
    ['sole', 'sole'],
    ['exclusive', 'exclusive'],
  ] as const)('by a licence that is %s is a right that is %s', (exclusivity, kind) => {
    expect(grantOf(terms({ type: 'licence', licence: { ...licence, exclusivity } }))?.kind).toBe(kind);
  });

  it('by a contract of another type is nothing, whatever stands in it', () => {
    for (const type of ['service', 'consulting', 'development'] as const) {
      expect(grantOf(terms({ type, licence } as Partial<ContractTerms>))).toBeUndefined();
    }
    expect(grantOf(terms({ type: 'licence' }))).toBeUndefined();
  });
});

describe('the days of a grant', () => {
  it('end with a termination, but never later than its term', () => {
    expect(endOf({ to: '2027-06-30' }, '2027-06-29')).toBe('2027-06-29');
    expect(endOf({ to: '2027-06-30' }, '2027-06-30')).toBe('2027-06-30');
    expect(endOf({ to: '2027-06-30' }, '2027-07-01')).toBe('2027-06-30');
    expect(endOf({ to: null }, '2027-07-01')).toBe('2027-07-01');
  });

  it('are counted with the first and the last, and without end where none is named', () => {
    const { first, last } = daysOf({ from: '2027-02-28', to: '2027-03-01' });
    expect(last - first).toBe(1);
    expect(daysOf({ from: '2027-02-28', to: null }).last).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the original owner', () => {
  const grants = [
    { grantor: 'released', original: true, released: true },
    { grantor: 'licensee', original: false, released: false },
    { grantor: 'first', original: true, released: false },
    { grantor: 'second', original: true, released: false },
  ];

  it('is whom the operator confirmed, else who granted first, else who listed first', () => {
    const listed = ['lister', 'later'];
    expect(originalOwners({ confirmed: ['a', 'b'], grants, listed })).toEqual(['a', 'b']);
    expect(originalOwners({ confirmed: [], grants, listed })).toEqual(['first']);
    expect(originalOwners({ confirmed: [], grants: grants.slice(0, 2), listed })).toEqual(['lister']);
    expect(originalOwners({ confirmed: [], grants: [], listed: [] })).toEqual([]);
  });
});
