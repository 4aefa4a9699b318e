import type { Weights } from '../score/weights.ts';
import { type ActiveVersion, evaluate } from './evaluate.ts';
import { fitWeights } from './fit.ts';
import type { FitRecord } from './fit-record.ts';
import { largestOrganisation } from './influence.ts';
import { type Estimate, type Quality, qualityNames } from './reliability.ts';
import { type LatestDecision, type Sample, sampleOf } from './sample.ts';

/**
 * Minimums of a fit. A logistic regression of six numbers needs ten to twenty of the rarer outcome for each; the pull
 * towards the reviewed set allows fewer. With fewer than eight organisations each would have a fifth of the weight.
 */
export const FIT_MINIMUMS = { decisions: 100, taken: 25, declined: 25, organisations: 8, fresh: 30 } as const;

export type FitMinimum = keyof typeof FIT_MINIMUMS;
/** A minimum that the decisions do not reach. */
export type Shortfall = { readonly what: FitMinimum; readonly have: number; readonly needed: number };

export class TooFewDecisions extends Error {
  readonly shortfalls: readonly Shortfall[];

  constructor(wanting: readonly Shortfall[]) {
    super(`too few decisions: ${wanting.map(({ what, have, needed }) => `${have} of ${needed} ${what}`).join(', ')}`);
    this.shortfalls = wanting;
  }
}

export type FitResult = {
  readonly weights: Weights;
  readonly record: FitRecord;
};

/**
 * Fits the reviewed set to decisions and evaluates the result. The pull goes to the reviewed set and not to the active
 * version, so a second fit to the same decisions gives the same weights and no decision counts twice.
 * @throws TooFewDecisions as `trainingSamples` does.
 */
export function fitReport(
  root: Weights,
  active: ActiveVersion,
  decided: readonly LatestDecision[],
  now: Date,
): FitResult {
  const samples = trainingSamples(active, decided, now);
  const weights = fitWeights(root, samples);
  const evaluation = evaluate(root, active, samples);
  const times = samples.map((sample) => sample.at.getTime());
  const taken = samples.filter((sample) => sample.taken).length;
  return {
    weights,
    record: {
      root: root.id,
      comparedWith: active.weights.id,
      data: {
        decisions: decided.length,
        used: samples.length,
        taken,
        declined: samples.length - taken,
        organisations: organisationsOf(samples),
        from: new Date(Math.min(...times)).toISOString(),
        until: new Date(Math.max(...times)).toISOString(),
        byDecision: countBy(decided.map((one) => (one.reason ? `${one.to}: ${one.reason}` : one.to))),
      },
      largestOrganisation: largestOrganisation(root, weights, samples),
      before: numbersOf(active.weights),
      after: numbersOf(weights),
      evaluation: {
        ...evaluation,
        before: toJson(evaluation.before),
        after: toJson(evaluation.after),
        difference: toJson(evaluation.difference),
      },
      better: evaluation.difference.logLoss.value < 0,
    },
  };
}

export function numbersOf({ bias, parts }: Weights): FitRecord['before'] {
  return { bias, parts };
}

/**
 * The samples of a fit.
 * @throws TooFewDecisions with each minimum that is not reached.
 */
export function trainingSamples({ fittedAt }: ActiveVersion, decided: readonly LatestDecision[], now: Date): Sample[] {
  const samples = decided.flatMap((one) => sampleOf(one, now) ?? []);
  assertEnough(samples, fittedAt);
  return samples;
}

function assertEnough(samples: readonly Sample[], since: Date | undefined): void {
  const taken = samples.filter((sample) => sample.taken).length;
  const there: Record<FitMinimum, number> = {
    decisions: samples.length,
    taken,
    declined: samples.length - taken,
    organisations: organisationsOf(samples),
    fresh: since ? samples.filter((sample) => sample.at > since).length : samples.length,
  };
  const wanting = Object.entries(FIT_MINIMUMS).flatMap(([what, needed]): Shortfall[] => {
    const need = what as FitMinimum; // the table's own key
    return there[need] >= needed ? [] : [{ what: need, have: there[need], needed }];
  });
  if (wanting.length > 0) throw new TooFewDecisions(wanting);
}

function organisationsOf(samples: readonly Sample[]): number {
  return new Set(samples.map((sample) => sample.organisationId)).size;
}

function countBy(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of [...keys].sort()) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** Six digits, and null instead of NaN, which JSON does not have. */
function toJson(quality: Quality<Estimate>): FitRecord['evaluation']['before'] {
  const number = (value: number) => (Number.isFinite(value) ? Math.round(value * 1e6) / 1e6 : null);
  const of = ({ value, low, high }: Estimate) => ({ value: number(value), low: number(low), high: number(high) });
  return Object.fromEntries(qualityNames.map((name) => [name, of(quality[name])])) as ReturnType<typeof toJson>;
}
