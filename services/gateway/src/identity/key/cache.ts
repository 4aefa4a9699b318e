import { fail, organisationSuspended } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { createActorCache } from '../actor-cache.ts';
import { type ApiKeyRecord, readApiKeys } from './record.ts';
import { hashKey } from './secret.ts';

/** Longer than any valid key. */
const KEY_LENGTH_MAX = 200;

/** A key and its last use. */
export type KeyUse = { id: string; at: Date };

/** The actor of each API key, cached by the key's hash for a short time. */
export type ApiKeyCache = {
  /**
   * @throws AppError UNAUTHENTICATED for an unknown, disabled, revoked or expired key, FORBIDDEN (`organisation.suspended`,
   * `key.issuer_suspended`), UNAVAILABLE when the database does not answer.
   */
  actorOf(key: string): Promise<Actor>;
  /** The keys used since the last call. */
  takeUses(): KeyUse[];
};

/** Caches the records of keys, until this process changes the key or its organisation. */
export function createApiKeyCache({
  exchange,
  clock,
  changes,
}: Pick<Context, 'exchange' | 'clock' | 'changes'>): ApiKeyCache {
  const uses = new Map<string, Date>();
  const cache = createActorCache({
    clock,
    read: (keyHashes) => readApiKeys(exchange.orm, keyHashes),
    actorOf: actorOfRecord,
    refuse: (why) =>
      why === 'unknown' ? unknownKey() : fail.unauthenticated('key.expired', 'This API key has expired'),
  });
  changes.on('key', (id) => cache.forget(({ actor }) => actor.id === id));
  changes.on('person', (id) => cache.forget(({ record }) => record.issuedBy === id));
  changes.on('organisation', (id) => cache.forget(({ actor }) => actor.organisation?.id === id));

  return {
    actorOf: async (key) => {
      if (key.length > KEY_LENGTH_MAX) throw unknownKey();
      const { actor } = await cache.find(hashKey(key));
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

function actorOfRecord({ id, organisation, scopes, isSuspended, issuerSuspended }: ApiKeyRecord): Actor {
  if (isSuspended) throw organisationSuspended();
  if (issuerSuspended) throw issuerIsSuspended();
  return { kind: 'key', id, organisation, scopes };
}

function unknownKey() {
  return fail.unauthenticated('key.invalid', 'This API key is not valid');
}

function issuerIsSuspended() {
  const message = 'Who issued this API key is suspended: an owner or admin of the organisation issues another';
  return fail.forbidden('key.issuer_suspended', message);
}
