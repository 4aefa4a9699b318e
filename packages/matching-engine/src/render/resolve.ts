import { convertUnit } from '@techbourse/domain';
import type { AnalysedText } from '../profile/analysed-text.ts';
import { type Space, termId } from '../profile/profile.ts';
import type { KeptMeeting, KeptReason, KeptRequirement, KeptTerm } from '../reason/explain.ts';
import { type Effect, type Reason, reasonParts, type SharedTerm } from '../reason/reason-schema.ts';
import { asWritten, sentenceWith } from './quotation.ts';

/** The analysed text of the scored version; undefined when the record has changed since. */
export type ScoredText = AnalysedText | undefined;

/** Smallest effect that a reader sees. */
const NOTICEABLE = 0.005;

/**
 * Puts words into stored reasons. When one record has changed, its words are left out, and so are the passages, because
 * they need both texts.
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
  if (code === 'excluded_found' || code === 'excluded_absent' || code === 'use_excluded') {
    return { ...told, data: exclusionOf(data, listing, demand) } as Reason;
  }
  if (code === 'result_met' || code === 'result_not_met' || code === 'result_not_comparable') {
    return { ...told, data: resultOf(data, listing, demand) } as Reason;
  }
  return { ...told, data } as Reason;
}

/** A required result and the number that answers it. */
function resultOf({ demand: wantedAt, listing: figureAt }: KeptRequirement, listing: ScoredText, demand: ScoredText) {
  const wanted = demand?.wanted?.[wantedAt ?? -1];
  const figure = listing?.figures?.[figureAt ?? -1];
  const inWanted = wanted && figure ? convertUnit(figure.value, figure.unit, wanted.unit) : undefined;
  return {
    wanted: wanted
      ? {
          metric: wanted.metric,
          comparison: wanted.comparison,
          value: wanted.value,
          valueTo: wanted.valueTo ?? null,
          unit: wanted.unit,
        }
      : null,
    measured: figure
      ? { metric: figure.metric, value: figure.value, unit: figure.unit, inWanted: inWanted ?? null, said: figure.said }
      : null,
  };
}

/** The excluded phrase as its side writes it, and the sentence of the other side that says something to it. */
function exclusionOf(
  { demand: wanted, listing: own, ...rest }: KeptRequirement,
  listing: ScoredText,
  demand: ScoredText,
) {
  const ofDemand = wanted === undefined ? undefined : demand?.excluded?.[wanted];
  const ofListing = own === undefined ? undefined : listing?.excluded?.[own];
  if (!ofDemand) return { ...rest, excluded: ofListing?.written ?? null, quote: saidBy(demand, ofListing?.terms) };
  const quote = ofListing
    ? sentenceWith([ofListing.written], listing?.passages ?? [])
    : saidBy(listing, ofDemand.terms);
  return { ...rest, excluded: ofDemand.written, quote };
}

/** The sentence of a text with most of some terms of the common space. */
function saidBy(text: ScoredText, terms: readonly string[] = []): string | null {
  const surfaces = (text?.terms.common ?? []).flatMap(([term, , surface]) => (terms.includes(term) ? [surface] : []));
  return text ? sentenceWith(surfaces, text.passages) : null;
}

function effectOf(adds: number): Effect {
  if (adds >= NOTICEABLE) return 'for';
  return adds <= -NOTICEABLE ? 'against' : 'neutral';
}

/** Terms whose ids collide were scored as one and are not shown. */
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
