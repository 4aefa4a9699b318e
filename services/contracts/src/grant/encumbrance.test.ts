import { describe, expect, it } from 'vitest';
import { type Play, registeredOf, wantedOf } from '../../test/title-world.ts';
import { encumbrancesInTheWay, encumbrancesOf } from './encumbrance.ts';
import type { RegisteredGrant } from './grant.ts';
import { licensorReach } from './licensor.ts';

const everything = { field: 'all', country: 'worldwide', from: 0, to: null } as const;
const simple: Play = {
  ...everything,
  kind: 'simple',
  grantor: 'A',
  grantee: 'B',
  sublicensing: 'allowed',
  besides: [],
};
const original = { parents: [], original: true };
const from = (number: number) => ({ parents: [`grant-${number}`], original: false });
const grant = (number: number, over: Partial<Play>, basis: { parents: string[]; original: boolean } = original) =>
  registeredOf(number, { ...simple, ...over }, basis);
const bounds = (over: Partial<Play> = {}) => wantedOf({ ...simple, ...over });
const ids = (grants: readonly RegisteredGrant[] | undefined) => grants?.map(({ id }) => id);
const owner = { organisationId: 'A', isOriginal: true };
const buyer = { organisationId: 'C', isOriginal: false };

// A licenses B, who sublicenses D; then sells to C in China.
const sold = [
  grant(0, {}),
  grant(1, { grantor: 'B', grantee: 'D' }, from(0)),
  grant(2, { kind: 'assignment', grantee: 'C', country: 'CN' }),
];

describe('what a title has to bear', () => {
  it('is every licence that runs under it, in the order of signing, each with those that came from it', () => {
    expect(ids(encumbrancesOf(owner, bounds(), sold))).toEqual(['grant-0']);
    expect(ids(encumbrancesOf(buyer, bounds(), sold))).toEqual(['grant-0']);
    expect(ids(encumbrancesOf(buyer, bounds(), [...sold, grant(3, { grantor: 'C', grantee: 'D' }, from(2))]))).toEqual([
      'grant-0',
      'grant-3',
    ]);
  });

  it('is told to who holds it within the bounds, to nobody else, and to the operator whoever that is', () => {
    expect(encumbrancesOf(owner, bounds({ country: 'CN' }), sold)).toBeUndefined();
    expect(encumbrancesOf(buyer, bounds({ country: 'RU' }), sold)).toBeUndefined();
    expect(encumbrancesOf({ organisationId: 'B', isOriginal: false }, bounds(), sold)).toBeUndefined();
    expect(encumbrancesOf({ ...owner, isOriginal: false }, bounds(), sold)).toBeUndefined();
    expect(ids(encumbrancesOf(undefined, bounds({ country: 'CN' }), sold))).toEqual(['grant-0']);
    expect(encumbrancesOf(owner, bounds(), [])).toEqual([]);
  });

  it('is a sublicence by itself once the licence above it ended, and no licence of the holder’s own', () => {
    const [first, second, sale] = sold as [RegisteredGrant, RegisteredGrant, RegisteredGrant];
    const ended = { ...first, endedOn: '2027-01-02' };
    expect(ids(encumbrancesOf(owner, bounds({ from: 2 }), [ended, second, sale]))).toEqual(['grant-1']);
    expect(ids(encumbrancesOf(owner, bounds({ from: 1 }), [ended, second, sale]))).toEqual(['grant-0', 'grant-1']);
    const bought = [first, second, grant(2, { kind: 'assignment', grantee: 'B' })];
    expect(ids(encumbrancesOf({ organisationId: 'B', isOriginal: false }, bounds(), bought))).toEqual(['grant-1']);
  });

  it('is nothing that came from itself round a corner, and so from nobody', () => {
    const ring = [grant(0, {}, from(1)), grant(1, { grantor: 'B', grantee: 'D' }, from(0))];
    for (const grants of [ring, ring.toReversed()]) {
      expect(encumbrancesOf(owner, bounds(), grants)).toEqual([]);
      expect(encumbrancesInTheWay(bounds({ kind: 'exclusive', grantee: 'E' }), grants, true)).toEqual([]);
    }
  });

  it('leaves no room for an exclusive licence unless it names them', () => {
    const wanted = (over: Partial<Play> = {}) => bounds({ kind: 'exclusive', grantee: 'E', ...over });
    expect(ids(encumbrancesInTheWay(wanted(), sold, true))).toEqual(['grant-0']);
    expect(encumbrancesInTheWay(wanted({ besides: [0] }), sold, true)).toEqual([]);
    expect(encumbrancesInTheWay(wanted({ kind: 'simple' }), sold, true)).toEqual([]);
    expect(encumbrancesInTheWay(wanted(), sold, false)).toEqual([]);
    expect(encumbrancesInTheWay(wanted({ country: 'CN' }), sold, true)).toEqual([]);
    expect(ids(encumbrancesInTheWay(wanted({ grantor: 'C', country: 'CN' }), sold, false))).toEqual(['grant-0']);
  });
});

describe('the licensor of a licence', () => {
  const reach = (organisationId: string, number: number, over: Partial<Play> = {}, grants = sold) =>
    licensorReach(organisationId, grants[number] as RegisteredGrant, grants, bounds(over));

  it('is who holds the title, in as much of the bounds as it does', () => {
    expect(reach('A', 0)).toBe('part');
    expect(reach('C', 0)).toBe('part');
    expect(reach('C', 0, { country: 'CN' })).toBe('all');
    expect(reach('A', 0, { country: 'RU' })).toBe('all');
    expect(reach('A', 0, { country: 'CN' })).toBe('none');
    expect(reach('B', 0)).toBe('none');
  });

  it('of a sublicence is the licensee above it while its licence runs, then the holder of the title', () => {
    expect(reach('B', 1)).toBe('all');
    expect(reach('A', 1)).toBe('none');
    const ended = sold.map((one, index) => (index === 0 ? { ...one, endedOn: '2027-01-02' } : one));
    expect(reach('B', 1, { from: 2 }, ended)).toBe('none');
    expect(reach('A', 1, { from: 2, country: 'RU' }, ended)).toBe('all');
    expect(reach('C', 1, { from: 2, country: 'CN' }, ended)).toBe('all');
    expect(reach('B', 1, {}, ended)).toBe('part');
  });

  it('is nobody where the licence does not run', () => {
    const short = [grant(0, { to: 1 })];
    expect(reach('A', 0, { from: 2 }, short)).toBe('none');
    expect(reach('A', 0, {}, short)).toBe('part');
    expect(reach('A', 0, { to: 1 }, short)).toBe('all');
  });
});
