import { type AppError, type Clock, isYoungerThan } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { createBatchLoader } from './key/batch-loader.ts';

/** How long a record is cached: the longest time that another process's change takes effect here. */
const CACHE_MS = 4_000;
const ENTRIES_MAX = 10_000;

export type Found<T> = { actor: Actor; record: T };
type Entry<T> = Found<T> & { expiresAtMs: number; readAtMs: number };

export type ActorCache<T> = {
  /** @throws what `refuse` makes, and AppError UNAVAILABLE when the database does not answer. */
  find(hash: string): Promise<Found<T>>;
  forget(matches: (found: Found<T>) => boolean): void;
};

/**
 * The actor of each credential, cached by the credential's hash for a short time and until `forget`.
 * @param options.read credentials that are in use, by their hashes; those not found are refused.
 * @param options.actorOf throws for one that may not be used.
 */
export function createActorCache<T extends { expiresAt: Date | null }>(options: {
  clock: Clock;
  read: (hashes: string[]) => Promise<ReadonlyMap<string, T>>;
  actorOf: (record: T) => Actor;
  refuse: (why: 'unknown' | 'expired') => AppError;
}): ActorCache<T> {
  const { clock, actorOf, refuse } = options;
  const entries = new Map<string, Entry<T>>();
  const asking = new Map<string, Promise<Found<T>>>();
  const read = createBatchLoader(options.read);
  let revision = 0;

  const ask = async (hash: string): Promise<Found<T>> => {
    const before = entries.get(hash);
    const startedAt = revision;
    const now = clock.now().getTime();
    try {
      const record = await read(hash);
      if (!record) throw refuse('unknown');
      if (record.expiresAt !== null && record.expiresAt <= clock.now()) throw refuse('expired');
      const made = actorOf(record);
      // the same object while nothing changed, because the signed token is cached by it
      const actor = before && JSON.stringify(before.actor) === JSON.stringify(made) ? before.actor : made;
      const expiresAtMs = record.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
      const entry = { actor, record, expiresAtMs, readAtMs: now };
      if (revision === startedAt) remember(entries, hash, entry);
      return entry;
    } catch (error) {
      entries.delete(hash);
      throw error;
    }
  };

  return {
    find: async (hash) => {
      const entry = entries.get(hash);
      const now = clock.now().getTime();
      if (entry && now < entry.expiresAtMs && isYoungerThan(entry.readAtMs, CACHE_MS, now)) return entry;
      let answer = asking.get(hash);
      if (!answer) {
        answer = ask(hash).finally(() => asking.delete(hash));
        asking.set(hash, answer);
      }
      return answer;
    },
    forget: (matches) => {
      // reads under way may return the old record
      revision += 1;
      for (const [hash, entry] of entries) if (matches(entry)) entries.delete(hash);
    },
  };
}

function remember<T>(entries: Map<string, Entry<T>>, hash: string, entry: Entry<T>): void {
  entries.delete(hash);
  entries.set(hash, entry);
  if (entries.size <= ENTRIES_MAX) return;
  const oldest = entries.keys().next();
  if (!oldest.done) entries.delete(oldest.value);
}
