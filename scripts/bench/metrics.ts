/** Grades of the documents that answer a query, by document id; absent means 0. */
export type Judgements = ReadonlyMap<string, number>;

/** nDCG@k with linear gain and log2 discount, as trec_eval computes it. 0..1. */
export function ndcgAt(k: number, ranking: readonly string[], judgements: Judgements): number {
  const gain = (grades: readonly number[]) =>
    grades.slice(0, k).reduce((sum, grade, rank) => sum + grade / Math.log2(rank + 2), 0);
  const ideal = gain([...judgements.values()].filter((grade) => grade > 0).sort((a, b) => b - a));
  return ideal === 0 ? 0 : gain(ranking.map((id) => judgements.get(id) ?? 0)) / ideal;
}

/** Share of the relevant documents among the first k. 0..1. */
export function recallAt(k: number, ranking: readonly string[], judgements: Judgements): number {
  const relevant = [...judgements].filter(([, grade]) => grade > 0).map(([id]) => id);
  const top = new Set(ranking.slice(0, k));
  return relevant.length === 0 ? 0 : relevant.filter((id) => top.has(id)).length / relevant.length;
}

/** 1 / rank of the first relevant document, 0 when there is none. */
export function reciprocalRank(ranking: readonly string[], judgements: Judgements): number {
  const rank = ranking.findIndex((id) => (judgements.get(id) ?? 0) > 0);
  return rank < 0 ? 0 : 1 / (rank + 1);
}

export type Interval = { mean: number; low: number; high: number };

/**
 * Mean with a 95 % bootstrap interval (1,000 resamples of the queries). The generator is seeded, so that the same
 * values give the same interval.
 */
export function bootstrap(values: readonly number[], resamples = 1000): Interval {
  const mean = average(values);
  let state = 0x9e3779b9;
  const random = () => {
    // xorshift32 (Marsaglia 2003)
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  const means = Array.from({ length: resamples }, () =>
    average(values.map(() => values[Math.floor(random() * values.length)] ?? 0)),
  ).sort((a, b) => a - b);
  return { mean, low: percentile(means, 0.025), high: percentile(means, 0.975) };
}

export function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value below which a share `p` (0..1) of the sorted values lies; nearest rank. */
export function percentile(sorted: readonly number[], p: number): number {
  if (sorted.length === 0) return Number.NaN;
  const rank = Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1));
  return sorted[rank] ?? Number.NaN;
}
