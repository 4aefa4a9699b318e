import { ceilingOf } from '../score/requirements.ts';
import { overCeiling } from '../score/score.ts';
import { partNames, type Weights } from '../score/weights.ts';
import { capWeights } from './cap.ts';
import { fitLogistic, logistic, logOddsOf, type Prior } from './logistic.ts';
import type { PartValues, Sample } from './sample.ts';

/** Standard deviations of bias and part weights around the prior, in log-odds. */
const BIAS_DEVIATION = 1;
const WEIGHT_DEVIATION = 0.35;
const DIGITS = 10_000;

/**
 * Fits bias and part weights to the samples, with a pull to the prior; weights stay at 0 or above. Everything else, also
 * the id, is the prior's. The order of the samples has no effect. A pair under the ceiling of a missed requirement says
 * nothing of the weights: its chance is not theirs to make.
 */
export function fitWeights(prior: Weights, samples: readonly Sample[]): Weights {
  if (samples.length === 0) return prior;
  // Sorted, because floating-point sums depend on the order.
  const ordered = samples
    .filter(({ values }) => !isUnderCeiling(values, prior))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const weights = capWeights(ordered);
  const observations = ordered.map(({ values, taken }, i) => ({
    x: featuresOf(values, prior),
    taken,
    weight: weights[i] ?? 0,
  }));
  const [bias = prior.bias, ...fitted] = fitLogistic(observations, priorOf(prior)).map(rounded);
  const parts = Object.fromEntries(
    partNames.map((name, k) => [name, { ...prior.parts[name], weight: fitted[k] ?? prior.parts[name].weight }]),
  ) as Weights['parts'];
  return { ...prior, bias, parts };
}

const isUnderCeiling = ({ requirements }: PartValues, weights: Weights) =>
  typeof requirements === 'number' && ceilingOf(requirements, weights.requirements) !== undefined;

/** The estimated probability that a pair with these parts is taken up. */
export function probabilityOf(values: PartValues, weights: Weights): number {
  const coefficients = [weights.bias, ...partNames.map((name) => weights.parts[name].weight)];
  const logOdds = logOddsOf(featuresOf(values, weights), coefficients);
  return logistic(logOdds + overCeiling(logOdds - weights.bias, values.requirements ?? undefined, weights));
}

/** The factors of bias and weights. An unknown part gives 0. */
export function featuresOf(values: PartValues, weights: Weights): number[] {
  return [1, ...partNames.map((name) => (values[name] ?? weights.parts[name].neutral) - weights.parts[name].neutral)];
}

function priorOf(weights: Weights): Prior {
  const mean = partNames.map((name) => weights.parts[name].weight);
  return {
    mean: [weights.bias, ...mean],
    deviation: [BIAS_DEVIATION, ...mean.map((weight) => WEIGHT_DEVIATION * Math.max(1, weight))],
    min: [-Infinity, ...mean.map(() => 0)],
  };
}

function keyOf({ organisationId, pair, side }: Sample): string {
  return `${organisationId} ${pair} ${side}`;
}

function rounded(value: number): number {
  return Math.round(value * DIGITS) / DIGITS + 0;
}
