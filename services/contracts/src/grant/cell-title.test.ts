import { describe, expect, it } from 'vitest';
import { type Play, registeredOf, wantedOf } from '../../test/title-world.ts';
import { CellTitle, latestOf } from './cell-title.ts';
import { type Cell, cellsWithin } from './cells.ts';
import type { Consent, RegisteredGrant } from './grant.ts';
import { judgeGrant } from './title.ts';

const everything = { field: 'all', country: 'worldwide', from: 0, to: null } as const;
const licence: Play = {
  ...everything,
  kind: 'simple',
  grantor: 'A',
  grantee: 'B',
  sublicensing: 'allowed',
  besides: [],
};
const grant = (number: number, over: Partial<Play>, parents: number[] = []) =>
  registeredOf(
    number,
    { ...licence, ...over },
    { parents: parents.map((one) => `grant-${one}`), original: parents.length === 0 },
  );
/** The one cell in which all these grants stand on the first day. */
const cellOf = (grants: RegisteredGrant[], day = 0) =>
  cellsWithin(wantedOf({ ...licence, country: 'CN', from: day, to: day }), grants)[0] as Cell;
const titleOf = (grants: RegisteredGrant[], day = 0) => new CellTitle(cellOf(grants, day));

describe('where a right comes from', () => {
  const grants = [grant(0, {}), grant(1, {}), grant(2, { country: 'RU' })];

  it('is the latest of its parents that reaches the place', () => {
    const latest = (...parents: number[]) =>
      latestOf(cellOf(grants), new Set(parents.map((one) => `grant-${one}`)))?.id ?? null;
    expect(latest(0, 1, 2)).toBe('grant-1');
    expect(latest(0, 2)).toBe('grant-0');
    expect(latest(2)).toBeNull();
    expect(latest()).toBeNull();
  });

  it('is the original owner where it has no parent, and nobody where no parent reaches', () => {
    const [own, lost] = [grant(3, { grantee: 'C' }), grant(4, { grantor: 'B', grantee: 'C' }, [2])];
    const at = titleOf([...grants, own, lost]);
    expect([at.basisOf(own), at.basisOf(lost)]).toEqual([null, null]);
    expect([at.isSound(own), at.isSound(lost)]).toEqual([true, false]);
    expect(at.licences()).toEqual([grants[0], grants[1], own]);
  });

  it('is gone with a release anywhere above it', () => {
    const chain = [
      grant(0, {}),
      grant(1, { grantor: 'B', grantee: 'C' }, [0]),
      grant(2, { grantor: 'C', grantee: 'D' }, [1]),
    ];
    expect(titleOf(chain).licences()).toEqual(chain);
    const released = chain.map((one, index) => (index === 0 ? { ...one, released: true } : one));
    expect(titleOf(released).licences()).toEqual([]);
    expect([...titleOf(chain).line(chain[2] as RegisteredGrant)]).toEqual(chain.toReversed());
  });
});

describe('a sublicence with consent', () => {
  it('rests on the consent that was given first of those that reach it', () => {
    const consented = grant(0, { sublicensing: 'with_consent' });
    const sublicence = wantedOf({ ...licence, grantor: 'B', grantee: 'C' });
    const consent = (id: string, over: Partial<Consent> = {}): Consent => ({
      ...wantedOf(licence),
      id,
      contractId: consented.contractId,
      by: 'A',
      ...over,
    });
    const [stranger, other] = [consent('stranger', { by: 'D' }), consent('other', { contractId: 'contract-9' })];
    const short = consent('short', { to: '2027-01-01' });
    const verdict = judgeGrant(sublicence, [consented], false, [stranger, other, short, consent('a'), consent('b')]);
    expect(verdict).toMatchObject({ stands: true, parents: ['grant-0'], consents: ['short', 'a'] });
    expect(judgeGrant(sublicence, [consented], false, [stranger, other, short])).toMatchObject({
      stands: false,
      refusal: 'needs_consent',
    });
  });
});

describe('the holder of a title', () => {
  const sale = (number: number, grantor: string, grantee: string, over: Partial<Play> = {}, parents: number[] = []) =>
    grant(number, { kind: 'assignment', grantor, grantee, ...over }, parents);
  const sales = [sale(0, 'A', 'B'), sale(1, 'B', 'C', {}, [0])];

  it('is at the end of the assignments, each from the one before; nobody’s word moves it else', () => {
    expect(titleOf(sales).title()?.grantee).toBe('C');
    expect(titleOf([]).title()).toBeNull();
    expect(titleOf([...sales, grant(2, { grantor: 'A', grantee: 'D', kind: 'exclusive' })]).title()?.grantee).toBe('C');
    const among = titleOf(sales).title((one) => one.id === 'grant-0');
    expect(among?.grantee).toBe('B');
  });

  it('goes back when an assignment ended, unless its grantee has passed it on meanwhile', () => {
    const ended = (index: number) => sales.map((one, at) => (at === index ? { ...one, endedOn: '2027-01-02' } : one));
    expect(titleOf(ended(1), 2).title()?.grantee).toBe('B');
    expect(titleOf(ended(1), 1).title()?.grantee).toBe('C');
    expect(titleOf(ended(0), 2).title()?.grantee).toBe('C');
    const first = [{ ...(sales[0] as RegisteredGrant), endedOn: '2027-01-02' }];
    expect(titleOf(first, 2).title()).toBeNull();
  });

  it('gave it by the assignment that still moves it', () => {
    expect(titleOf(sales).assignmentBy('B')?.id).toBe('grant-1');
    expect(titleOf(sales).assignmentBy('C')).toBeUndefined();
    expect(titleOf([grant(0, {})]).assignmentBy('A')).toBeUndefined();
    const ended = [{ ...(sales[0] as RegisteredGrant), endedOn: '2027-01-02' }];
    expect(titleOf(ended, 2).assignmentBy('A')).toBeUndefined();
  });
});
