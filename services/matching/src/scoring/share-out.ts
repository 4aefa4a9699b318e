/** Scores and what adds up to them are told in steps of this. */
export const STEPS = 10_000;

/**
 * Shares a total out by log-odds, in whole steps that sum to it exactly: `slope * logOdds` each; what rounding leaves
 * over goes to the largest. `slope` is score per log-odds.
 */
export function shareOut(total: number, logOdds: readonly number[], slope: number): number[] {
  const shares = logOdds.map((value) => Math.round(slope * value * STEPS) || 0);
  const rest = Math.round(total * STEPS) - shares.reduce((sum, value) => sum + value, 0);
  const largest = logOdds.reduce((at, value, i) => (Math.abs(value) > Math.abs(logOdds[at] ?? 0) ? i : at), 0);
  return shares.map((value, i) => (i === largest ? value + rest : value) / STEPS);
}
