/** One observation: its features and its outcome. */
export type Observation = {
  readonly x: readonly number[];
  readonly taken: boolean;
  /** Its weight, 0 or more. */
  readonly weight: number;
};

/** Prior mean, spread and lower bound of each coefficient. */
export type Prior = {
  readonly mean: readonly number[];
  /** Standard deviation of each; `Infinity` removes the pull. */
  readonly deviation: readonly number[];
  readonly min: readonly number[];
};

const STEPS_MAX = 100;
const SWEEPS_MAX = 200;
const CLOSE = 1e-7;

/**
 * Logistic regression with a ridge towards the prior: minimises
 * `sum weight * log loss + 1/2 sum ((c - mean) / deviation)^2` within the bounds. The function is convex, so there is one
 * answer. Newton's method with step halving finds it; projected Gauss-Seidel solves each step. The same observations in
 * the same order give the same answer to the last bit.
 */
export function fitLogistic(observations: readonly Observation[], prior: Prior): number[] {
  const problem = problemOf(observations, prior);
  let at = Float64Array.from(prior.mean, (mean, k) => Math.max(mean, prior.min[k] ?? -Infinity));
  let loss = lossOf(problem, at);
  for (let step = 0; step < STEPS_MAX; step++) {
    const direction = newtonStep(problem, at);
    if (Math.max(...direction.map(Math.abs)) < CLOSE) break;
    let size = 1;
    let next = moved(at, direction, size);
    let after = lossOf(problem, next);
    while (after > loss && size > 1e-6) {
      size /= 2;
      next = moved(at, direction, size);
      after = lossOf(problem, next);
    }
    if (after > loss) break;
    [at, loss] = [next, after];
  }
  return [...at];
}

export function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

export function logOddsOf(x: readonly number[], coefficients: readonly number[]): number {
  return x.reduce((sum, value, k) => sum + value * (coefficients[k] ?? 0), 0);
}

/** The numbers of a fit in typed arrays, for loops over tens of thousands of decisions. */
type Problem = {
  readonly size: number;
  /** One row of `size` for each observation. */
  readonly x: Float64Array;
  readonly taken: Uint8Array;
  readonly weight: Float64Array;
  readonly mean: Float64Array;
  readonly precision: Float64Array;
  readonly min: Float64Array;
};

function problemOf(observations: readonly Observation[], prior: Prior): Problem {
  const size = prior.mean.length;
  const x = new Float64Array(observations.length * size);
  for (const [i, one] of observations.entries()) x.set(one.x, i * size);
  return {
    size,
    x,
    taken: Uint8Array.from(observations, (one) => (one.taken ? 1 : 0)),
    weight: Float64Array.from(observations, (one) => one.weight),
    mean: Float64Array.from(prior.mean),
    precision: Float64Array.from(prior.deviation, (deviation) => 1 / deviation ** 2),
    min: Float64Array.from(prior.min),
  };
}

function moved(at: Float64Array, direction: Float64Array, size: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(at, (value, k) => value + size * (direction[k] as number));
}

function rowOdds({ x, size }: Problem, row: number, at: Float64Array): number {
  let z = 0;
  for (let k = 0; k < size; k++) z += (x[row * size + k] as number) * (at[k] as number);
  return z;
}

function lossOf(problem: Problem, at: Float64Array): number {
  const { size, taken, weight, mean, precision } = problem;
  let loss = 0;
  for (let k = 0; k < size; k++) {
    loss += ((precision[k] as number) * ((at[k] as number) - (mean[k] as number)) ** 2) / 2;
  }
  for (let i = 0; i < weight.length; i++) {
    const z = rowOdds(problem, i, at);
    const wrong = taken[i] ? -z : z;
    // ln(1 + e^wrong) without overflow at either end.
    loss += (weight[i] as number) * (Math.max(0, wrong) + Math.log1p(Math.exp(-Math.abs(wrong))));
  }
  return loss;
}

/** The Newton step within the bounds. */
function newtonStep(problem: Problem, at: Float64Array): Float64Array {
  const { gradient, curvature } = derivatives(problem, at);
  const { size, min } = problem;
  const step = new Float64Array(size);
  for (let sweep = 0; sweep < SWEEPS_MAX; sweep++) {
    let largest = 0;
    for (let k = 0; k < size; k++) {
      let slope = gradient[k] as number;
      for (let j = 0; j < size; j++) slope += (step[j] as number) * (curvature[k * size + j] as number);
      const before = step[k] as number;
      const least = (min[k] as number) - (at[k] as number);
      const after = Math.max(least, before - slope / Math.max(curvature[k * size + k] as number, 1e-12));
      step[k] = after;
      largest = Math.max(largest, Math.abs(after - before));
    }
    if (largest < CLOSE / 100) break;
  }
  return step;
}

/** Gradient and Hessian of the objective, the Hessian row by row. */
function derivatives(problem: Problem, at: Float64Array): { gradient: Float64Array; curvature: Float64Array } {
  const { size, x, taken, weight, mean, precision } = problem;
  const gradient = new Float64Array(size);
  const curvature = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    gradient[k] = (precision[k] as number) * ((at[k] as number) - (mean[k] as number));
    curvature[k * size + k] = precision[k] as number;
  }
  for (let i = 0; i < weight.length; i++) {
    const chance = logistic(rowOdds(problem, i, at));
    const error = (weight[i] as number) * (chance - (taken[i] as number));
    const bend = (weight[i] as number) * chance * (1 - chance);
    for (let k = 0; k < size; k++) {
      const value = x[i * size + k] as number;
      gradient[k] = (gradient[k] as number) + error * value;
      for (let j = 0; j < size; j++) {
        const cell = k * size + j;
        curvature[cell] = (curvature[cell] as number) + bend * value * (x[i * size + j] as number);
      }
    }
  }
  return { gradient, curvature };
}
