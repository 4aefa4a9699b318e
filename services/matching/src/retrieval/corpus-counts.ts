import type { PairSide } from '@techbourse/domain';
import type { WordStats } from '../scoring/corpus.ts';
import { isBigram, type Space, spaces, type TermVector } from '../scoring/profile.ts';
import { TermCounts } from './term-counts.ts';

type Terms = Readonly<Partial<Record<Space, TermVector>>>;

const inEachSpace = () =>
  Object.fromEntries(spaces.map((space) => [space, new TermCounts()])) as Record<Space, TermCounts>;

/** The statistics of words, kept record by record, and for single words by side. */
export class CorpusCounts implements WordStats {
  readonly #counts = inEachSpace();
  /** Listings that hold a word. */
  readonly #offered = inEachSpace();
  readonly #totals = Object.fromEntries(
    spaces.map((space) => [space, { documents: 0, listings: 0, words: 0 }]),
  ) as Record<Space, { documents: number; listings: number; words: number }>;

  /** Bytes outside the heap. */
  get bytes(): number {
    return spaces.reduce((sum, space) => sum + this.#counts[space].bytes + this.#offered[space].bytes, 0);
  }

  documents(space: Space): number {
    return this.#totals[space].documents;
  }

  averageLength(space: Space): number {
    const { words, listings } = this.#totals[space];
    return words > 0 ? words / listings : 1;
  }

  frequency(space: Space, termId: number): number {
    return this.#counts[space].get(termId);
  }

  /** Records of one side that hold a word; two words in a row are counted for both sides only. */
  holders(side: PairSide, space: Space, word: number): number {
    const listings = this.#offered[space].get(word);
    return side === 'listing' ? listings : this.frequency(space, word) - listings;
  }

  count(side: PairSide, terms: Terms, change: 1 | -1): void {
    for (const space of spaces) {
      const own = terms[space];
      if (!own) continue;
      const counts = this.#counts[space];
      const offered = side === 'listing' ? this.#offered[space] : undefined;
      for (const id of own.ids) {
        counts.add(id, change);
        if (!isBigram(id)) offered?.add(id, change);
      }
      const totals = this.#totals[space];
      totals.documents += change;
      if (side !== 'listing') continue;
      totals.listings += change;
      totals.words += change * own.length;
    }
  }
}
