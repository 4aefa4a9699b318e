/** Weight up to which an organisation's decisions count in full; beyond it the total grows as a square root. */
const FREE = 20;
/** The largest share of all weight that one organisation may have; among few organisations FEW / their number. */
const SHARE_MAX = 0.05;
const FEW = 1.5;

type Weighted = {
  readonly organisationId: string;
  readonly weight: number;
};

/**
 * Caps the influence of each organisation. With `S` the sum of its weights, its total becomes `S` up to `FREE` and
 * `sqrt(FREE * S)` above, and then at most the share `max(5 %, 1.5 / organisations)` of all remaining weight. Weights
 * within an organisation keep their proportions. The order is that of the input.
 */
export function capWeights(samples: readonly Weighted[]): number[] {
  const sums = new Map<string, number>();
  for (const { organisationId, weight } of samples) {
    sums.set(organisationId, (sums.get(organisationId) ?? 0) + weight);
  }
  const totals = new Map([...sums].map(([id, sum]) => [id, sum <= FREE ? sum : Math.sqrt(FREE * sum)]));
  const most = largestTotal([...totals.values()], Math.max(SHARE_MAX, FEW / totals.size));
  return samples.map(({ organisationId, weight }) => {
    const total = Math.min(most, totals.get(organisationId) ?? 0);
    return weight === 0 ? 0 : (weight * total) / (sums.get(organisationId) ?? 1);
  });
}

/** The largest `C` for which `C` is at most `share` of the sum of `min(total, C)`. */
function largestTotal(totals: readonly number[], share: number): number {
  const sorted = [...totals].sort((a, b) => b - a);
  let below = sorted.reduce((sum, total) => sum + total, 0);
  // With the `k` largest cut to C: C = share * (below + k * C).
  for (let k = 0; k < sorted.length; k++) {
    const largest = sorted[k] ?? 0;
    const most = k * share < 1 ? (share * below) / (1 - k * share) : Infinity;
    if (most >= largest) return k === 0 ? largest : most;
    below -= largest;
  }
  return 0;
}
