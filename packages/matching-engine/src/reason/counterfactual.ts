import { STEPS } from '../score/apportion.ts';
import { classificationPart } from '../score/classification.ts';
import { combine, type Evidence, factsEvidence } from '../score/score.ts';
import type { Weights } from '../score/weights.ts';
import { applyChange, type BothSides, type FormChange } from './change.ts';
import { type ChangeSteps, movesOf } from './moves.ts';
import { questionsOf } from './questions.ts';

/** Scores where the label of a pair changes (`render/level.ts`). */
const LEVELS: readonly number[] = [0.25, 0.5, 0.75, 0.9];
/** Smallest gain worth showing. */
const GAIN_MIN = 0.02;

/** Whether a change is worth showing: it gains enough, and the result is not a weak match. */
export function isWorthShowing(then: number, now: number): boolean {
  // Compared in whole steps, because .3 - .28 is a little less than .02 in floating point.
  return Math.round((then - now) * STEPS) >= GAIN_MIN * STEPS && levelOf(then) > 0;
}

/** Changes that leave the texts as they are, and the score after them. */
export type FormCounterfactual = {
  readonly changes: FormChange[];
  readonly score: number;
};

type Option = {
  readonly changes: readonly FormChange[];
  readonly sides: BothSides;
  readonly evidence: Evidence;
  /** Total number of steps taken. */
  readonly steps: number;
  readonly score: number;
  readonly level: number;
};

/**
 * Finds the change of facts or codes that helps a pair most, by scoring the changed pair. The order of choice: the
 * single change that reaches the highest level, then the smallest step, then the highest score. If no single change
 * reaches a new level: two changes of different kinds that do, else the single change that gains most.
 * The evidence of the texts stays the same, so a score here equals that of `score()`.
 */
export function findCounterfactual(
  { score, evidence }: { readonly score: number; readonly evidence: Evidence },
  sides: BothSides,
  weights: Weights,
): FormCounterfactual | undefined {
  const kinds = [...movesOf(evidence, sides), ...questionsOf(evidence, sides)].filter((levers) => levers.length > 0);
  if (kinds.length === 0) return undefined;
  const now = levelOf(score);
  const asIs: Option = { changes: [], sides, evidence, steps: 0, score, level: now };
  const singles = kinds.map((levers) => levers.flatMap((lever) => applySteps(asIs, lever, weights)));
  const single = bestOption(singles.flat(), score);
  if (single && single.level > now) return toCounterfactual(single);
  const pairs = singles.flatMap((options, i) =>
    options.flatMap((option) =>
      kinds.slice(i + 1).flatMap((levers) => levers.flatMap((lever) => applySteps(option, lever, weights))),
    ),
  );
  const pair = bestOption(
    pairs.filter((option) => option.level > now),
    score,
  );
  return toCounterfactual(pair ?? single);
}

/** The options after one step, two steps ... */
function applySteps(from: Option, lever: ChangeSteps, weights: Weights): Option[] {
  return lever.map((change, i) => {
    const sides = applyChange(from.sides, change);
    const evidence = { ...from.evidence, ...evidenceOf(from.sides, sides) };
    const { score } = combine(evidence, weights);
    const changes = [...from.changes, change];
    return { changes, sides, evidence, steps: from.steps + i + 1, score, level: levelOf(score) };
  });
}

/** The evidence of what has changed. */
function evidenceOf(before: BothSides, { listing, demand, listingIpc, demandIpc }: BothSides): Partial<Evidence> {
  if (listingIpc === before.listingIpc && demandIpc === before.demandIpc) return factsEvidence(listing, demand);
  return { classification: classificationPart(listingIpc, demandIpc) };
}

function bestOption(options: readonly Option[], score: number): Option | undefined {
  const useful = options.filter((option) => isWorthShowing(option.score, score));
  // With a new level the smaller step wins; without one the higher score wins.
  const reached = levelOf(score);
  return useful.reduce<Option | undefined>((top, one) => {
    if (!top || one.level !== top.level) return !top || one.level > top.level ? one : top;
    if (one.level > reached && one.steps !== top.steps) return one.steps < top.steps ? one : top;
    return one.score > top.score ? one : top;
  }, undefined);
}

function toCounterfactual(option: Option | undefined): FormCounterfactual | undefined {
  return option && { changes: [...option.changes], score: option.score };
}

/** Number of levels that a score reaches; 0 is a weak match. */
export function levelOf(score: number): number {
  return LEVELS.filter((level) => score >= level).length;
}
