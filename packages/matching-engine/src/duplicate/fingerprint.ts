import { bandsOf as bandsOfTerms, overlap } from '@techbourse/text/fingerprint';
import type { PassageVectors, TermVector } from '../profile/profile.ts';
import { dot } from '../profile/vectors.ts';

/**
 * Where two texts count as one. Measured on 19,846 awards and 3,938 topics, whose pairs of texts fall into unlike ones
 * (overlap below .45) and re-posted ones with a valley between. Of 264 and 124 pairs above these lines the 28 weakest
 * are re-postings to the eye; the wrong ones, about one in twenty of the topics and fewer of the awards, are texts that
 * say little beyond a common preamble. Found again of 120 edited texts: every 30th word changed .98, every tenth .83,
 * a preamble put in front .87, another title .81.
 */
const OVERLAP_MIN = 0.6;
const WHOLE_MIN = 0.93;
/** Each passage of either text has its like in the other: a shared preamble before unlike needs fails here. */
const PASSAGE_MIN = 0.8;
/** Where vectors say nothing, because two embedders made them. */
const OVERLAP_ALONE_MIN = 0.85;
/** A handful of words is no text; of a few dozen one word may be the difference, so nearly all must agree. */
const TERMS_MIN = 12;
const TERMS_FEW = 40;
const OVERLAP_FEW_MIN = 0.9;

/** A text as it is compared: the terms of the common space and the vectors. */
export type ComparedText = {
  readonly terms: TermVector | undefined;
  readonly whole: Float32Array;
  readonly passages: PassageVectors;
  readonly embedder: string | null;
};

/** The fingerprint of a text of at least twelve terms (see `bandsOf` of packages/text); none of a shorter one. */
export function bandsOf(terms: TermVector | undefined): number[] {
  return !terms || terms.ids.length < TERMS_MIN ? [] : bandsOfTerms(terms.ids);
}

/** Whether two records say the same in nearly the same words. Symmetric, and asks nothing but the two. */
export function isSameText(a: ComparedText, b: ComparedText): boolean {
  if (!a.terms || !b.terms) return false;
  const fewer = Math.min(a.terms.ids.length, b.terms.ids.length);
  if (fewer < TERMS_MIN) return false;
  const shared = overlap(a.terms.ids, b.terms.ids);
  if (shared < (fewer < TERMS_FEW ? OVERLAP_FEW_MIN : OVERLAP_MIN)) return false;
  if (a.embedder !== b.embedder || a.whole.length !== b.whole.length) return shared >= OVERLAP_ALONE_MIN;
  return (
    dot(a.whole, b.whole) >= WHOLE_MIN &&
    Math.min(leastCovered(a.passages, b.passages), leastCovered(b.passages, a.passages)) >= PASSAGE_MIN
  );
}

/** The cosine of the passage of `from` that has the least of a like in `to`. */
function leastCovered(from: PassageVectors, to: PassageVectors): number {
  const width = from.dimensions;
  let least = 1;
  for (let i = 0; i < from.scales.length; i++) {
    let best = -1;
    for (let j = 0; j < to.scales.length; j++) {
      let sum = 0;
      for (let k = 0; k < width; k++) {
        sum += (from.values[i * width + k] as number) * (to.values[j * width + k] as number);
      }
      best = Math.max(best, sum * (from.scales[i] as number) * (to.scales[j] as number));
    }
    least = Math.min(least, best);
  }
  return least;
}
