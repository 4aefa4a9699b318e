import type { Schemas } from '@techbourse/client';

type PairDetail = Schemas['PairDetail'];
type Code = PairDetail['reasons'][number]['code'];

/** What a reader minds although it weighs little in the score. */
const MINDED: ReadonlySet<Code> = new Set([
  'too_early',
  'exclusivity_not_offered',
  'price_above_budget',
  'lapses_before_deadline',
  'no_shared_terms',
]);

/** In one sentence each, why a pair fits and what speaks against it; the sentences stand in the order of the reasons. */
export function whyOf({ reasons, words }: Pick<PairDetail, 'reasons' | 'words'>): { why: string; against: string } {
  const told = reasons.map((reason, at) => ({ ...reason, sentence: words[at] ?? '' }));
  const strongest = told.filter(({ effect }) => effect === 'for').toSorted((a, b) => b.adds - a.adds)[0];
  const worst =
    told.filter(({ effect }) => effect === 'against').toSorted((a, b) => a.adds - b.adds)[0] ??
    told.find(({ code }) => MINDED.has(code));
  return { why: strongest?.sentence ?? '', against: worst?.sentence ?? '' };
}
