import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demand, listing } from '../../test/arbitrary-profiles.ts';
import type { DemandFacts, ListingFacts } from '../profile/profile.ts';
import { classificationPart } from './classification.ts';
import { dealTermsPart } from './deal-terms.ts';
import { semanticPart } from './semantic.ts';
import { reviewedWeights } from './weights.ts';

const code = fc.constantFrom('H01M 10/0562', 'H01M 4/00', 'H01M', 'C01B 32/184', 'C01B', 'A61K', 'C');
const codes = fc.array(code, { minLength: 1, maxLength: 5 });

describe('classification', () => {
  test('lies in 0..1, is whole for equal codes, and names two codes of the two sides', () => {
    fc.assert(
      fc.property(codes, codes, (offered, wanted) => {
        const part = classificationPart(offered, wanted);
        expect(part && part.value >= 0 && part.value <= 1).toBe(true);
        expect(offered).toContain(part?.listing);
        expect(wanted).toContain(part?.demand);
        expect(classificationPart(offered, offered)?.value).toBeCloseTo(1, 12);
      }),
    );
  });

  test('does not depend on the order of the codes', () => {
    fc.assert(
      fc.property(codes, codes, (offered, wanted) => {
        const value = classificationPart(offered, wanted)?.value ?? 0;
        expect(classificationPart(offered.toReversed(), wanted.toReversed())?.value).toBeCloseTo(value, 12);
      }),
    );
  });

  test('of one code that a listing has among others is whole: ten codes meet a need with one of them', () => {
    fc.assert(
      fc.property(codes, fc.nat(), (offered, at) => {
        const wanted = offered[at % offered.length] ?? '';
        expect(classificationPart(offered, [wanted])?.value).toBe(1);
        expect(classificationPart([wanted], offered)?.value).toBe(1);
      }),
    );
  });
});

describe('deal terms', () => {
  test('are the mean of their conditions, each in 0..1 and stated by both sides', () => {
    fc.assert(
      fc.property(listing, demand, ({ facts: offer }, { facts: need }) => {
        const part = dealTermsPart(offer, need);
        if (!part) return;
        for (const { fit } of part.conditions) expect(fit >= 0 && fit <= 1).toBe(true);
        const mean = part.conditions.reduce((sum, { fit }) => sum + fit, 0) / part.conditions.length;
        expect(part.value).toBeCloseTo(mean, 12);
        expect(new Set(part.conditions.map(({ kind }) => kind)).size).toBe(part.conditions.length);
        if (part.conditions.some(({ kind }) => kind === 'price')) expect(offer.price && need.budget).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });

  test('a lower price and a larger budget never fit worse', () => {
    const amount = fc.integer({ min: 0, max: 400 });
    const worth = (asked: number, budget: number) => {
      const money = (n: number) => ({ amount: `${n}.00`, currency: 'CNY' });
      const offer: ListingFacts = { organisationId: 'a', offers: [], price: { min: money(asked), max: money(asked) } };
      const need: DemandFacts = { organisationId: 'b', dealKinds: [], budget: { max: money(budget) } };
      return dealTermsPart(offer, need)?.value ?? Number.NaN;
    };
    fc.assert(
      fc.property(amount, amount, fc.nat(50), (asked, budget, more) => {
        expect(worth(asked + more, budget)).toBeLessThanOrEqual(worth(asked, budget));
        expect(worth(asked, budget + more)).toBeGreaterThanOrEqual(worth(asked, budget));
        expect(worth(asked, budget) === 1).toBe(asked <= budget);
      }),
    );
  });
});

describe('meaning', () => {
  const { semantic } = reviewedWeights;
  const density = fc.double({ min: -0.1, max: 0.1, noNaN: true });

  test('lies in 0..1, and a denser neighbourhood never raises it', () => {
    fc.assert(
      fc.property(listing, demand, density, density, (offer, need, a, b) => {
        const value = (one: number) => semanticPart(offer, need, semantic, one).value;
        expect(value(a) >= 0 && value(a) <= 1).toBe(true);
        expect(value(Math.max(a, b))).toBeLessThanOrEqual(value(Math.min(a, b)));
      }),
    );
  });

  test('the best passage is never below the mean of all, and a further passage of the listing never lowers either', () => {
    fc.assert(
      fc.property(listing, demand, (offer, need) => {
        const { best, coverage } = semanticPart(offer, need, semantic, 0);
        expect(best).toBeGreaterThanOrEqual(coverage - 1e-12);
        const { values, scales, dimensions } = offer.passages;
        const fewer = { values: values.slice(0, -dimensions), scales: scales.slice(0, -1), dimensions };
        if (scales.length === 0) return;
        const less = semanticPart({ ...offer, passages: fewer }, need, semantic, 0);
        expect(less.best).toBeLessThanOrEqual(best);
        expect(less.coverage).toBeLessThanOrEqual(coverage + 1e-12);
      }),
    );
  });
});
