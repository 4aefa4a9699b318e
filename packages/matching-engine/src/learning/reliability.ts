/** A predicted chance and the outcome. `group`: the cluster it belongs to (a need, an organisation). */
export type Prediction = {
  readonly chance: number;
  readonly taken: boolean;
  readonly group: string;
  /** Defaults to 1. */
  readonly weight?: number;
};

/** One bin of a reliability table: mean predicted chance and share taken up. */
export type ReliabilityRow = {
  readonly weight: number;
  readonly chance: number;
  readonly taken: number;
};

export type Estimate = {
  readonly value: number;
  /** 95 % bootstrap interval over groups. */
  readonly low: number;
  readonly high: number;
};

/** The quality of predictions: log loss, AUC and calibration error. */
export type Quality<T> = {
  readonly logLoss: T;
  /** Probability that a pair taken up ranks above one that was not; NaN when all have the same outcome. */
  readonly auc: T;
  /** Expected calibration error over bins of equal weight: mean |predicted chance - share taken up|, 0..1. */
  readonly ece: T;
};

export const qualityNames = ['logLoss', 'auc', 'ece'] as const;

const BINS = 10;
const RESAMPLES = 400;
/** Chances are clipped, because a wrong 0 or 1 would make the log loss infinite. */
const LEAST = 1e-4;

type Sorted = { chance: Float64Array; taken: Uint8Array; weight: Float64Array; group: Int32Array; groups: number };

/** Quality with intervals, by a bootstrap over whole groups, because predictions in a group are correlated. */
export function measureQuality(judged: readonly Prediction[], resamples = RESAMPLES): Quality<Estimate> {
  const sorted = sort(judged);
  const value = qualityOf(sorted, sorted.weight);
  return estimates(value, resampled(sorted, resamples));
}

/** Compares two sets of predictions for the same pairs in the same order, with intervals of the difference. */
export function compareQuality(
  before: readonly Prediction[],
  after: readonly Prediction[],
  resamples = RESAMPLES,
): { before: Quality<Estimate>; after: Quality<Estimate>; difference: Quality<Estimate> } {
  const [a, b] = [sort(before), sort(after)];
  // Both sides number their groups alike, so each resample draws the same groups from both.
  const [drawnA, drawnB] = [resampled(a, resamples), resampled(b, resamples)];
  const [valueA, valueB] = [qualityOf(a, a.weight), qualityOf(b, b.weight)];
  const minus = (x: Quality<number>, y: Quality<number>): Quality<number> => ({
    logLoss: x.logLoss - y.logLoss,
    auc: x.auc - y.auc,
    ece: x.ece - y.ece,
  });
  return {
    before: estimates(valueA, drawnA),
    after: estimates(valueB, drawnB),
    difference: estimates(
      minus(valueB, valueA),
      drawnB.flatMap((one, i) => {
        const other = drawnA[i];
        return other ? [minus(one, other)] : [];
      }),
    ),
  };
}

/** The reliability table: bins of equal weight by rising chance. Equal chances share a bin. */
export function reliability(judged: readonly Prediction[], bins = BINS): ReliabilityRow[] {
  const sorted = sort(judged);
  return binned(sorted, sorted.weight, bins);
}

function estimates(value: Quality<number>, drawn: readonly Quality<number>[]): Quality<Estimate> {
  const of = (name: (typeof qualityNames)[number]): Estimate => {
    const values = drawn.map((one) => one[name]).filter((one) => !Number.isNaN(one));
    values.sort((a, b) => a - b);
    const place = (share: number) => values[Math.min(values.length - 1, Math.floor(share * values.length))];
    return { value: value[name], low: place(0.025) ?? Number.NaN, high: place(0.975) ?? Number.NaN };
  };
  return { logLoss: of('logLoss'), auc: of('auc'), ece: of('ece') };
}

function sort(judged: readonly Prediction[]): Sorted {
  const groups = [...new Set(judged.map((one) => one.group))].sort();
  const number = new Map(groups.map((group, i) => [group, i]));
  const order = [...judged].sort((a, b) => a.chance - b.chance);
  return {
    chance: Float64Array.from(order, (one) => one.chance),
    taken: Uint8Array.from(order, (one) => (one.taken ? 1 : 0)),
    weight: Float64Array.from(order, (one) => one.weight ?? 1),
    group: Int32Array.from(order, (one) => number.get(one.group) ?? 0),
    groups: groups.length,
  };
}

/** Quality of bootstrap resamples of groups, seeded for repeatable results. */
function resampled(sorted: Sorted, resamples: number): Quality<number>[] {
  const random = seededRandom(0x9e3779b9);
  return Array.from({ length: resamples }, () => {
    const times = new Int32Array(sorted.groups);
    for (let i = 0; i < sorted.groups; i++) {
      const at = Math.floor(random() * sorted.groups);
      times[at] = (times[at] ?? 0) + 1;
    }
    return qualityOf(
      sorted,
      sorted.weight.map((weight, i) => weight * (times[sorted.group[i] ?? 0] ?? 0)),
    );
  });
}

/** A seeded generator of numbers in [0, 1): mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function qualityOf(sorted: Sorted, weight: Float64Array): Quality<number> {
  let total = 0;
  let loss = 0;
  for (let i = 0; i < weight.length; i++) {
    const w = weight[i] ?? 0;
    const given = Math.min(1 - LEAST, Math.max(LEAST, sorted.chance[i] ?? 0));
    total += w;
    loss -= w * Math.log(sorted.taken[i] ? given : 1 - given);
  }
  const rows = binned(sorted, weight, BINS);
  const ece = rows.reduce((sum, row) => sum + row.weight * Math.abs(row.chance - row.taken), 0) / total;
  return { logLoss: loss / total, auc: areaUnder(sorted, weight), ece };
}

/** Visits runs of equal chances, lowest first, with their sums. */
function forRuns(
  sorted: Sorted,
  weight: Float64Array,
  visit: (run: { weight: number; taken: number; chance: number }) => void,
): void {
  for (let at = 0; at < weight.length; ) {
    const chance = sorted.chance[at] ?? 0;
    let sum = 0;
    let taken = 0;
    for (; at < weight.length && sorted.chance[at] === chance; at++) {
      sum += weight[at] ?? 0;
      if (sorted.taken[at]) taken += weight[at] ?? 0;
    }
    if (sum > 0) visit({ weight: sum, taken, chance });
  }
}

function areaUnder(sorted: Sorted, weight: Float64Array): number {
  let above = 0;
  let taken = 0;
  let not = 0;
  forRuns(sorted, weight, (run) => {
    const missed = run.weight - run.taken;
    above += run.taken * (not + missed / 2);
    taken += run.taken;
    not += missed;
  });
  return above / (taken * not);
}

function binned(sorted: Sorted, weight: Float64Array, bins: number): ReliabilityRow[] {
  const total = weight.reduce((sum, one) => sum + one, 0);
  const sums = Array.from({ length: bins }, () => ({ weight: 0, chance: 0, taken: 0 }));
  let before = 0;
  forRuns(sorted, weight, (run) => {
    const middle = (before + run.weight / 2) / total;
    before += run.weight;
    const bin = sums[Math.min(bins - 1, Math.floor(middle * bins))];
    if (!bin) return;
    bin.weight += run.weight;
    bin.chance += run.weight * run.chance;
    bin.taken += run.taken;
  });
  return sums.flatMap((bin) =>
    bin.weight > 0 ? [{ weight: bin.weight, chance: bin.chance / bin.weight, taken: bin.taken / bin.weight }] : [],
  );
}
