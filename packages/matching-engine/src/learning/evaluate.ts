import type { Weights } from '../score/weights.ts';
import { capWeights } from './cap.ts';
import { fitWeights, probabilityOf } from './fit.ts';
import { compareQuality, type Prediction, reliability } from './reliability.ts';
import type { Sample } from './sample.ts';

const FOLDS = 5;

/** The version to compare with: when it was fitted, or undefined when it is the reviewed set itself. */
export type ActiveVersion = {
  readonly weights: Weights;
  readonly fittedAt?: Date;
};

/**
 * Compares the active version with a new fit by cross-validation over organisations. An active version that was fitted
 * is fitted again from the decisions of its time without the organisations under test, because it has seen most of these
 * decisions. The cap applies to testing as well, so no organisation dominates the result.
 */
export function evaluate(prior: Weights, { weights: active, fittedAt }: ActiveVersion, samples: readonly Sample[]) {
  const weights = capWeights(samples);
  const folds = foldsOf(samples);
  const before: Prediction[] = [];
  const after: Prediction[] = [];
  for (let k = 0; k < FOLDS; k++) {
    const training = samples.filter((sample) => folds.get(sample.organisationId) !== k);
    const then = fittedAt
      ? fitWeights(
          prior,
          training.filter((sample) => sample.at <= fittedAt),
        )
      : active;
    const now = fitWeights(prior, training);
    samples.forEach(({ organisationId: group, taken, values }, i) => {
      if (folds.get(group) !== k) return;
      const weight = weights[i] ?? 0;
      before.push({ chance: probabilityOf(values, then), taken, group, weight });
      after.push({ chance: probabilityOf(values, now), taken, group, weight });
    });
  }
  return {
    decisions: after.length,
    folds: FOLDS,
    ...compareQuality(before, after),
    reliability: { before: reliability(before), after: reliability(after) },
  };
}

/** Assigns organisations to folds of similar size: the largest first, each to the smallest fold. */
function foldsOf(samples: readonly Sample[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { organisationId } of samples) counts.set(organisationId, (counts.get(organisationId) ?? 0) + 1);
  const sizes = new Array<number>(FOLDS).fill(0);
  const folds = new Map<string, number>();
  const order = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  for (const [organisation, count] of order) {
    const smallest = sizes.indexOf(Math.min(...sizes));
    sizes[smallest] = (sizes[smallest] ?? 0) + count;
    folds.set(organisation, smallest);
  }
  return folds;
}
