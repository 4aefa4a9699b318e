import { eventTypes } from '@techbourse/domain';
import { type Logger, type Metrics, startLoop } from '@techbourse/platform';
import { type AuditRetention, startCleanup } from './cleanup.ts';
import type { Database } from './connect.ts';
import { type Envelope, outboxChannel } from './outbox.ts';
import { measureOutbox } from './outbox-lag.ts';

export type Relay = {
  /** Waits for the pass under way and stops. */
  stop(): Promise<void>;
};

const WARN_EVERY_MS = 600_000;

export type RelayOptions = {
  db: Database;
  schema: string;
  /** Hands envelopes to the queue; must be safe to repeat with the same event ids. */
  publish(envelopes: Envelope[]): Promise<void>;
  log: Logger;
  /** Where the outbox lag is shown, also after the relay has stopped. */
  metrics?: Metrics | undefined;
  /** How long the audit keeps reads and addresses; a year unless given. */
  retention?: AuditRetention;
  /** Rows of one pass. */
  batch?: number;
  /** How often to poll, because notifications are lost while Postgres is away. Milliseconds. */
  pollMs?: number;
};

/**
 * Counts waiting events of types that this release does not know. They stay until a release knows them, so that none is
 * lost.
 */
async function countUnknownEvents(db: Database, schema: string): Promise<{ type: string; count: number }[]> {
  return db.sql<{ type: string; count: number }[]>`
    select type, count(*)::int as count from ${db.sql(`${schema}.outbox`)}
    where not sent and type <> all(${[...eventTypes]}::text[]) group by type order by type`;
}

/** For the health of a service: names the waiting events of unknown types. */
export function unknownEvents(db: Database, schema: string): () => Promise<string | undefined> {
  return async () => {
    const found = await countUnknownEvents(db, schema);
    if (found.length === 0) return undefined;
    return `events wait that this release does not know: ${found.map(({ type, count }) => `${count} ${type}`).join(', ')}`;
  };
}

/**
 * Publishes events from the outbox to the queue. Several relays share the rows by SKIP LOCKED. A row is marked as sent
 * after the queue took it, so a crash in between publishes twice but never loses an event.
 */
export function startRelay(options: RelayOptions): Relay {
  const { db, log, schema } = options;
  const batch = options.batch ?? 500;
  if (options.metrics) measureOutbox(options.metrics, db, schema);
  const pollMs = options.pollMs ?? 1000;
  let failures = 0;
  let warnedAt = Number.NEGATIVE_INFINITY;

  const loop = startLoop(async () => {
    try {
      const sent = await relayBatch(db, schema, batch, options.publish);
      failures = 0;
      if (performance.now() - warnedAt > WARN_EVERY_MS) {
        warnedAt = performance.now();
        await warnOfUnknownEvents(db, schema, log);
      }
      return { ms: sent === batch ? 0 : pollMs };
    } catch (error) {
      failures += 1;
      const ms = Math.min(100 * 2 ** failures, 5000);
      if (failures === 1 || failures % 20 === 0) log.warn({ err: error, waitMs: ms }, 'outbox: will try again');
      return { ms, whole: true };
    }
  });
  const listening = db.sql.listen(outboxChannel(schema), loop.wake, loop.wake).catch((error: unknown) => {
    log.warn({ err: error }, 'outbox: no notifications, polling only');
    return undefined;
  });
  const tidying = startCleanup({ db, schema, log, retention: options.retention });

  return {
    stop: async () => {
      await loop.stop();
      await tidying.stop();
      await (await listening)?.unlisten().catch(() => {});
    },
  };
}

async function warnOfUnknownEvents(db: Database, schema: string, log: Logger): Promise<void> {
  const found = await countUnknownEvents(db, schema);
  if (found.length > 0) log.warn({ found }, 'outbox: events wait that this release does not know');
}

type Row = {
  seq: string;
  event_id: string;
  type: string;
  key: string;
  version: number;
  payload: unknown;
  request_id: string | null;
  occurred_at: Date | string;
};

async function relayBatch(
  db: Database,
  schema: string,
  batch: number,
  publish: RelayOptions['publish'],
): Promise<number> {
  const table = db.sql(`${schema}.outbox`);
  return db.sql.begin(async (tx) => {
    const rows = await tx<Row[]>`
      select seq, event_id, type, key, version, payload, request_id, occurred_at
      from ${table} where not sent and type = any(${[...eventTypes]}::text[]) order by seq limit ${batch} for update skip locked`;
    if (rows.length === 0) return 0;
    // The queue is called inside the transaction on purpose: the row locks keep other relays off these rows.
    await publish(rows.map(toEnvelope));
    // One array: a list would be another statement for each length, all kept by the server for this connection.
    await tx`update ${table} set sent = true where seq = any(${rows.map((row) => row.seq)}::bigint[])`;
    return rows.length;
  });
}

function toEnvelope(row: Row): Envelope {
  return {
    eventId: row.event_id,
    type: row.type,
    key: row.key,
    version: row.version,
    occurredAt: new Date(row.occurred_at).toISOString(),
    payload: row.payload,
    ...(row.request_id ? { requestId: row.request_id } : {}),
  };
}
