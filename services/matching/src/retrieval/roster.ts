import type { Profile, Space, TermVector } from '../scoring/profile.ts';
import { WordLists } from './word-lists.ts';

type Terms = Readonly<Partial<Record<Space, TermVector>>>;

/** What is known of a record whose profile stays elsewhere. */
export type RosterEntry<Facts> = Pick<Profile<Facts>, 'id' | 'version' | 'facts'>;

/**
 * The open records of one side, each in a slot, by what finds them or keeps them out: words and facts. A tenth of what
 * whole profiles take.
 */
export class Roster<Facts extends object> {
  readonly words = new WordLists();
  readonly #slotOf = new Map<string, number>();
  readonly #entries: (RosterEntry<Facts> | undefined)[] = [];
  readonly #free: number[] = [];
  /** Many records say the same of themselves; it is kept once, as long as somebody says it. */
  readonly #said = new Map<string, { readonly facts: Facts; users: number }>();

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

  entry(slot: number): RosterEntry<Facts> | undefined {
    return this.#entries[slot];
  }

  get(id: string): RosterEntry<Facts> | undefined {
    const slot = this.#slotOf.get(id);
    return slot === undefined ? undefined : this.#entries[slot];
  }

  /** Takes a record in, which must not be there yet. */
  put({ id, version, facts }: RosterEntry<Facts>, terms: Terms): void {
    const slot = this.#free.pop() ?? this.#entries.length;
    this.#entries[slot] = { id, version, facts: this.#share(facts) };
    this.#slotOf.set(id, slot);
    this.words.add(slot, terms);
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
    this.#unshare(entry.facts);
    if (!terms) return;
    this.words.remove(slot, terms);
    this.#free.push(slot);
  }

  #share(facts: Facts): Facts {
    const key = JSON.stringify(facts);
    const known = this.#said.get(key) ?? { facts, users: 0 };
    known.users += 1;
    this.#said.set(key, known);
    return known.facts;
  }

  #unshare(facts: Facts): void {
    const key = JSON.stringify(facts);
    const known = this.#said.get(key);
    if (!known) return;
    known.users -= 1;
    if (known.users === 0) this.#said.delete(key);
  }
}
