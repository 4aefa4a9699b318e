import { isBigram, type Space, spaces, type TermVector } from '../profile/profile.ts';
import { PostingLists } from './posting-lists.ts';

type Terms = Readonly<Partial<Record<Space, TermVector>>>;

/**
 * The inverted index of one side: which slots hold which words. Single words only, because whoever shares a bigram
 * shares both of its words.
 */
export class InvertedIndex {
  readonly #lists = inEachSpace(() => new PostingLists());
  readonly #lengths = inEachSpace(() => new Float32Array(64));

  /** Bytes outside the heap. */
  get bytes(): number {
    return spaces.reduce((sum, space) => sum + this.#lists[space].bytes + this.#lengths[space].byteLength, 0);
  }

  postings(space: Space): PostingLists {
    return this.#lists[space];
  }

  /** Text length of each slot in a space, in words. */
  lengths(space: Space): Float32Array {
    return this.#lengths[space];
  }

  add(slot: number, terms: Terms): void {
    for (const space of spaces) {
      const own = terms[space];
      this.#setLength(space, slot, own?.length ?? 0);
      if (own) forSingleWords(own, (word, count) => this.#lists[space].add(word, slot, count));
    }
  }

  /** @param terms that the slot was added with. */
  remove(slot: number, terms: Terms): void {
    for (const space of spaces) {
      const own = terms[space];
      if (own) forSingleWords(own, (word, count) => this.#lists[space].remove(word, slot, count));
    }
  }

  #setLength(space: Space, slot: number, length: number): void {
    if (slot >= this.#lengths[space].length) {
      const longer = new Float32Array(Math.ceil(slot * 1.3) + 1);
      longer.set(this.#lengths[space]);
      this.#lengths[space] = longer;
    }
    this.#lengths[space][slot] = length;
  }
}

function inEachSpace<T>(make: () => T): Record<Space, T> {
  return Object.fromEntries(spaces.map((space) => [space, make()])) as Record<Space, T>;
}

function forSingleWords(terms: TermVector, visit: (word: number, count: number) => void): void {
  for (let i = 0; i < terms.ids.length; i++) {
    const id = terms.ids[i] as number;
    if (!isBigram(id)) visit(id, terms.counts[i] as number);
  }
}
