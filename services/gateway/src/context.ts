import { connect } from '@techbourse/db';
import { type Clock, createLogger, publicKeyOf, systemClock } from '@techbourse/platform';
import { createTokens } from './actor-token.ts';
import type { Config } from './config.ts';
import { createKeyring } from './identity/key/cache.ts';
import { readKnownKeys } from './identity/key/record.ts';
import { createAuth } from './identity/person/auth.ts';
import { verifyKey } from './identity/person/verify.ts';

export type Context = ReturnType<typeof createContext>;

/** What every part of the gateway works with; made once per process. */
export function createContext(config: Config, options: { clock?: Clock } = {}) {
  const clock = options.clock ?? systemClock;
  const log = createLogger({ name: 'gateway', level: config.LOG_LEVEL });
  const db = connect(config.DATABASE_URL, { name: 'gateway', limits: config });
  const auth = createAuth({ orm: db.orm, secret: config.AUTH_SECRET, log });
  const keys = createKeyring(
    { readMany: (keyHashes) => readKnownKeys(db.orm, keyHashes), verify: (key) => verifyKey(auth, key) },
    clock,
  );
  return {
    config,
    log,
    db,
    clock,
    /** Who stands behind an API key. */
    keys,
    /** By which services know what is told about who asks, and we know them. */
    actorPublicKey: publicKeyOf(config.ACTOR_PRIVATE_KEY),
    /** What services are told about who asks. */
    tokenOf: createTokens(config.ACTOR_PRIVATE_KEY, clock),
    close: () => db.close(),
  };
}
