import type { DealKind } from '@techbourse/domain';
import { describe, expect, test } from 'vitest';
import { dealTermsPart } from './deal-terms.ts';
import { readinessPart } from './readiness.ts';

const offer = { organisationId: 'a', offers: [] };
const need = { organisationId: 'b', dealKinds: [] };
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const priced = (amount: string) => ({ ...offer, price: { min: cny(amount), max: cny(amount) } });

describe('deal terms', () => {
  test('conditions that a side leaves open are no evidence', () => {
    expect(dealTermsPart(offer, need)).toBeUndefined();
  });

  test.each([
    ['within the budget', '80.00', 1],
    ['exactly the budget', '100.00', 1],
    ['half again as much', '150.00', 0.5],
    ['twice the budget', '200.00', 0],
    ['ten times the budget', '1000.00', 0],
  ])('a price %s', (_name, asked, fit) => {
    expect(dealTermsPart(priced(asked), { ...need, budget: { max: cny('100.00') } })?.value).toBeCloseTo(fit);
  });

  test('unlike currencies are not compared', () => {
    const budget = { max: { amount: '100.00', currency: 'USD' } };
    expect(dealTermsPart(priced('500.00'), { ...need, budget })).toBeUndefined();
  });

  test('no price fits a budget of zero', () => {
    expect(dealTermsPart(priced('5.00'), { ...need, budget: { max: cny('0.00') } })?.value).toBe(0);
  });

  test.each<[DealKind[], DealKind[], number]>([
    [['exclusive_licence', 'service'], [], 1],
    [['exclusive_licence', 'service'], ['exclusive_licence'], 1],
    [['exclusive_licence', 'service'], ['service'], 0],
    [['joint_development'], [], 0],
  ])('exclusivity required, offered %j to a taker of %j, fits %d', (offers, dealKinds, fit) => {
    const part = dealTermsPart({ ...offer, offers }, { ...need, dealKinds, exclusivity: 'required' });
    expect(part?.conditions.find((term) => term.kind === 'exclusivity')?.fit).toBe(fit);
  });

  test('territory counts by the covered share, and conditions are averaged', () => {
    const part = dealTermsPart(
      { ...offer, territory: { kind: 'countries', countries: ['CN'] }, validUntil: '2027-01-01' },
      { ...need, territory: { kind: 'countries', countries: ['CN', 'RU'] }, deadline: '2026-12-01' },
    );
    expect(part?.conditions.map(({ kind, fit }) => [kind, fit])).toEqual([
      ['territory', 0.5],
      ['time', 1],
    ]);
    expect(part?.value).toBe(0.75);
  });
});

test.each([
  [7, 5, 1],
  [5, 5, 1],
  [4, 5, 0.75],
  [1, 9, 0],
  [undefined, 5, undefined],
  [5, undefined, undefined],
])('readiness %s where %s is wanted fits %s', (level, wanted, fit) => {
  expect(readinessPart(level, wanted)?.value).toBe(fit);
});
