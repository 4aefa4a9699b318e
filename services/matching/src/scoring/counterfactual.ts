import type { Change, Counterfactual } from '../contract/changes.ts';
import { applyChange, type BothFacts, type Lever, leversOf } from './change.ts';
import { combine, type Evidence, factsEvidence } from './score.ts';
import type { Weights } from './weights.ts';

/** Scores at which a reader begins to think differently of a pair. */
export const scoreLevels: readonly number[] = [0.25, 0.5, 0.75, 0.9];
/** Less than this is not worth asking anybody for. */
const GAIN_MIN = 0.02;

interface Option {
  readonly changes: readonly Change[];
  readonly facts: BothFacts;
  /** How far the levers are turned, together. */
  readonly steps: number;
  readonly score: number;
  readonly level: number;
}

/**
 * The change of facts that helps a pair most, found by scoring the changed pair: the single change that reaches the
 * highest level, the smallest step and then the highest score among those; when no single one reaches a new level, two
 * changes of different misfits that do; else the single one that adds most. Nothing when no change adds `GAIN_MIN`.
 * Texts stay as they are, so their evidence is not computed again: a score here is the score of `score()`.
 */
export function findCounterfactual(
  { score, evidence }: { readonly score: number; readonly evidence: Evidence },
  facts: BothFacts,
  weights: Weights,
): Counterfactual | undefined {
  const misfits = leversOf(evidence, facts);
  if (misfits.length === 0) return undefined;
  const now = levelOf(score);
  const rescore = (from: Pick<Option, 'changes' | 'facts' | 'steps'>, lever: Lever): Option[] =>
    lever.map((change, i) => {
      const changed = applyChange(from.facts, change);
      const then = combine({ ...evidence, ...factsEvidence(changed.listing, changed.demand) }, weights).score;
      const steps = from.steps + i + 1;
      return { changes: [...from.changes, change], facts: changed, steps, score: then, level: levelOf(then) };
    });
  const asIs = { changes: [], facts, steps: 0 };
  const singles = misfits.map((levers) => levers.flatMap((lever) => rescore(asIs, lever)));
  const single = best(singles.flat(), score);
  if (single && single.level > now) return told(single);
  const pairs = singles.flatMap((options, i) =>
    options.flatMap((option) =>
      misfits.slice(i + 1).flatMap((levers) => levers.flatMap((one) => rescore(option, one))),
    ),
  );
  const pair = best(
    pairs.filter((option) => option.level > now),
    score,
  );
  return told(pair ?? single);
}

function best(options: readonly Option[], score: number): Option | undefined {
  const useful = options.filter((option) => option.score - score >= GAIN_MIN);
  // Where a new level is reached the smaller step is enough; where none is, more is better.
  const reached = levelOf(score);
  return useful.reduce<Option | undefined>((top, one) => {
    if (!top || one.level !== top.level) return !top || one.level > top.level ? one : top;
    if (one.level > reached && one.steps !== top.steps) return one.steps < top.steps ? one : top;
    return one.score > top.score ? one : top;
  }, undefined);
}

function told(option: Option | undefined): Counterfactual | undefined {
  return option && { changes: [...option.changes], score: option.score };
}

function levelOf(score: number): number {
  return scoreLevels.filter((level) => score >= level).length;
}
