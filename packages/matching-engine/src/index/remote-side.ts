import type { Profile, Space, TermVector } from '../profile/profile.ts';
import { InvertedIndex } from './inverted-index.ts';

type Terms = Readonly<Partial<Record<Space, TermVector>>>;

/** What is known of a record whose profile stays elsewhere. */
export type RemoteRecord<Facts> = Pick<Profile<Facts>, 'id' | 'version' | 'facts'>;

/**
 * The open records of one side, each in a slot, by what finds them or keeps them out: words and facts. With the statistics
 * of words a fifth of what whole profiles take.
 */
export class RemoteSide<Facts extends object> {
  readonly invertedIndex = new InvertedIndex();
  readonly #slotOf = new Map<string, number>();
  readonly #entries: (RemoteRecord<Facts> | undefined)[] = [];
  readonly #free: number[] = [];
  /** Organisations, days, ways to deal: many records say the same, which is kept once. */
  readonly #sharedValues = new Map<string, unknown>();

  get size(): number {
    return this.#slotOf.size;
  }

  /** Slots in use are below. */
  get slots(): number {
    return this.#entries.length;
  }

  slotOf(id: string): number | undefined {
    return this.#slotOf.get(id);
  }

  entry(slot: number): RemoteRecord<Facts> | undefined {
    return this.#entries[slot];
  }

  get(id: string): RemoteRecord<Facts> | undefined {
    const slot = this.#slotOf.get(id);
    return slot === undefined ? undefined : this.#entries[slot];
  }

  /** Takes a record in, which must not be there yet. */
  put({ id, version, facts }: RemoteRecord<Facts>, terms: Terms): void {
    const slot = this.#free.pop() ?? this.#entries.length;
    this.#entries[slot] = { id, version, facts: this.#share(facts) };
    this.#slotOf.set(id, slot);
    this.invertedIndex.add(slot, terms);
  }

  /**
   * Takes a record out.
   *
   * @param terms with which it was put; when they are not known any more, its slot stays empty and in the lists for good.
   */
  remove(id: string, terms: Terms | undefined): void {
    const slot = this.#slotOf.get(id);
    const entry = slot === undefined ? undefined : this.#entries[slot];
    if (slot === undefined || !entry) return;
    this.#slotOf.delete(id);
    this.#entries[slot] = undefined;
    if (!terms) return;
    this.invertedIndex.remove(slot, terms);
    this.#free.push(slot);
  }

  #share(facts: Facts): Facts {
    const shared = Object.entries(facts).map(([name, value]) => {
      const key = JSON.stringify(value);
      if (key !== undefined && !this.#sharedValues.has(key)) this.#sharedValues.set(key, value);
      return [name, this.#sharedValues.get(key)];
    });
    return Object.fromEntries(shared) as Facts;
  }
}
