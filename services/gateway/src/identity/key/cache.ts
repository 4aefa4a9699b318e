import { type Clock, fail, isYoungerThan } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { createBatchLoader } from './batch-loader.ts';
import { type ApiKeyRecord, readApiKeys } from './record.ts';
import { hashKey } from './secret.ts';

/** How long a record is cached: the longest time that another process's revocation takes effect here. */
const CACHE_MS = 4_000;
const ENTRIES_MAX = 10_000;
/** Longer than any valid key. */
const KEY_LENGTH_MAX = 200;

type Entry = { actor: Actor; expiresAtMs: number; readAtMs: number };

/** A key and its last use. */
export type KeyUse = { id: string; at: Date };

/** The actor of each API key, cached by the key's hash for a short time. */
export type ApiKeyCache = {
  /**
   * @throws AppError UNAUTHENTICATED for an unknown, disabled, revoked or expired key, UNAVAILABLE when the database
   * does not answer.
   */
  actorOf(key: string): Promise<Actor>;
  /** The keys used since the last call. */
  takeUses(): KeyUse[];
};

/** Caches the records of keys, until this process changes the key or its organisation. */
export function createApiKeyCache({ db, clock, changes }: Pick<Context, 'db' | 'clock' | 'changes'>): ApiKeyCache {
  const entries = new Map<string, Entry>();
  const asking = new Map<string, Promise<Actor>>();
  const uses = new Map<string, Date>();
  const read = createBatchLoader((keyHashes) => readApiKeys(db.orm, keyHashes));
  let revision = 0;

  const ask = async (keyHash: string): Promise<Actor> => {
    const before = entries.get(keyHash);
    const startedAt = revision;
    const now = clock.now().getTime();
    try {
      const record = await read(keyHash);
      if (!record) throw unknownKey();
      if (hasExpired(record, clock)) throw fail.unauthenticated('key.expired', 'This API key has expired');
      const made = actorOfRecord(record);
      // the same object while nothing changed, because the signed token is cached by it
      const actor = before && JSON.stringify(before.actor) === JSON.stringify(made) ? before.actor : made;
      if (revision === startedAt) {
        const expiresAtMs = record.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
        remember(entries, keyHash, { actor, expiresAtMs, readAtMs: now });
      }
      return actor;
    } catch (error) {
      entries.delete(keyHash);
      throw error;
    }
  };

  const forget = (matches: (actor: Actor) => boolean): void => {
    // reads under way may return the old record
    revision += 1;
    for (const [keyHash, entry] of entries) if (matches(entry.actor)) entries.delete(keyHash);
  };
  changes.on('key', (id) => forget((actor) => actor.id === id));
  changes.on('organisation', (id) => forget((actor) => actor.organisation?.id === id));

  const find = async (keyHash: string): Promise<Actor> => {
    const entry = entries.get(keyHash);
    const now = clock.now().getTime();
    if (entry && now < entry.expiresAtMs && isYoungerThan(entry.readAtMs, CACHE_MS, now)) return entry.actor;
    let answer = asking.get(keyHash);
    if (!answer) {
      answer = ask(keyHash).finally(() => asking.delete(keyHash));
      asking.set(keyHash, answer);
    }
    return answer;
  };

  return {
    actorOf: async (key) => {
      if (key.length > KEY_LENGTH_MAX) throw unknownKey();
      const actor = await find(hashKey(key));
      uses.set(actor.id, clock.now());
      return actor;
    },
    takeUses: () => {
      const taken = [...uses].map(([id, at]) => ({ id, at }));
      uses.clear();
      return taken;
    },
  };
}

function actorOfRecord({ id, organisation, scopes }: ApiKeyRecord): Actor {
  return { kind: 'key', id, organisation, scopes };
}

function hasExpired({ expiresAt }: ApiKeyRecord, clock: Clock): boolean {
  return expiresAt !== null && expiresAt <= clock.now();
}

function unknownKey() {
  return fail.unauthenticated('key.invalid', 'This API key is not valid');
}

function remember(entries: Map<string, Entry>, keyHash: string, entry: Entry): void {
  entries.delete(keyHash);
  entries.set(keyHash, entry);
  if (entries.size <= ENTRIES_MAX) return;
  const oldest = entries.keys().next();
  if (!oldest.done) entries.delete(oldest.value);
}
