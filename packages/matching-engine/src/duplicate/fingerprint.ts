import { bandsOf as bandsOfTerms, overlap } from '@techbourse/text/fingerprint';
import type { PassageVectors, TermVector } from '../profile/profile.ts';
import { dot } from '../profile/vectors.ts';

/**
 * Thresholds above which two texts count as one. Evidence: `docs/matching-measured.md`, "Near-duplicates".
 */
const OVERLAP_MIN = 0.6;
const WHOLE_MIN = 0.93;
/** Every passage of either text needs a similar one in the other: a shared preamble before unlike needs fails. */
const PASSAGE_MIN = 0.8;
/** For vectors of two embedders, which cannot be compared. */
const OVERLAP_ALONE_MIN = 0.85;
/** Texts of fewer terms are never compared; in short ones nearly all terms must agree. */
const TERMS_MIN = 12;
const TERMS_FEW = 40;
const OVERLAP_FEW_MIN = 0.9;

/** What is compared of a text: the terms of the common space and the vectors. */
export type ComparedText = {
  readonly terms: TermVector | undefined;
  readonly whole: Float32Array;
  readonly passages: PassageVectors;
  readonly embedder: string | null;
};

/** MinHash bands of a text (`bandsOf` of packages/text); empty below twelve terms. */
export function bandsOf(terms: TermVector | undefined): number[] {
  return !terms || terms.ids.length < TERMS_MIN ? [] : bandsOfTerms(terms.ids);
}

/** Whether two records have the same text in nearly the same words. Symmetric. */
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

/** The lowest, over the passages of `from`, of the best cosine to a passage of `to`. */
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
