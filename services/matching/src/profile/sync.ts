import type { Database } from '@techbourse/db';
import type { ActiveWeights } from '../learning/active.ts';
import type { ProfileIndex } from '../retrieval/profile-index.ts';
import type { DemandFacts, ListingFacts } from '../scoring/profile.ts';
import { type OpenProfileRow, type ProfileChange, readOpenProfiles, readProfileChanges } from './changes-store.ts';
import { unpackProfile } from './pack.ts';

const PAGE = 500;

/**
 * Keeps the profiles in memory, and the weights, equal to those in Postgres. Every refresh asks for what changed first (a millisecond
 * when nothing did), so a worker needs no messages from others and a restart only means loading everything once.
 */
export class ProfileSync {
  readonly #db: Database;
  readonly #profiles: ProfileIndex;
  readonly #weights: ActiveWeights;
  readonly #seen = new Map<string, string>();
  #since = '0';
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(db: Database, profiles: ProfileIndex, weights: ActiveWeights) {
    this.#db = db;
    this.#profiles = profiles;
    this.#weights = weights;
  }

  /** Resolves when memory holds everything that was committed before the call. */
  catchUp(): Promise<void> {
    if (!this.#running && !this.#next) return this.#start();
    // The pass under way may have looked before the caller's rows were committed; all who come meanwhile share the next.
    const start = () => this.#start();
    this.#next ??= (this.#running ?? Promise.resolve()).then(start, start);
    return this.#next;
  }

  #start(): Promise<void> {
    this.#next = undefined;
    this.#running = this.#pass().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #pass(): Promise<void> {
    const [{ changes, next }] = await Promise.all([readProfileChanges(this.#db, this.#since), this.#weights.refresh()]);
    const fresh = changes.filter((change) => this.#seen.get(keyOf(change)) !== change.changedIn);
    for (let at = 0; at < fresh.length; at += PAGE) {
      const page = fresh.slice(at, at + PAGE);
      const open = new Map((await readOpenProfiles(this.#db, page)).map((row) => [keyOf(row), row]));
      for (const change of page) this.#apply(change, open.get(keyOf(change)));
    }
    this.#since = next;
  }

  #apply(change: ProfileChange, row: OpenProfileRow | undefined): void {
    this.#seen.set(keyOf(change), row?.changedIn ?? change.changedIn);
    if (!row) {
      this.#profiles.remove(change.side, change.id);
      return;
    }
    const common = { id: row.id, version: row.version, ipc: row.ipc, ...unpackProfile(row.packed) };
    // The row's side says which facts it holds.
    if (row.side === 'listing') this.#profiles.put('listing', { ...common, facts: row.facts as ListingFacts });
    else this.#profiles.put('demand', { ...common, facts: row.facts as DemandFacts });
  }
}

function keyOf({ side, id }: { side: string; id: string }): string {
  return `${side}:${id}`;
}
