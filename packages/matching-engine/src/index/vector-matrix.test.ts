import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VectorMatrix } from './vector-matrix.ts';

/** As a scan sees a query: seven bits. */
function sevenBits(query: readonly number[]): { values: number[]; scale: number } {
  const largest = Math.max(...query.map(Math.abs));
  return { values: query.map((value) => Math.round((value / largest) * 63)), scale: Math.fround(largest / 63) };
}

const byte = fc.integer({ min: -127, max: 127 });
const corpus = fc.integer({ min: 1, max: 40 }).chain((dimensions) => {
  const vector = fc.array(byte, { minLength: dimensions, maxLength: dimensions });
  const change = fc.record({ slot: fc.nat(70), values: fc.option(vector, { nil: undefined }) });
  return fc.record({
    dimensions: fc.constant(dimensions),
    changes: fc.array(change, { maxLength: 120 }),
    queries: fc.array(
      vector.filter((values) => values.some((value) => value !== 0)),
      { minLength: 1, maxLength: 9 },
    ),
  });
});

test('a scan equals plain dot products for each query, after any puts and removals', () => {
  fc.assert(
    fc.property(corpus, ({ dimensions, changes, queries }) => {
      const matrix = new VectorMatrix(dimensions);
      const model = new Map<number, number[]>();
      for (const { slot, values } of changes) {
        if (values) {
          matrix.put(slot, Int8Array.from(values), 1 / 127);
          model.set(slot, values);
        } else {
          matrix.remove(slot);
          model.delete(slot);
        }
      }
      const found = queries.map(() => new Map<number, number>());
      matrix.scan(
        queries.map((query) => Float32Array.from(query)),
        (query, slot, value) => {
          found[query]?.set(slot, value);
          return 0;
        },
      );
      const rising = queries.map((): number[] => []);
      matrix.scan(
        queries.map((query) => Float32Array.from(query)),
        (query, slot, value) => {
          rising[query]?.push(slot);
          return value;
        },
      );
      queries.forEach((query, i) => {
        const { values, scale } = sevenBits(query);
        const expected = [...model].flatMap(([slot, row]) => {
          const product = row.reduce((sum, value, k) => sum + value * (values[k] ?? 0), 0);
          return product > 0 ? [[slot, product * Math.fround(1 / 127) * scale] as const] : [];
        });
        expect([...(found[i] ?? [])]).toEqual(expected.sort((a, b) => a[0] - b[0]));
        // With a floor that is the best so far, only what is better still is told.
        const better: number[] = [];
        let best = 0;
        for (const [slot, value] of expected) {
          if (value <= best) continue;
          best = value;
          better.push(slot);
        }
        expect(rising[i]).toEqual(better);
      });
    }),
    { numRuns: 60 },
  );
});

test('a scan works across several blocks and kernel calls', () => {
  const matrix = new VectorMatrix(32);
  const rows = Array.from({ length: 5001 }, (_, slot) =>
    Int8Array.from({ length: 32 }, (_, k) => ((slot * 31 + k * 17) % 255) - 127),
  );
  rows.forEach((row, slot) => {
    matrix.put(slot, row, 1);
  });
  const queries = Array.from({ length: 10 }, (_, i) => Float32Array.from({ length: 32 }, (_, k) => ((i + k) % 9) - 4));
  const sums = queries.map(() => 0);
  matrix.scan(queries, (query, slot, value) => {
    sums[query] = (sums[query] ?? 0) + value * ((slot % 13) + 1);
    return 0;
  });
  queries.forEach((query, i) => {
    const { values, scale } = sevenBits([...query]);
    let expected = 0;
    rows.forEach((row, slot) => {
      const product = row.reduce((sum, value, k) => sum + value * (values[k] ?? 0), 0);
      if (product > 0) expected += product * scale * ((slot % 13) + 1);
    });
    expect(sums[i]).toBeCloseTo(expected, 3);
  });
});

test('a vector of another length is never reported, nor is a product below the floor', () => {
  const matrix = new VectorMatrix(3);
  matrix.put(0, Int8Array.of(127, 0, 0), 1 / 127);
  matrix.put(1, Int8Array.of(90, 90, 0), 1 / 127);
  matrix.put(2, Int8Array.of(1, 2, 3, 4), 1);
  const told: number[] = [];
  matrix.scan([Float32Array.of(1, 0, 0)], (_, slot, value) => {
    told.push(slot);
    return value;
  });
  expect(told).toEqual([0]);
});
