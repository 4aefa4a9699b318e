/** How the places of many lists are spread over the records. */
export type Exposure = {
  /** All records. */
  readonly records: number;
  /** Records in at least one list. */
  readonly shown: number;
  readonly share: number;
  /** Gini coefficient. 0: all records stand in equally many lists; near 1: one record stands in all. */
  readonly gini: number;
  /** Lists of the most exposed record. */
  readonly most: number;
};

/**
 * Computes exposure from the number of lists of each shown record. Records in no list need not be passed.
 *
 * @example exposureOf([2, 2], 4) // { records: 4, shown: 2, share: .5, gini: .5, most: 2 }
 */
export function exposureOf(lists: readonly number[], records: number): Exposure {
  const counts = lists.filter((count) => count > 0).sort((a, b) => a - b);
  const all = Math.max(records, counts.length);
  const places = counts.reduce((sum, count) => sum + count, 0);
  const nobody = all - counts.length;
  // Sum of rank * count in ascending order; records in no list take the first ranks and add nothing.
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
