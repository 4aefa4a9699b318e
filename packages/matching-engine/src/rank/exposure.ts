/** How the places of many lists fall on the records that could stand in them. */
export type Exposure = {
  /** Records that could be shown. */
  readonly records: number;
  /** Those that stand in at least one list. */
  readonly shown: number;
  readonly share: number;
  /** 0: all stand in equally many lists; near 1: one stands in all. Those in none are counted. */
  readonly gini: number;
  /** Lists the most exposed one stands in. */
  readonly most: number;
};

/**
 * Exposure from the lists that each shown record stands in; records that stand in none need not be named.
 *
 * @example exposureOf([2, 2], 4) // { records: 4, shown: 2, share: .5, gini: .5, most: 2 }
 */
export function exposureOf(lists: readonly number[], records: number): Exposure {
  const counts = lists.filter((count) => count > 0).sort((a, b) => a - b);
  const all = Math.max(records, counts.length);
  const places = counts.reduce((sum, count) => sum + count, 0);
  const nobody = all - counts.length;
  // Sum of rank * count over all in ascending order; those in no list take the first ranks and add nothing.
  const weighted = counts.reduce((sum, count, i) => sum + (nobody + i + 1) * count, 0);
  return {
    records: all,
    shown: counts.length,
    share: all === 0 ? 0 : rounded(counts.length / all),
    gini: places === 0 ? 0 : rounded((2 * weighted) / (all * places) - (all + 1) / all),
    most: counts.at(-1) ?? 0,
  };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
