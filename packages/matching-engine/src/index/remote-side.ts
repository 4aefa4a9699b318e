import type { Profile, Space, TermVector } from '../profile/profile.ts';
import { InvertedIndex } from './inverted-index.ts';

type Terms = Readonly<Partial<Record<Space, TermVector>>>;

/** What the worker holds of a record whose profile stays in Postgres. */
export type RemoteRecord<Facts> = Pick<Profile<Facts>, 'id' | 'version' | 'facts'>;

/**
 * The open records of one side, each in a slot, with what retrieval needs: words and facts. With the corpus statistics
 * this takes a fifth of the memory of whole profiles.
 */
export class RemoteSide<Facts extends object> {
  readonly invertedIndex = new InvertedIndex();
  readonly #slotOf = new Map<string, number>();
  readonly #entries: (RemoteRecord<Facts> | undefined)[] = [];
  readonly #free: number[] = [];
  /** Organisations, days, deal kinds: values that many records share are held once. */
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

  /** Adds a record, which must not be there yet. */
  put({ id, version, facts }: RemoteRecord<Facts>, terms: Terms): void {
    const slot = this.#free.pop() ?? this.#entries.length;
    this.#entries[slot] = { id, version, facts: this.#share(facts) };
    this.#slotOf.set(id, slot);
    this.invertedIndex.add(slot, terms);
  }

  /**
   * Removes a record.
   *
   * @param terms it was added with; when they are unknown, its slot stays empty and in the lists for good.
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
