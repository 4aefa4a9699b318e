import { isBigram, type Space, spaces, type TermVector } from '../profile/profile.ts';
import { inverseFrequency, type TermStats } from './corpus.ts';
import type { Weights } from './weights.ts';

type Lexical = Weights['lexical'];
type Terms = Partial<Record<Space, TermVector>>;

export type LexicalPart = {
  /** 0..1; 0 when the two share no space. */
  readonly value: number;
  /** The space in which the two met best. */
  readonly space: Space | undefined;
};

/** A term of both sides, and the share of the lexical part that rests on it. */
export type SharedTerm = {
  readonly id: number;
  readonly share: number;
};

/** Weight of a term of a text: rare words more, repeated words more but ever less so. */
export function termWeight(idf: number, count: number, bigram: boolean, weights: Lexical): number {
  const repeats = (count * (weights.needRepeats + 1)) / (count + weights.needRepeats);
  return idf * repeats * (bigram ? weights.bigram : 1);
}

/** What a listing makes of a term of the need, 0..k1+1: 1 for a word said once in a listing of average length. */
export function listingSaturation(count: number, length: number, averageLength: number, weights: Lexical): number {
  const norm = 1 - weights.b + (weights.b * length) / averageLength;
  return (count * (weights.k1 + 1)) / (count + weights.k1 * norm);
}

/**
 * How much the two have in common in words, in the space that shows it best, seen from both ends. Demand coverage: what the
 * listing makes of the need, as BM25 over what the need would give if each of its terms were met once in a listing of
 * average length. Listing coverage: how much of what the listing says is spoken of in the need, which a listing that touches on the
 * need among much else is not. Of both, the share `full` and more counts as everything, because nobody repeats a text
 * word for word. Each text is taken to have left `unsaid` words that are not shared: two words of a sentence that are,
 * say less than the twenty of a page that are as large a share of it. A root of the shares ranks long needs as well, but
 * lets one common word in a one-line text outweigh meaning.
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
 * The terms that both sides hold in a space, weightiest first; their shares sum to 1.
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
 * Sum of the weights of all terms of a need, the unsaid ones too: what a listing of average length that says each once
 * would make of it.
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
 * One walk along the ids. What lies beyond `full` counts for nothing, so each term counts for less: `perDemand` and
 * `perListing` are what a unit of each sum is worth in the value.
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

/** What a unit of a sum adds to its share of a whole, when shares end at 1. */
function perUnit(sum: number, whole: number): number {
  return sum > 0 ? Math.min(1, sum / whole) / sum : 0;
}

/**
 * Weight of a text of so many words, with the pairs of words in it: a word weighs ln(1 + documents), within a fifth, in
 * collections of ten records and of ten thousand. Adding up the terms would rank no better (nDCG@10 .634 and .820 for
 * short and whole needs, .637 and .815 like this) and look up three hundred terms per pair.
 */
export function textWeight(words: number, documents: number): number {
  return words * Math.log(1 + documents);
}
