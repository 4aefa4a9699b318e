import { EventEmitter } from 'node:events';
import { connect } from '@techbourse/db';
import { type Clock, createLogger, publicKeyOf, systemClock } from '@techbourse/platform';
import { createTokens } from './actor-token.ts';
import type { Config } from './config.ts';

export type Context = ReturnType<typeof createContext>;

/** What every part of the gateway works with; made once per process. */
export function createContext(config: Config, options: { clock?: Clock } = {}) {
  const clock = options.clock ?? systemClock;
  const log = createLogger({ name: 'gateway', level: config.LOG_LEVEL });
  const db = connect(config.DATABASE_URL, { name: 'gateway', limits: config });
  return {
    config,
    log,
    db,
    clock,
    /** Says within this process that a key or an organisation has changed, by its id: what is remembered of it is old. */
    changes: new EventEmitter<{ key: [id: string]; organisation: [id: string] }>(),
    /** By which services know what is told about who asks, and we know them. */
    actorPublicKey: publicKeyOf(config.ACTOR_PRIVATE_KEY),
    /** What services are told about who asks. */
    tokenOf: createTokens(config.ACTOR_PRIVATE_KEY, clock),
    close: () => db.close(),
  };
}
