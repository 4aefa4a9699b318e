import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflictingGrant, fieldsOverlap, type Grant, grantsOverlap, type SignedGrant } from './exclusivity.ts';

const base: Grant = {
  ...{ exclusive: true, transferable: false, fieldOfUse: { kind: 'all' }, territory: { kind: 'worldwide' } },
  ...{ from: '2027-01-01', to: '2030-12-31' },
};
const ipc = (...codes: string[]) => ({ kind: 'ipc' as const, codes });
const signed = (grant: Partial<Grant>, grantee = 'first-buyer'): SignedGrant => ({
  ...base,
  ...grant,
  ...{ contractId: 'first', asset: 'family:1', grantee },
});

const grants = fc.record({
  exclusive: fc.boolean(),
  transferable: fc.boolean(),
  fieldOfUse: fc.oneof(
    fc.constant({ kind: 'all' as const }),
    fc.subarray(['C', 'C02', 'C02F', 'C02F 1/00', 'C02F 1/28', 'A61K'], { minLength: 1 }).map((codes) => ipc(...codes)),
  ),
  territory: fc.oneof(
    fc.constant({ kind: 'worldwide' as const }),
    fc.subarray(['CN', 'RU', 'US'], { minLength: 1 }).map((countries) => ({ kind: 'countries' as const, countries })),
  ),
  from: fc.constantFrom('2026-01-01', '2027-06-30', '2029-01-01'),
  to: fc.constantFrom('2029-01-01', '2033-12-31', null),
});

describe('overlap of grants', () => {
  it('is symmetric, and a grant overlaps itself', () => {
    fc.assert(fc.property(grants, grants, (a, b) => grantsOverlap(a, b) === grantsOverlap(b, a)));
    fc.assert(fc.property(grants, (a) => grantsOverlap(a, a)));
  });

  it('needs field, territory and time at once', () => {
    expect(grantsOverlap(base, { ...base, from: '2031-01-01', to: null })).toBe(false);
    expect(grantsOverlap(base, { ...base, from: '2030-12-31', to: null })).toBe(true);
    const china = { ...base, territory: { kind: 'countries' as const, countries: ['CN'] } };
    const russia = { ...base, territory: { kind: 'countries' as const, countries: ['RU'] } };
    expect(grantsOverlap(china, russia)).toBe(false);
    expect(grantsOverlap(china, base)).toBe(true);
  });

  it('compares fields along the branches of the classification', () => {
    expect(fieldsOverlap(ipc('C02F'), ipc('C02F 1/28'))).toBe(true);
    expect(fieldsOverlap(ipc('C02F 1/28'), ipc('C02F 1/00'))).toBe(true);
    expect(fieldsOverlap(ipc('C02F 1/28'), ipc('C02F 3/00'))).toBe(false);
    expect(fieldsOverlap(ipc('A61K', 'C02F'), ipc('C02'))).toBe(true);
    expect(fieldsOverlap(ipc('A61K'), ipc('C02'))).toBe(false);
  });
});

describe('a conflict', () => {
  it('is two exclusive grants that overlap, and no other', () => {
    expect(conflictingGrant(base, 'owner', [signed({})])?.contractId).toBe('first');
    expect(conflictingGrant({ ...base, exclusive: false }, 'owner', [signed({})])).toBeUndefined();
    expect(conflictingGrant(base, 'owner', [signed({ exclusive: false })])).toBeUndefined();
    expect(conflictingGrant(base, 'owner', [signed({ to: '2026-12-31' })])).toBeUndefined();
  });

  it('is not that a holder passes on what it holds and may pass on', () => {
    expect(conflictingGrant(base, 'first-buyer', [signed({ transferable: true })])).toBeUndefined();
    expect(conflictingGrant(base, 'first-buyer', [signed({ transferable: false })])?.contractId).toBe('first');
  });
});
