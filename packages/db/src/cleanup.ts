import { type Logger, type Sweep, startSweep } from '@techbourse/platform';
import type { Database } from './connect.ts';

/** How long sent events can be published again. Hours. */
export const OUTBOX_RETENTION_HOURS = 72;
/** How long a repeat of a request with the same Idempotency-Key gets the first answer. Days. */
export const IDEMPOTENCY_RETENTION_DAYS = 7;

const YEAR: AuditRetention = { AUDIT_READS_DAYS: 365, AUDIT_ADDRESSES_DAYS: 365 };

const EVERY_MS = 10 * 60_000;
/** Rows of one statement: few enough that it holds no lock for long. */
const BATCH = 1000;

type Tables = 'outbox' | 'idempotency' | 'audit';

/** How long the audit keeps what it need not keep for ever, in days. Settings of the environment (`postgresSettings`). */
export type AuditRetention = { AUDIT_READS_DAYS: number; AUDIT_ADDRESSES_DAYS: number };

/**
 * Deletes expired rows of a service's own tables, in small statements: sent events and stored answers of idempotent
 * requests, and what the audit need not keep. Several processes may do it: they share the rows.
 */
export function startCleanup(options: {
  db: Database;
  schema: string;
  log: Logger;
  /** Without it for a year. */
  retention?: AuditRetention | undefined;
  tables?: readonly Tables[];
}): Sweep {
  const { db, schema, log, retention = YEAR, tables = ['outbox', 'idempotency', 'audit'] } = options;
  const clean = {
    outbox: () => cleanOutbox(db, schema, OUTBOX_RETENTION_HOURS),
    idempotency: () => cleanIdempotency(db, schema),
    audit: () => cleanAudit(db, schema, retention),
  } satisfies Record<Tables, () => Promise<number>>;
  return startSweep({
    name: `tidying ${schema}`,
    everyMs: EVERY_MS,
    log,
    pass: async () => {
      let more = false;
      for (const table of tables) {
        const gone = await clean[table]();
        more ||= gone === BATCH;
      }
      return more;
    },
  });
}

/** One batch of sent events; how many there were. */
export async function cleanOutbox(db: Database, schema: string, keepHours: number, most = BATCH): Promise<number> {
  const table = db.sql(`${schema}.outbox`);
  const gone = await db.sql`
    delete from ${table} where seq in (
      select seq from ${table} where sent and occurred_at < now() - make_interval(hours => ${keepHours})
      order by occurred_at limit ${most} for update skip locked)`;
  return gone.count;
}

/** One batch of answers; how many there were. */
export async function cleanIdempotency(db: Database, schema: string, most = BATCH): Promise<number> {
  const table = db.sql(`${schema}.idempotency`);
  const gone = await db.sql`
    delete from ${table} where (organisation_id, key) in (
      select organisation_id, key from ${table} where at < now() - make_interval(days => ${IDEMPOTENCY_RETENTION_DAYS})
      order by at limit ${most} for update skip locked)`;
  return gone.count;
}

/** One batch of old reads and of addresses of old rows, whichever were more; never younger than a month. */
export async function cleanAudit(db: Database, schema: string, keep: AuditRetention, most = BATCH): Promise<number> {
  const tidy = db.sql(`${schema}.tidy_audit`);
  const [row] = await db.sql<{ gone: number }[]>`
    select ${tidy}(${keep.AUDIT_READS_DAYS}::int, ${keep.AUDIT_ADDRESSES_DAYS}::int, ${most}::int) as gone`;
  return row?.gone ?? 0;
}
