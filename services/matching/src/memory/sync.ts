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

/** Share of records with old words in the statistics above which everything is reloaded: an idf is off by .05 then. */
const DRIFT_MAX = 0.05;

/**
 * Keeps profiles and weights in memory equal to those in Postgres. Every refresh first asks what changed (a millisecond
 * when nothing did), so workers need no messages from each other.
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

  /** The embedder of the vectors in memory. Scores from other vectors must not be written. */
  get embedder(): string {
    return this.#embedder;
  }

  /** Resolves when memory holds everything that was committed before the call. */
  catchUp(): Promise<void> {
    if (!this.#running && !this.#next) return this.#start();
    // The running pass may have read before the caller's rows were committed; all callers meanwhile share the next pass.
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
    // The next call starts at `next`: rows written before do not come again.
    for (const [key, changedIn] of this.#seen) if (BigInt(changedIn) < BigInt(next)) this.#seen.delete(key);
    const pages = Array.from({ length: Math.ceil(fresh.length / PAGE) }, (_, i) =>
      fresh.slice(i * PAGE, (i + 1) * PAGE),
    );
    let reading = pages[0] && readOpenProfiles(this.#db, pages[0], embedder);
    for (const [i, page] of pages.entries()) {
      const rows = (await reading) ?? [];
      const following = pages[i + 1];
      reading = following && readOpenProfiles(this.#db, following, embedder);
      // An error of a later page is thrown where it is awaited.
      reading?.catch(() => {});
      const open = new Map(rows.map((row) => [keyOf(row), row]));
      for (const change of page) this.#apply(change, open.get(keyOf(change)), next);
    }
    this.#since = next;
    // After a switch of the embedder meanwhile, some rows may have had no vectors of the old one left.
    if (pages.length > 0 && (await readServing(this.#db)) !== embedder) return this.#pass();
  }

  /** Vectors of two embedders are never in memory together: everything is loaded again. */
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
