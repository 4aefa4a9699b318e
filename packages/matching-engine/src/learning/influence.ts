import type { Weights } from '../score/weights.ts';
import { capWeights } from './cap.ts';
import { fitWeights, probabilityOf } from './fit.ts';
import type { Sample } from './sample.ts';

/** Organisations to refit without: because of the cap, those with the most weight have the most influence. */
const ORGANISATIONS_MAX = 8;

/** The largest influence of a single organisation on the fit. */
export function largestOrganisation(prior: Weights, fitted: Weights, samples: readonly Sample[]) {
  const weights = capWeights(samples);
  const totals = new Map<string, { weight: number; count: number }>();
  samples.forEach(({ organisationId }, i) => {
    const { weight, count } = totals.get(organisationId) ?? { weight: 0, count: 0 };
    totals.set(organisationId, { weight: weight + (weights[i] ?? 0), count: count + 1 });
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const heaviest = [...totals]
    .sort(([a, x], [b, y]) => y.weight - x.weight || (a < b ? -1 : 1))
    .slice(0, ORGANISATIONS_MAX);
  return {
    share: Math.max(...[...totals.values()].map((one) => one.count)) / samples.length,
    weight: Math.max(...heaviest.map(([, one]) => one.weight)) / all,
    sway: Math.max(
      ...heaviest.map(([organisation]) => {
        const without = fitWeights(
          prior,
          samples.filter((sample) => sample.organisationId !== organisation),
        );
        return meanChange(samples, fitted, without);
      }),
    ),
  };
}

/** Mean absolute difference of the probabilities from two sets of weights. */
export function meanChange(samples: readonly Pick<Sample, 'values'>[], a: Weights, b: Weights): number {
  const sum = samples.reduce(
    (all, { values }) => all + Math.abs(probabilityOf(values, a) - probabilityOf(values, b)),
    0,
  );
  return sum / samples.length;
}
