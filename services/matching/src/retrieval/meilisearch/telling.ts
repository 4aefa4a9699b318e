import type { PairSide } from '@techbourse/domain';
import { inverseFrequency, type WordStats } from '../../scoring/corpus.ts';
import { needWeight } from '../../scoring/lexical.ts';
import { isBigram, type Space, spaces, type TermVector } from '../../scoring/profile.ts';
import type { Weights } from '../../scoring/weights.ts';
import { tokenOf } from './tokens.ts';

export interface TellingWord {
  readonly token: string;
  readonly weight: number;
}

/** The statistics of words, and who holds a word on one side. */
export interface WordHolders extends WordStats {
  holders(side: PairSide, space: Space, word: number): number;
}

/**
 * The most informative words of a record, by their weight in the score, among those that somebody holds on the side to
 * be searched, but no more than `holdersMax`: of such a word all holders can be asked for.
 */
export function tellingWords(
  terms: Readonly<Partial<Record<Space, TermVector>>>,
  corpus: WordHolders,
  weights: Weights['lexical'],
  { side, count, holdersMax }: { side: PairSide; count: number; holdersMax: number },
): TellingWord[] {
  const found: TellingWord[] = [];
  for (const space of spaces) {
    const own = terms[space];
    if (!own) continue;
    const documents = corpus.documents(space);
    for (let i = 0; i < own.ids.length; i++) {
      const id = own.ids[i] as number;
      if (isBigram(id)) continue;
      // What only the record's own side says, of which a market of many like needs has much, finds nobody.
      const holders = corpus.holders(side, space, id);
      if (holders === 0 || holders > holdersMax) continue;
      const idf = inverseFrequency(documents, corpus.frequency(space, id));
      const weight = needWeight(idf, own.counts[i] as number, false, weights);
      found.push({ token: tokenOf(space, id), weight });
    }
  }
  return found.sort((a, b) => b.weight - a.weight || (a.token < b.token ? -1 : 1)).slice(0, count);
}
