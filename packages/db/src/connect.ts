import { assertBeforeDeadline, currentDeadline } from '@techbourse/platform';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { traceStatement, traceTransaction } from './spans.ts';

/**
 * A drizzle database or a transaction of one. Verbs take it as a required argument, so no read escapes the transaction.
 */
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
 * What a pool serves: requests, jobs, or reports that read much (such as a ledger check). Each pool has separate limits
 * and connections, so reports never block a signature.
 */
export type Work = 'request' | 'job' | 'report';

/** Limits of statements, in milliseconds; 0 is none. Settings of the environment (`postgresSettings`). */
export type DatabaseLimits = {
  DB_REQUEST_TIMEOUT_MS: number;
  DB_JOB_TIMEOUT_MS: number;
  DB_REPORT_TIMEOUT_MS: number;
  /** Waiting for a lock; a job waits as long as its statement may take. */
  DB_LOCK_TIMEOUT_MS: number;
  /** A transaction in which nothing happens. */
  DB_IDLE_TRANSACTION_TIMEOUT_MS: number;
};

/**
 * Begins the text of a statement that Postgres is to keep (`prepared`), and is cut off before it is sent: drizzle's
 * `execute` has no option for it that it would hand on to the driver.
 */
export const KEPT = '/* kept */ ';

const CONNECTIONS: Record<Work, number> = { request: 8, job: 6, report: 2 };

/**
 * A pool of connections to Postgres. It connects on first use and again after a restart of the server. No statement
 * begins once the deadline of the work that asks for it has passed (`currentDeadline`).
 * @param options.max connections of this pool, else 8 for requests, 6 for jobs, 2 for reports; the sum over all
 *   processes must stay below max_connections.
 * @param options.limits the settings; without them no statement is limited.
 * @param options.settings further settings of each of its sessions (`EVERY_ROW_SETTING`).
 */
export function connect(
  url: string,
  options: {
    max?: number;
    name?: string;
    work?: Work;
    limits?: DatabaseLimits;
    settings?: Readonly<Record<string, string>>;
  } = {},
): Database {
  const work = options.work ?? 'request';
  const sql = postgres(url, {
    max: options.max ?? CONNECTIONS[work],
    connection: {
      application_name: options.name ?? 'techbourse',
      // A plan cached while a table was empty would scan the whole table later.
      plan_cache_mode: 'force_custom_plan',
      ...(options.limits ? limitsOf(work, options.limits) : {}),
      ...options.settings,
    },
    // Short, so that a request fails as UNAVAILABLE while Postgres restarts instead of hanging.
    connect_timeout: 5,
    idle_timeout: 60,
    backoff: (attempt) => Math.min(0.1 * 2 ** attempt, 2),
    onnotice: () => {},
    // drizzle reads and writes dates, bigints and JSON itself
  });
  superviseStatements(sql);
  return {
    orm: drizzle(sql),
    sql,
    ping: async () => {
      await sql`select 1`;
    },
    close: () => sql.end({ timeout: 5 }),
  };
}

function limitsOf(work: Work, limits: DatabaseLimits) {
  const statement = {
    request: limits.DB_REQUEST_TIMEOUT_MS,
    job: limits.DB_JOB_TIMEOUT_MS,
    report: limits.DB_REPORT_TIMEOUT_MS,
  }[work];
  return {
    statement_timeout: statement,
    lock_timeout: work === 'job' ? statement : limits.DB_LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: limits.DB_IDLE_TRANSACTION_TIMEOUT_MS,
  };
}

/**
 * Refuses statements and transactions after the deadline, and cancels those under way. The connection keeps statements
 * that begin with `KEPT`.
 */
function superviseStatements(sql: Pick<postgres.Sql, 'unsafe'> & { begin?: unknown; savepoint?: unknown }): void {
  const unsafe = sql.unsafe.bind(sql);
  const limited = (...[text, parameters, options]: Parameters<typeof unsafe>) => {
    assertBeforeDeadline();
    const query = text.startsWith(KEPT)
      ? unsafe(text.slice(KEPT.length), parameters, { ...options, prepare: true })
      : unsafe(text, parameters, options);
    traceStatement(text, query);
    const deadline = currentDeadline();
    // cancel opens another connection, which Postgres may refuse. statement_timeout ends the statement then.
    const cancel = () => void Promise.resolve(query.cancel() as unknown).catch(() => {});
    deadline?.addEventListener('abort', cancel, { once: true });
    return query;
  };
  // The same function, with whatever type of row its caller names.
  sql.unsafe = limited as typeof sql.unsafe;
  for (const name of ['begin', 'savepoint'] as const) {
    const original = sql[name];
    if (typeof original !== 'function') continue;
    // The last argument is the work, of whichever form the call is.
    sql[name] = (...given: unknown[]) => {
      assertBeforeDeadline();
      const inner = given.at(-1) as (tx: postgres.TransactionSql) => unknown;
      const watched = (tx: postgres.TransactionSql) => {
        superviseStatements(tx);
        return inner(tx);
      };
      return traceTransaction(() => original.call(sql, ...given.slice(0, -1), watched));
    };
  }
}
