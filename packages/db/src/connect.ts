import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** A drizzle database or a transaction of one. Verbs take it as a required argument, so nobody reads outside theirs. */
export type Executor = PostgresJsDatabase;
export type Tx = Parameters<Parameters<PostgresJsDatabase['transaction']>[0]>[0];

export type Database = {
  orm: PostgresJsDatabase;
  /** The driver itself, for LISTEN, COPY and streaming reads. */
  sql: postgres.Sql;
  /** Resolves when Postgres answers; for readiness. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

/**
 * A pool of connections to Postgres. It connects on first use and again after a restart of the server.
 * @param options.max connections of this process; the sum over all processes must stay below max_connections.
 */
export function connect(url: string, options: { max?: number; name?: string } = {}): Database {
  const sql = postgres(url, {
    max: options.max ?? 8,
    connection: {
      application_name: options.name ?? 'techbourse',
      // A plan kept from the day a table was empty would go through all of it when it has filled.
      plan_cache_mode: 'force_custom_plan',
    },
    // Short, so that a request fails as UNAVAILABLE while Postgres restarts instead of hanging.
    connect_timeout: 5,
    idle_timeout: 60,
    backoff: (attempt) => Math.min(0.1 * 2 ** attempt, 2),
    onnotice: () => {},
    // drizzle reads and writes dates, bigints and JSON itself
  });
  return {
    orm: drizzle(sql),
    sql,
    ping: async () => {
      await sql`select 1`;
    },
    close: () => sql.end({ timeout: 5 }),
  };
}
