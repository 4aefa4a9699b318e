import type { Language } from '@techbourse/domain';
import type { Counterfactual } from '../reason/change-schema.ts';
import type { Reason } from '../reason/reason-schema.ts';
import { renderCounterfactual } from './change.ts';
import { renderReasons, roundedTogether } from './reason.ts';

/** A pair in a line each; null where there is nothing to say. */
export type Brief = {
  /** The strongest reason for it. */
  readonly why: string | null;
  /** What speaks against it most. */
  readonly against: string | null;
  /** What would raise its score. */
  readonly raise: string | null;
};

/** What a reader minds although it weighs little in the score. */
const MINDED: ReadonlySet<Reason['code']> = new Set([
  'too_early',
  'exclusivity_not_offered',
  'price_above_budget',
  'lapses_before_deadline',
  'no_shared_terms',
  'excluded_found',
  'use_excluded',
  'result_not_met',
]);

/** Says a pair in brief: one line for it, one against it, one of what would raise it, without their final stops. */
export function briefOf(
  pair: {
    readonly score: number;
    readonly base: number;
    readonly reasons: readonly Reason[];
    readonly counterfactual: Counterfactual | null;
  },
  language: Language,
): Brief {
  const { score, base, counterfactual } = pair;
  const reasons = roundedTogether(pair.reasons, score, base);
  // Ordered by what they add before rounding: two of the same hundredth still have an order.
  const exact = pair.reasons;
  const strongest = exact.filter(({ effect }) => effect === 'for').toSorted((a, b) => b.adds - a.adds)[0];
  const worst =
    exact.filter(({ effect }) => effect === 'against').toSorted((a, b) => a.adds - b.adds)[0] ??
    exact.find(({ code }) => MINDED.has(code));
  const said = renderReasons(reasons, language);
  const sentence = (one: (typeof exact)[number] | undefined) => (one && said[exact.indexOf(one)]) ?? null;
  return {
    why: sentence(strongest),
    against: sentence(worst),
    raise: counterfactual && renderCounterfactual(counterfactual, score, language),
  };
}
