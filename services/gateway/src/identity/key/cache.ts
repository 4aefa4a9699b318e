import type { Scope } from '@techbourse/api-schema';
import { type Clock, fail, isYounger } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { KeyVerdict } from '../person/verify.ts';
import { createLookup } from './lookup.ts';
import { hashKey } from './secret.ts';

/** How long better-auth's word on a key holds; asking costs 7-9 ms and two writes. */
const VERIFIED_FOR_MS = 30_000;
/** How long the row behind it is not read again: the longest that another process's revocation can go unseen. */
const READ_FOR_MS = 4_000;
const MOST_ENTRIES = 10_000;
/** Longer than any key we make or accept as the operator's. */
const LONGEST_KEY = 200;

/** A key as it stands in the database, with its organisation. */
export type KnownKey = {
  id: string;
  organisation: NonNullable<Actor['organisation']>;
  scopes: Scope[];
  expiresAt: Date | null;
};

export type KeySource = {
  /** Reads the keys with these hashes, by their hash; throws when the database is away. */
  readMany(keyHashes: string[]): Promise<ReadonlyMap<string, KnownKey>>;
  /** better-auth's verdict. */
  verify(key: string): Promise<KeyVerdict>;
};

type Entry = { actor: Actor; expiresAtMs: number; readAtMs: number; verifiedAtMs: number };

/** Who stands behind each API key, remembered by the key's hash for a short while. */
export type Keyring = {
  /** @throws AppError UNAUTHENTICATED for an unknown, revoked or expired key, UNAVAILABLE when nobody can tell. */
  actorOf(key: string): Promise<Actor>;
  forgetKey(id: string): void;
  forgetOrganisation(id: string): void;
};

export function createKeyring(source: KeySource, clock: Clock): Keyring {
  const entries = new Map<string, Entry>();
  const asking = new Map<string, Promise<Actor>>();
  const read = createLookup((keyHashes) => source.readMany(keyHashes));
  let revision = 0;

  const fresh = (keyHash: string): Actor | undefined => {
    const entry = entries.get(keyHash);
    const now = clock.now().getTime();
    if (!entry || now >= entry.expiresAtMs || !isYounger(entry.readAtMs, READ_FOR_MS, now)) return undefined;
    return isYounger(entry.verifiedAtMs, VERIFIED_FOR_MS, now) ? entry.actor : undefined;
  };

  const ask = async (key: string, keyHash: string): Promise<Actor> => {
    const before = entries.get(keyHash);
    const startedAt = revision;
    const now = clock.now().getTime();
    try {
      const known = await read(keyHash);
      if (!known) throw fail.unauthenticated('key.invalid', 'This API key is not valid');
      if (known.expiresAt && known.expiresAt.getTime() <= now) throw expired();
      const verified = before !== undefined && isYounger(before.verifiedAtMs, VERIFIED_FOR_MS, now);
      if (!verified) assertValid(await source.verify(key));
      const made = actorFrom(known);
      // the same object while nothing changed: the signed token hangs on it
      const actor = before && JSON.stringify(before.actor) === JSON.stringify(made) ? before.actor : made;
      if (revision === startedAt) {
        remember(entries, keyHash, {
          actor,
          expiresAtMs: known.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
          readAtMs: now,
          verifiedAtMs: verified ? before.verifiedAtMs : now,
        });
      }
      return actor;
    } catch (error) {
      entries.delete(keyHash);
      throw error;
    }
  };

  const forget = (matches: (actor: Actor) => boolean): void => {
    // answers under way may have read what is now gone
    revision += 1;
    for (const [keyHash, entry] of entries) if (matches(entry.actor)) entries.delete(keyHash);
  };

  return {
    actorOf: async (key) => {
      if (key.length > LONGEST_KEY) throw fail.unauthenticated('key.invalid', 'This API key is not valid');
      const keyHash = hashKey(key);
      const actor = fresh(keyHash);
      if (actor) return actor;
      let answer = asking.get(keyHash);
      if (!answer) {
        answer = ask(key, keyHash).finally(() => asking.delete(keyHash));
        asking.set(keyHash, answer);
      }
      return answer;
    },
    forgetKey: (id) => forget((actor) => actor.id === id),
    forgetOrganisation: (id) => forget((actor) => actor.organisation?.id === id),
  };
}

function actorFrom(known: KnownKey): Actor {
  return { kind: 'key', id: known.id, organisation: known.organisation, scopes: known.scopes };
}

function expired() {
  return fail.unauthenticated('key.expired', 'This API key has expired');
}

function assertValid(verdict: KeyVerdict): void {
  if (verdict === 'expired') throw expired();
  // it was there a moment ago: revoked just now, or the database went away in between
  if (verdict === 'refused') throw fail.unavailable('key.not_checked', 'The API key could not be checked just now');
}

function remember(entries: Map<string, Entry>, keyHash: string, entry: Entry): void {
  entries.delete(keyHash);
  entries.set(keyHash, entry);
  if (entries.size <= MOST_ENTRIES) return;
  const oldest = entries.keys().next();
  if (!oldest.done) entries.delete(oldest.value);
}
