import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combine, type Evidence } from '../score/score.ts';
import { partNames, reviewedWeights, type Weights } from '../score/weights.ts';
import { capWeights } from './cap.ts';
import { fitWeights, probabilityOf } from './fit.ts';
import { seededRandom } from './reliability.ts';
import type { PartValues, Sample } from './sample.ts';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const values = fc.record(
  Object.fromEntries(partNames.map((name) => [name, fc.option(unit, { nil: null })])),
) as fc.Arbitrary<PartValues>;
const sample = fc
  .record({ values, taken: fc.boolean(), weight: fc.constantFrom(0.1, 0.5, 1), organisation: fc.nat(5) })
  .map(
    ({ organisation, ...rest }): Omit<Sample, 'pair'> => ({
      ...rest,
      side: 'demand',
      organisationId: `o${organisation}`,
      at: new Date(0),
    }),
  );
/** Like what Postgres gives: one of each pair and side. */
const samples = fc
  .array(sample, { minLength: 1, maxLength: 60 })
  .map((list) => list.map((one, i): Sample => ({ ...one, pair: `p${i}` })));
const numbers = ({ bias, parts }: Weights) => [bias, ...partNames.map((name) => parts[name].weight)];

describe('the fit', () => {
  test('returns the prior without decisions', () => {
    expect(fitWeights(reviewedWeights, [])).toEqual(reviewedWeights);
  });

  test('changes only the bias and the part weights, and no weight below 0', () => {
    fc.assert(
      fc.property(samples, (list) => {
        const fitted = fitWeights(reviewedWeights, list);
        expect(numbers(fitted).every(Number.isFinite)).toBe(true);
        for (const name of partNames) {
          expect(fitted.parts[name].weight).toBeGreaterThanOrEqual(0);
          expect(fitted.parts[name].neutral).toBe(reviewedWeights.parts[name].neutral);
        }
        expect({ ...fitted, bias: 0, parts: {} }).toEqual({ ...reviewedWeights, bias: 0, parts: {} });
      }),
      { numRuns: 60 },
    );
  });

  test('does not depend on the order of the decisions', () => {
    fc.assert(
      fc.property(samples, fc.nat(), (list, seed) => {
        const random = seededRandom(seed);
        const shuffled = list
          .map((one) => ({ one, at: random() }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(fitWeights(reviewedWeights, shuffled)).toEqual(fitWeights(reviewedWeights, list));
      }),
      { numRuns: 40 },
    );
  });

  test('more equal decisions of an organisation at the cap change nothing', () => {
    const others = manyOrganisations(60, 4);
    const loud = (times: number): Sample[] =>
      Array.from({ length: 30 * times }, (_, i) => ({
        pair: `loud${i}`,
        side: 'demand',
        organisationId: 'loud',
        at: new Date(0),
        weight: 1,
        taken: i % 3 === 0,
        values: valuesAt((i % 30) / 30),
      }));
    const once = numbers(fitWeights(reviewedWeights, [...others, ...loud(1)]));
    expect(once).not.toEqual(numbers(fitWeights(reviewedWeights, others)));
    const often = numbers(fitWeights(reviewedWeights, [...others, ...loud(40)]));
    for (const [k, value] of once.entries()) expect(often[k]).toBeCloseTo(value, 3);
  });

  test('recovers the weights behind the decisions', () => {
    const wanted: Weights = {
      ...reviewedWeights,
      bias: reviewedWeights.bias + 1,
      parts: {
        ...reviewedWeights.parts,
        semantic: { ...reviewedWeights.parts.semantic, weight: 4 },
        terms: { ...reviewedWeights.parts.terms, weight: 3 },
      },
    };
    const random = seededRandom(3);
    const list = manyOrganisations(300, 12).map((one): Sample => {
      const drawn = Object.fromEntries(partNames.map((name) => [name, random()])) as PartValues;
      return { ...one, values: drawn, taken: random() < probabilityOf(drawn, wanted) };
    });
    const fitted = fitWeights(reviewedWeights, list);
    expect(Math.abs(fitted.parts.semantic.weight - 4)).toBeLessThan(1);
    expect(Math.abs(fitted.parts.terms.weight - 3)).toBeLessThan(0.7);
    expect(Math.abs(fitted.bias - wanted.bias)).toBeLessThan(1.5);
  });

  test('gives the same chance as the score', () => {
    fc.assert(
      fc.property(values, (given) => {
        // What is not known of a text part has no value of its own in scoring.
        const known = { ...given, lexical: given.lexical ?? 0, semantic: given.semantic ?? 0 };
        const evidence = Object.fromEntries(
          partNames.map((name) => [name, known[name] === null ? undefined : { value: known[name] }]),
        ) as unknown as Evidence;
        expect(combine(evidence, reviewedWeights).score).toBeCloseTo(probabilityOf(known, reviewedWeights), 4);
      }),
    );
  });
});

describe('the cap', () => {
  const sums = (list: readonly { organisationId: string; weight: number }[]) => {
    const totals = new Map<string, number>();
    capWeights(list).forEach((weight, i) => {
      const id = list[i]?.organisationId ?? '';
      totals.set(id, (totals.get(id) ?? 0) + weight);
    });
    return [...totals.values()];
  };
  const counts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 40 });
  const listOf = (sizes: readonly number[]) =>
    sizes.flatMap((size, i) => Array.from({ length: size }, () => ({ organisationId: `o${i}`, weight: 1 })));

  test('no organisation exceeds its share or gains weight', () => {
    fc.assert(
      fc.property(counts, (sizes) => {
        const totals = sums(listOf(sizes));
        const all = totals.reduce((sum, one) => sum + one, 0);
        const most = Math.max(0.05, 1.5 / sizes.length);
        for (const [i, total] of totals.entries()) {
          expect(total).toBeLessThanOrEqual(most * all + 1e-9);
          expect(total).toBeLessThanOrEqual((sizes[i] ?? 0) + 1e-9);
          expect(total).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('few decisions of each count in full', () => {
    expect(capWeights(listOf(new Array(30).fill(10)))).toEqual(new Array(300).fill(1));
  });

  test('more decisions never lower the total, and each adds less', () => {
    const weightOf = (count: number) => sums(listOf([count, ...new Array(99).fill(18)]))[0] ?? 0;
    const grown = [10, 20, 40, 80, 160, 320, 640, 1280].map(weightOf);
    for (let i = 1; i < grown.length; i++) {
      expect(grown[i]).toBeGreaterThan((grown[i - 1] ?? 0) - 1e-9);
      if (i > 1) expect((grown[i] ?? 0) / (grown[i - 1] ?? 1)).toBeLessThan(1.5);
    }
    expect(grown.at(-1)).toBeCloseTo(grown.at(-2) ?? 0, 9);
  });
});

function valuesAt(x: number): PartValues {
  return Object.fromEntries(partNames.map((name, k) => [name, (x * (k + 1)) % 1])) as PartValues;
}

function manyOrganisations(organisations: number, each: number): Sample[] {
  const random = seededRandom(11);
  return Array.from({ length: organisations * each }, (_, i) => {
    const drawn = Object.fromEntries(partNames.map((name) => [name, random()])) as PartValues;
    return {
      pair: `p${i}`,
      side: 'demand',
      organisationId: `o${i % organisations}`,
      at: new Date(0),
      weight: 1,
      values: drawn,
      taken: random() < probabilityOf(drawn, reviewedWeights),
    };
  });
}
