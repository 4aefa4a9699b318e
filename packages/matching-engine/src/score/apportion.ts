/** Scores and contributions are multiples of 1 / STEPS. */
export const STEPS = 10_000;

/**
 * Apportions a total in whole steps that sum to it exactly: each share is `slope * logOdds`, and the largest takes the
 * rounding error. `slope` is score per log-odds.
 */
export function apportion(total: number, logOdds: readonly number[], slope: number): number[] {
  const shares: number[] = [];
  let rest = Math.round(total * STEPS);
  let largest = 0;
  for (let i = 0; i < logOdds.length; i++) {
    const value = logOdds[i] as number;
    const share = Math.round(slope * value * STEPS) || 0;
    shares.push(share / STEPS);
    rest -= share;
    if (Math.abs(value) > Math.abs(logOdds[largest] ?? 0)) largest = i;
  }
  if (rest !== 0 && shares.length > 0) shares[largest] = (Math.round((shares[largest] ?? 0) * STEPS) + rest) / STEPS;
  return shares;
}
