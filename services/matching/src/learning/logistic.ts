/** One thing that was seen: what is known of it, and how it ended. */
export interface Observation {
  readonly x: readonly number[];
  readonly taken: boolean;
  /** How much it counts; 0 or more. */
  readonly weight: number;
}

/** Where the coefficients are without any observation, how far they like to stray, and what they may not go below. */
export interface Prior {
  readonly mean: readonly number[];
  /** Standard deviation of each; `Infinity` leaves it free. */
  readonly deviation: readonly number[];
  readonly min: readonly number[];
}

const STEPS_MAX = 100;
const SWEEPS_MAX = 200;
const CLOSE = 1e-7;

/**
 * Coefficients that minimise `sum weight * log loss + 1/2 sum ((c - mean) / deviation)^2` above their minimum: logistic
 * regression with a ridge towards the prior. The function is convex, so there is one answer; Newton's method with
 * halved steps finds it, and each step's quadratic problem is solved one coefficient at a time (projected
 * Gauss-Seidel). The same observations in the same order give the same answer to the last bit.
 */
export function fitLogistic(observations: readonly Observation[], prior: Prior): number[] {
  const at = prior.mean.map((mean, k) => Math.max(mean, prior.min[k] ?? -Infinity));
  let loss = objective(observations, prior, at);
  for (let step = 0; step < STEPS_MAX; step++) {
    const direction = newtonStep(observations, prior, at);
    if (Math.max(...direction.map(Math.abs)) < CLOSE) break;
    let size = 1;
    let next = moved(at, direction, size);
    let after = objective(observations, prior, next);
    while (after > loss && size > 1e-6) {
      size /= 2;
      next = moved(at, direction, size);
      after = objective(observations, prior, next);
    }
    if (after > loss) break;
    at.splice(0, at.length, ...next);
    loss = after;
  }
  return at;
}

export function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** -ln of the chance given to what happened, from log-odds, without overflow at either end. */
export function lossAt(z: number, taken: boolean): number {
  const wrong = taken ? -z : z;
  return wrong > 0 ? wrong + Math.log1p(Math.exp(-wrong)) : Math.log1p(Math.exp(wrong));
}

export function oddsOf(x: readonly number[], coefficients: readonly number[]): number {
  return x.reduce((sum, value, k) => sum + value * (coefficients[k] ?? 0), 0);
}

function moved(at: readonly number[], direction: readonly number[], size: number): number[] {
  return at.map((value, k) => value + size * (direction[k] ?? 0));
}

function precision(prior: Prior, k: number): number {
  return 1 / (prior.deviation[k] ?? 1) ** 2;
}

function objective(observations: readonly Observation[], prior: Prior, at: readonly number[]): number {
  const strayed = at.reduce(
    (sum, value, k) => sum + (precision(prior, k) * (value - (prior.mean[k] ?? 0)) ** 2) / 2,
    0,
  );
  return observations.reduce((sum, one) => sum + one.weight * lossAt(oddsOf(one.x, at), one.taken), strayed);
}

/** Minimum of the quadratic that touches the objective here, within the bounds. */
function newtonStep(observations: readonly Observation[], prior: Prior, at: readonly number[]): number[] {
  const { gradient, curvature } = derivatives(observations, prior, at);
  const step = at.map(() => 0);
  for (let sweep = 0; sweep < SWEEPS_MAX; sweep++) {
    let largest = 0;
    for (let k = 0; k < step.length; k++) {
      const row = curvature[k] ?? [];
      const slope = step.reduce((sum, value, j) => sum + value * (row[j] ?? 0), gradient[k] ?? 0);
      const before = step[k] ?? 0;
      const least = (prior.min[k] ?? -Infinity) - (at[k] ?? 0);
      const after = Math.max(least, before - slope / Math.max(row[k] ?? 0, 1e-12));
      step[k] = after;
      largest = Math.max(largest, Math.abs(after - before));
    }
    if (largest < CLOSE / 100) break;
  }
  return step;
}

/** First and second derivatives of the objective. */
export function derivatives(observations: readonly Observation[], prior: Prior, at: readonly number[]) {
  const gradient = at.map((value, k) => precision(prior, k) * (value - (prior.mean[k] ?? 0)));
  const curvature = at.map((_, k) => at.map((__, j) => (j === k ? precision(prior, k) : 0)));
  for (const one of observations) {
    const chance = logistic(oddsOf(one.x, at));
    const error = one.weight * (chance - (one.taken ? 1 : 0));
    const bend = one.weight * chance * (1 - chance);
    for (let k = 0; k < at.length; k++) {
      const value = one.x[k] ?? 0;
      if (value === 0) continue;
      gradient[k] = (gradient[k] ?? 0) + error * value;
      const row = curvature[k] ?? [];
      for (let j = 0; j < at.length; j++) row[j] = (row[j] ?? 0) + bend * value * (one.x[j] ?? 0);
    }
  }
  return { gradient, curvature };
}
