import type { Database } from '@techbourse/db';
import type { DemandFacts, ListingFacts, Profiles } from '@techbourse/matching-engine';
import type { ActiveWeights } from './active-weights.ts';
import {
  type OpenProfileRow,
  type ProfileChange,
  readOpenProfiles,
  readProfileChanges,
  readServing,
} from './changes-store.ts';

const PAGE = 500;

/** Share of records counted with old words above which all are counted anew: an idf is off by .05 then. */
const DRIFT_MAX = 0.05;

/**
 * Keeps the profiles in memory, and the weights, equal to those in Postgres. Every refresh asks for what changed first (a millisecond
 * when nothing did), so a worker needs no messages from others and a restart only means loading everything once.
 */
export class ProfileSync {
  readonly #db: Database;
  readonly #profiles: Profiles;
  readonly #weights: ActiveWeights;
  readonly #seen = new Map<string, string>();
  #since = '0';
  #embedder = '';
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(db: Database, profiles: Profiles, weights: ActiveWeights) {
    this.#db = db;
    this.#profiles = profiles;
    this.#weights = weights;
  }

  /** Whose vectors memory holds. What was scored with others must not be written. */
  get embedder(): string {
    return this.#embedder;
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
    const [{ changes, next, embedder }] = await Promise.all([
      readProfileChanges(this.#db, this.#since),
      this.#weights.refresh(),
    ]);
    if (embedder !== this.#embedder || this.#profiles.drift > DRIFT_MAX) {
      this.#reset(embedder);
      return this.#pass();
    }
    const fresh = changes.filter((change) => this.#seen.get(keyOf(change)) !== change.changedIn);
    // The next question starts at `next`: what was written before does not come again and need not be remembered.
    for (const [key, changedIn] of this.#seen) if (BigInt(changedIn) < BigInt(next)) this.#seen.delete(key);
    const pages = Array.from({ length: Math.ceil(fresh.length / PAGE) }, (_, i) =>
      fresh.slice(i * PAGE, (i + 1) * PAGE),
    );
    let reading = pages[0] && readOpenProfiles(this.#db, pages[0], embedder);
    for (const [i, page] of pages.entries()) {
      const rows = (await reading) ?? [];
      const following = pages[i + 1];
      reading = following && readOpenProfiles(this.#db, following, embedder);
      // A later page that fails is thrown where it is awaited.
      reading?.catch(() => {});
      const open = new Map(rows.map((row) => [keyOf(row), row]));
      for (const change of page) this.#apply(change, open.get(keyOf(change)), next);
    }
    this.#since = next;
    // Another embedder came to serve while rows were read: some of them may have had no vectors of the old one left.
    if (pages.length > 0 && (await readServing(this.#db)) !== embedder) return this.#pass();
  }

  /** Vectors of two embedders are never in memory together: all is loaded anew. */
  #reset(embedder: string): void {
    this.#profiles.clear();
    this.#seen.clear();
    this.#since = '0';
    this.#embedder = embedder;
  }

  #apply(change: ProfileChange, row: OpenProfileRow | undefined, next: string): void {
    const changedIn = row?.changedIn ?? change.changedIn;
    if (BigInt(changedIn) >= BigInt(next)) this.#seen.set(keyOf(change), changedIn);
    if (!row) {
      this.#profiles.remove(change.side, change.id);
      return;
    }
    const { id, version, ipc, packed } = row;
    // The row's side says which facts it holds.
    if (row.side === 'listing') {
      this.#profiles.putStored('listing', { id, version, ipc, packed, facts: row.facts as ListingFacts });
    } else {
      this.#profiles.putStored('demand', { id, version, ipc, packed, facts: row.facts as DemandFacts });
    }
  }
}

function keyOf({ side, id }: { side: string; id: string }): string {
  return `${side}:${id}`;
}
