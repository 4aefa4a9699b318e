import { average, bootstrap, type Interval, percentile } from '../metrics.ts';

/** What a ranking makes of each pair: row = query, column = document; the document of a query has its number. */
export type Matrix = { readonly size: number; readonly values: Float32Array };

export function matrixOf(size: number, value: (query: number, document: number) => number): Matrix {
  const values = new Float32Array(size * size);
  for (let q = 0; q < size; q++) for (let d = 0; d < size; d++) values[q * size + d] = value(q, d);
  return { size, values };
}

export type Figures = { r10: Interval; r1: Interval; mrr: Interval };

/**
 * R@10, R@1 and MRR with intervals. Documents of one value stand in any order, so a tie counts with what it gives on
 * average: nothing is won by giving everything the same score.
 */
export function figuresOf({ size, values }: Matrix): Figures {
  const places = Array.from({ length: size }, (_, q) => {
    const row = values.subarray(q * size, (q + 1) * size);
    const own = row[q] as number;
    let before = 0;
    let ties = 0;
    for (const value of row) {
      if (value > own) before += 1;
      else if (value === own) ties += 1;
    }
    return { before, ties };
  });
  const within = (k: number) =>
    bootstrap(places.map(({ before, ties }) => Math.max(0, Math.min(1, (k - before) / ties))));
  const reciprocal = places.map(({ before, ties }) =>
    average(Array.from({ length: ties }, (_, i) => 1 / (before + i + 1))),
  );
  return { r10: within(10), r1: within(1), mrr: bootstrap(reciprocal) };
}

/** Low, middle and high of the values that the right documents have. */
export function trueValues({ size, values }: Matrix): { p10: number; p50: number; p90: number } {
  const own = Array.from({ length: size }, (_, q) => values[q * size + q] as number).sort((a, b) => a - b);
  return { p10: percentile(own, 0.1), p50: percentile(own, 0.5), p90: percentile(own, 0.9) };
}
