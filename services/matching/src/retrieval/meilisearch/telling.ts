import { type CorpusStats, inverseFrequency } from '../../scoring/corpus.ts';
import { needWeight } from '../../scoring/lexical.ts';
import { isBigram, type Space, spaces, type TermVector } from '../../scoring/profile.ts';
import type { Weights } from '../../scoring/weights.ts';
import { tokenOf } from './tokens.ts';

export interface TellingWord {
  readonly token: string;
  readonly weight: number;
}

/**
 * The most informative words of a record, by their weight in the score, among those that no more than `recordsMax`
 * records hold: of such a word all holders can be asked for.
 */
export function tellingWords(
  terms: Readonly<Partial<Record<Space, TermVector>>>,
  corpus: CorpusStats,
  weights: Weights['lexical'],
  { count, recordsMax }: { count: number; recordsMax: number },
): TellingWord[] {
  const found: TellingWord[] = [];
  for (const space of spaces) {
    const own = terms[space];
    if (!own) continue;
    const documents = corpus.documents(space);
    for (let i = 0; i < own.ids.length; i++) {
      const id = own.ids[i] as number;
      if (isBigram(id)) continue;
      const frequency = corpus.frequency(space, id);
      // One record alone holds it: this one.
      if (frequency < 2 || frequency > recordsMax) continue;
      const weight = needWeight(inverseFrequency(documents, frequency), own.counts[i] as number, false, weights);
      found.push({ token: tokenOf(space, id), weight });
    }
  }
  return found.sort((a, b) => b.weight - a.weight || (a.token < b.token ? -1 : 1)).slice(0, count);
}
