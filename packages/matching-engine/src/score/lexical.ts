import { isBigram, type Space, spaces, type TermVector } from '../profile/profile.ts';
import { inverseFrequency, type TermStats } from './corpus.ts';
import type { Weights } from './weights.ts';

type Lexical = Weights['lexical'];
type Terms = Partial<Record<Space, TermVector>>;

export type LexicalPart = {
  /** 0..1; 0 when the two share no space. */
  readonly value: number;
  /** The space with the highest value. */
  readonly space: Space | undefined;
};

/** A term of both sides and its share of the lexical part. */
export type SharedTerm = {
  readonly id: number;
  readonly share: number;
};

/** Weight of a term in a text: higher for rare terms and, with saturation, for repeated ones. */
export function termWeight(idf: number, count: number, bigram: boolean, weights: Lexical): number {
  const repeats = (count * (weights.needRepeats + 1)) / (count + weights.needRepeats);
  return idf * repeats * (bigram ? weights.bigram : 1);
}

/** BM25 saturation of a term in a listing, 0..k1+1: 1 for a single occurrence in a listing of average length. */
export function listingSaturation(count: number, length: number, averageLength: number, weights: Lexical): number {
  const norm = 1 - weights.b + (weights.b * length) / averageLength;
  return (count * (weights.k1 + 1)) / (count + weights.k1 * norm);
}

/**
 * The lexical part: the highest value over the spaces. It adds two shares:
 * - demand coverage: BM25 of the need in the listing, divided by what the need could reach (`maxLexical`);
 * - listing coverage: how much of the listing the need speaks of. It is low for a listing that only touches on the need.
 *
 * A share of `full` counts as 1, because nobody repeats a text word for word. `unsaid` is the length prior: two shared
 * words of a sentence say less than twenty of a page. Formulas: `docs/matching.md`.
 * @param known `maxLexical` of the demand, for callers that have it at hand.
 */
export function lexicalPart(
  listing: Terms,
  demand: Terms,
  corpus: TermStats,
  weights: Lexical,
  known?: (space: Space) => number,
): LexicalPart {
  let best: LexicalPart = { value: 0, space: undefined };
  for (const space of spaces) {
    const offered = listing[space];
    const wanted = demand[space];
    if (!offered || !wanted) continue;
    const { value } = lexicalOverlap(offered, wanted, space, corpus, weights, { maxLexical: known?.(space) });
    if (best.space === undefined || value > best.value) best = { value, space };
  }
  return best;
}

/**
 * The terms that both sides hold in a space, heaviest first; their shares sum to 1.
 * @param known `maxLexical` of the demand, for callers that have it at hand.
 */
export function sharedTerms(
  offered: TermVector,
  wanted: TermVector,
  space: Space,
  corpus: TermStats,
  weights: Lexical,
  known?: number,
): SharedTerm[] {
  const found: Found[] = [];
  const { value, perDemand, perListing } = lexicalOverlap(offered, wanted, space, corpus, weights, {
    maxLexical: known,
    found,
  });
  return found
    .map(({ id, demandSide, listingSide }) => ({
      id,
      share: (demandSide * perDemand + listingSide * perListing) / value,
    }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || a.id - b.id);
}

type Found = {
  readonly id: number;
  readonly demandSide: number;
  readonly listingSide: number;
};

/**
 * The highest sum that a need can reach: the weights of all its terms plus the length prior, as if a listing of average
 * length held each term once.
 */
export function maxLexical({ ids, counts }: TermVector, space: Space, corpus: TermStats, weights: Lexical): number {
  const documents = corpus.documents(space);
  let sum = textWeight(weights.unsaid, documents);
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as number;
    const idf = inverseFrequency(documents, corpus.frequency(space, id));
    sum += termWeight(idf, counts[i] as number, isBigram(id), weights);
  }
  return sum;
}

/**
 * Merges the sorted ids of both. `perDemand` and `perListing` convert a unit of each sum into the value; they shrink
 * where a share exceeds `full`.
 */
function lexicalOverlap(
  offered: TermVector,
  wanted: TermVector,
  space: Space,
  corpus: TermStats,
  weights: Lexical,
  { maxLexical: known, found }: { maxLexical?: number | undefined; found?: Found[] },
): { value: number; perDemand: number; perListing: number } {
  const documents = corpus.documents(space);
  const average = corpus.averageLength(space);
  const whole = known ?? maxLexical(wanted, space, corpus, weights);
  let demandSide = 0;
  let listingSide = 0;
  const [own, theirs] = [offered.ids, wanted.ids];
  for (let at = 0, i = 0; at < own.length && i < theirs.length; ) {
    const ahead = (own[at] as number) - (theirs[i] as number);
    if (ahead !== 0) {
      if (ahead < 0) at++;
      else i++;
      continue;
    }
    const id = own[at] as number;
    const idf = inverseFrequency(documents, corpus.frequency(space, id));
    const count = offered.counts[at++] as number;
    const asked = termWeight(idf, wanted.counts[i++] as number, isBigram(id), weights);
    const met = asked * listingSaturation(count, offered.length, average, weights);
    const said = termWeight(idf, count, isBigram(id), weights);
    demandSide += met;
    listingSide += said;
    found?.push({ id, demandSide: met, listingSide: said });
  }
  const perDemand = perUnit(demandSide, whole * weights.full) * (1 - weights.back);
  const perListing =
    perUnit(listingSide, textWeight(offered.length + weights.unsaid, documents) * weights.full) * weights.back;
  return { value: Math.min(1, demandSide * perDemand + listingSide * perListing), perDemand, perListing };
}

/** What a unit of a sum adds to its share of a whole, with shares capped at 1. */
function perUnit(sum: number, whole: number): number {
  return sum > 0 ? Math.min(1, sum / whole) / sum : 0;
}

/**
 * Estimated weight of a text by its length, bigrams included: a word weighs ln(1 + documents), within a fifth, in
 * collections of ten records and of ten thousand. Adding up the terms ranks no better (nDCG@10 .634 / .820 for short and
 * whole needs against .637 / .815) and looks up three hundred terms per pair.
 */
export function textWeight(words: number, documents: number): number {
  return words * Math.log(1 + documents);
}
