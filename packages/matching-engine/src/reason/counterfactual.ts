import { STEPS } from '../score/apportion.ts';
import { classificationPart } from '../score/classification.ts';
import { combine, type Evidence, factsEvidence } from '../score/score.ts';
import type { Weights } from '../score/weights.ts';
import { applyChange, type BothSides, type FormChange } from './change.ts';
import { type ChangeSteps, movesOf } from './moves.ts';
import { questionsOf } from './questions.ts';

/** Scores at which a reader begins to think differently of a pair. */
const LEVELS: readonly number[] = [0.25, 0.5, 0.75, 0.9];
/** Less than this is not worth asking anybody for. */
const GAIN_MIN = 0.02;

/** Whether a change is worth telling: it adds something, and does not leave a weak match a weak one. */
export function isWorthShowing(then: number, now: number): boolean {
  // Scores are whole steps, and .3 - .28 is a little less than .02.
  return Math.round((then - now) * STEPS) >= GAIN_MIN * STEPS && levelOf(then) > 0;
}

/** What the score would be after changes that leave the texts as they are. */
export type FormCounterfactual = {
  readonly changes: FormChange[];
  readonly score: number;
};

type Option = {
  readonly changes: readonly FormChange[];
  readonly sides: BothSides;
  readonly evidence: Evidence;
  /** How far the levers are turned, together. */
  readonly steps: number;
  readonly score: number;
  readonly level: number;
};

/**
 * The change of facts or codes that helps a pair most, found by scoring the changed pair: the single change that reaches
 * the highest level, the smallest step and then the highest score among those; when no single one reaches a new level,
 * two changes of different kinds that do; else the single one that adds most. Nothing when none is worth telling.
 * Texts stay as they are, so their evidence is not computed again: a score here is the score of `score()`.
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

/** What comes of turning a lever by one step, two steps ... */
function applySteps(from: Option, lever: ChangeSteps, weights: Weights): Option[] {
  return lever.map((change, i) => {
    const sides = applyChange(from.sides, change);
    const evidence = { ...from.evidence, ...evidenceOf(from.sides, sides) };
    const { score } = combine(evidence, weights);
    const changes = [...from.changes, change];
    return { changes, sides, evidence, steps: from.steps + i + 1, score, level: levelOf(score) };
  });
}

/** The evidence that lies in what has changed. */
function evidenceOf(before: BothSides, { listing, demand, listingIpc, demandIpc }: BothSides): Partial<Evidence> {
  if (listingIpc === before.listingIpc && demandIpc === before.demandIpc) return factsEvidence(listing, demand);
  return { classification: classificationPart(listingIpc, demandIpc) };
}

function bestOption(options: readonly Option[], score: number): Option | undefined {
  const useful = options.filter((option) => isWorthShowing(option.score, score));
  // Where a new level is reached the smaller step is enough; where none is, more is better.
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

/** How many levels a score has reached: 0 is a weak match. */
export function levelOf(score: number): number {
  return LEVELS.filter((level) => score >= level).length;
}
