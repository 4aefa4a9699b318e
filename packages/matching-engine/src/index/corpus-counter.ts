import type { PairSide } from '@techbourse/domain';
import { type Space, spaces, type TermVector } from '../profile/profile.ts';
import type { TermStats } from '../score/corpus.ts';
import { DocumentFrequencies } from './document-frequencies.ts';

type Terms = Readonly<Partial<Record<Space, TermVector>>>;

const inEachSpace = () =>
  Object.fromEntries(spaces.map((space) => [space, new DocumentFrequencies()])) as Record<Space, DocumentFrequencies>;

/** The corpus statistics, updated record by record. */
export class CorpusCounter implements TermStats {
  readonly #counts = inEachSpace();
  readonly #totals = Object.fromEntries(
    spaces.map((space) => [space, { documents: 0, listings: 0, words: 0 }]),
  ) as Record<Space, { documents: number; listings: number; words: number }>;

  /** Bytes outside the heap. */
  get bytes(): number {
    return spaces.reduce((sum, space) => sum + this.#counts[space].bytes, 0);
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

  count(side: PairSide, terms: Terms, change: 1 | -1): void {
    for (const space of spaces) {
      const own = terms[space];
      if (!own) continue;
      const counts = this.#counts[space];
      for (const id of own.ids) counts.add(id, change);
      const totals = this.#totals[space];
      totals.documents += change;
      if (side !== 'listing') continue;
      totals.listings += change;
      totals.words += change * own.length;
    }
  }
}
