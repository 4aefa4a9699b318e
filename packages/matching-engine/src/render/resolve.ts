import type { AnalysedText } from '../profile/analysed-text.ts';
import { type Space, termId } from '../profile/profile.ts';
import type { KeptMeeting, KeptReason, KeptTerm } from '../reason/explain.ts';
import { type Effect, type Reason, reasonParts, type SharedTerm } from '../reason/reason-schema.ts';
import { asWritten } from './quotation.ts';

/** The words of a record as they were scored; undefined when the record has moved on since. */
export type ScoredText = AnalysedText | undefined;

/** Below this a reason moves nothing that a reader would see. */
const NOTICEABLE = 0.005;

/**
 * Kept reasons with their words. Where one record has moved on, its words are left out, and passages with them: a
 * meeting needs both.
 */
export function resolveReasons(kept: readonly KeptReason[], listing: ScoredText, demand: ScoredText): Reason[] {
  return kept.map((reason) => resolve(reason, listing, demand));
}

function resolve(reason: KeptReason, listing: ScoredText, demand: ScoredText): Reason {
  const { code, adds, data } = reason;
  // A reason's part belongs to its code by `reasonParts`, which the type of the union cannot follow.
  const told = { code, part: reasonParts[code], effect: effectOf(adds), adds };
  if (code === 'shared_terms') {
    return { ...told, data: { terms: wordsOf(data.space, data.terms, listing, demand) } } as Reason;
  }
  if (code === 'passages_meet') {
    const passages = data.passages.flatMap((one) => textsOf(one, listing, demand));
    return { ...told, data: { ...data, passages } } as Reason;
  }
  return { ...told, data } as Reason;
}

function effectOf(adds: number): Effect {
  if (adds >= NOTICEABLE) return 'for';
  return adds <= -NOTICEABLE ? 'against' : 'neutral';
}

/** Two terms whose numbers collide were scored as one, and are shown as none. */
function wordsOf(space: Space, terms: readonly KeptTerm[], listing: ScoredText, demand: ScoredText): SharedTerm[] {
  const ids = new Set(terms.map(([id]) => id));
  const [offers, needs] = [written(listing, space, ids), written(demand, space, ids)];
  return terms.flatMap(([id, weight]) => {
    const [offer, need] = [offers.get(id), needs.get(id)];
    const term = offer?.term ?? need?.term;
    if (term === undefined || (offer && need && offer.term !== need.term)) return [];
    const english = offer?.english ?? need?.english ?? null;
    return [{ term, weight, listing: offer?.word ?? null, demand: need?.word ?? null, english }];
  });
}

type Written = { readonly term: string; readonly word: string; readonly english: string | undefined };

function written(wording: ScoredText, space: Space, ids: ReadonlySet<number>): Map<number, Written> {
  const found = new Map<number, Written>();
  const { passages = [], terms = {} } = wording ?? {};
  for (const [term, , surface, gloss] of terms[space] ?? []) {
    const id = termId(term);
    if (!ids.has(id)) continue;
    const english = space === 'common' ? gloss : terms.common?.find(([, , other]) => other === surface)?.[3];
    found.set(id, { term, word: asWritten(surface, passages, space === 'ru'), english });
  }
  return found;
}

function textsOf(
  [demandPassage, listingPassage, similarity]: KeptMeeting,
  listing: ScoredText,
  demand: ScoredText,
): { demand: string; listing: string; similarity: number }[] {
  const [need, offer] = [demand?.passages[demandPassage], listing?.passages[listingPassage]];
  return need && offer ? [{ demand: need, listing: offer, similarity }] : [];
}
