import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { makeSearchKey, type SearchRights } from './search-key.ts';

/** Where the engines of this run of the tests are; handed from the global set-up to every test file. */
export type TestEngines = {
  databaseUrl: string;
  template: string;
  /** Of every role that a service runs as. */
  rolePassword: string;
  redisUrl: string;
  meiliUrl: string;
  /** Opens everything; no service holds it. */
  meiliKey: string;
  searchRights: Record<string, SearchRights>;
  actorPublicKey: string;
  actorPrivateKey: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    engines: TestEngines;
  }
}

/** Settings of a service, as its environment would give them, on a database, queue and indexes of this caller alone. */
export type TestSettings = {
  DATABASE_URL: string;
  REDIS_URL: string;
  QUEUE_PREFIX: string;
  MEILI_URL: string;
  MEILI_KEY: string;
  INDEX_PREFIX: string;
  ACTOR_PUBLIC_KEY: string;
  SEALING_KEY: string;
  HOST: string;
  PORT: string;
  LOG_LEVEL: string;
  ANSWER_CHECK_SHARE: string;
};

/**
 * Settings that share nothing with any other test file: a clone of the migrated template database, a queue prefix and
 * an index prefix. The key to Meilisearch may do what a service may, to the indexes of this prefix (`asService`: to those of
 * one service). Call it once per file, at the top level.
 */
export async function testSettings(): Promise<TestSettings> {
  const engines = inject('engines');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const sql = postgres(engines.databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`create database ${sql(name)} template ${sql(engines.template)}`;
  } finally {
    await sql.end();
  }
  const prefix = `${name}_`;
  const actions = [...new Set(Object.values(engines.searchRights).flatMap((rights) => rights.actions))];
  const url = new URL(engines.databaseUrl);
  url.pathname = `/${name}`;
  return {
    DATABASE_URL: url.href,
    REDIS_URL: engines.redisUrl,
    QUEUE_PREFIX: `{${name}}`,
    MEILI_URL: engines.meiliUrl,
    MEILI_KEY: await makeSearchKey(engines, { indexes: [`${prefix}*`], actions }),
    INDEX_PREFIX: prefix,
    ACTOR_PUBLIC_KEY: engines.actorPublicKey,
    SEALING_KEY: 'seals what tests keep, and nothing else',
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    ANSWER_CHECK_SHARE: '1',
  };
}
