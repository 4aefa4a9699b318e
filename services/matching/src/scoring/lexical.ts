import { type CorpusStats, inverseFrequency } from './corpus.ts';
import { isBigram, type Space, spaces, type TermVector } from './profile.ts';
import type { Weights } from './weights.ts';

type Lexical = Weights['lexical'];

export interface LexicalPart {
  /** 0..1; 0 when the two share no space. */
  readonly value: number;
  /** The space in which the two met best. */
  readonly space: Space | undefined;
}

/** Weight of a term of a need: rare words more, repeated words more but ever less so. */
export function needWeight(idf: number, count: number, bigram: boolean, weights: Lexical): number {
  const repeats = (count * (weights.needRepeats + 1)) / (count + weights.needRepeats);
  return idf * repeats * (bigram ? weights.bigram : 1);
}

/** What a listing makes of a term of the need, 0..k1+1: 1 for a word said once in a listing of average length. */
export function listingSaturation(count: number, length: number, averageLength: number, weights: Lexical): number {
  const norm = 1 - weights.b + (weights.b * length) / averageLength;
  return (count * (weights.k1 + 1)) / (count + weights.k1 * norm);
}

/**
 * How much of the need's own words the listing holds, in the space that shows it best: BM25 of the need against the
 * listing, as a share of what the need would give if each of its terms were met once in a listing of average length;
 * the share `full` and more count as 1, because nobody repeats a need word for word. A root of the share ranks long needs as well, but lets one common word in a one-line text outweigh meaning.
 */
export function lexicalPart(
  listing: Partial<Record<Space, TermVector>>,
  demand: Partial<Record<Space, TermVector>>,
  corpus: CorpusStats,
  weights: Lexical,
): LexicalPart {
  let best: LexicalPart = { value: 0, space: undefined };
  for (const space of spaces) {
    const offered = listing[space];
    const wanted = demand[space];
    if (!offered || !wanted) continue;
    const value = meet(offered, wanted, space, corpus, weights);
    if (best.space === undefined || value > best.value) best = { value, space };
  }
  return best;
}

function meet(offered: TermVector, wanted: TermVector, space: Space, corpus: CorpusStats, weights: Lexical): number {
  const documents = corpus.documents(space);
  const average = corpus.averageLength(space);
  let sum = 0;
  let attainable = 0;
  let at = 0;
  for (let i = 0; i < wanted.ids.length; i++) {
    const id = wanted.ids[i] as number;
    const idf = inverseFrequency(documents, corpus.frequency(space, id));
    const weight = needWeight(idf, wanted.counts[i] as number, isBigram(id), weights);
    attainable += weight;
    while (at < offered.ids.length && (offered.ids[at] as number) < id) at++;
    if (offered.ids[at] === id) {
      sum += weight * listingSaturation(offered.counts[at] as number, offered.length, average, weights);
    }
  }
  return attainable > 0 ? Math.min(1, sum / (attainable * weights.full)) : 0;
}
