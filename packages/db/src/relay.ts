import type { Logger } from '@techbourse/platform';
import type { Database } from './connect.ts';
import { type Envelope, outboxChannel } from './outbox.ts';

export type Relay = {
  /** Waits for the pass under way and stops. */
  stop(): Promise<void>;
};

/** How long sent events can be told again, unless a relay says otherwise. */
export const OUTBOX_KEEP_HOURS = 72;

export type RelayOptions = {
  db: Database;
  schema: string;
  /** Hands envelopes to the queue; must be safe to repeat with the same event ids. */
  publish(envelopes: Envelope[]): Promise<void>;
  log: Logger;
  /** Rows of one pass. */
  batch?: number;
  /** How often to look without being woken, for notifications lost while Postgres was away. Milliseconds. */
  pollMs?: number;
  /** How long sent rows stay, to be told again when the queue is lost. Hours. */
  keepHours?: number;
};

/**
 * Carries events from the outbox to the queue. Rows are locked with SKIP LOCKED, so that several relays share the
 * work, and marked as sent only after the queue took them: a crash between the two sends twice, never not at all.
 */
export function startRelay(options: RelayOptions): Relay {
  const { db, log, schema } = options;
  const batch = options.batch ?? 500;
  let stopped = false;
  let wanted = true;
  let failures = 0;
  let wake: () => void = () => {};

  const nudge = () => {
    wanted = true;
    wake();
  };
  const listening = db.sql.listen(outboxChannel(schema), nudge, nudge).catch((error: unknown) => {
    log.warn({ err: error }, 'outbox: no notifications, polling only');
    return undefined;
  });

  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const loop = (async () => {
    let tidiedAt = performance.now();
    while (!stopped) {
      wanted = false;
      try {
        const sent = await pass(db, schema, batch, options.publish);
        failures = 0;
        if (sent === batch) wanted = true;
        if (performance.now() - tidiedAt > 600_000) {
          tidiedAt = performance.now();
          await tidy(db, schema, options.keepHours ?? OUTBOX_KEEP_HOURS);
        }
      } catch (error) {
        failures += 1;
        const waitMs = Math.min(100 * 2 ** failures, 5000);
        if (failures === 1 || failures % 20 === 0) log.warn({ err: error, waitMs }, 'outbox: will try again');
        await sleep(waitMs);
        wanted = true;
      }
      if (!wanted && !stopped) await sleep(options.pollMs ?? 1000);
    }
  })();

  return {
    stop: async () => {
      stopped = true;
      wake();
      await loop;
      await (await listening)?.unlisten().catch(() => {});
    },
  };
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

async function pass(db: Database, schema: string, batch: number, publish: RelayOptions['publish']): Promise<number> {
  const table = db.sql(`${schema}.outbox`);
  return db.sql.begin(async (tx) => {
    const rows = await tx<Row[]>`
      select seq, event_id, type, key, version, payload, request_id, occurred_at
      from ${table} where not sent order by seq limit ${batch} for update skip locked`;
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

async function tidy(db: Database, schema: string, keepHours: number): Promise<void> {
  const table = db.sql(`${schema}.outbox`);
  await db.sql`delete from ${table} where sent and occurred_at < now() - make_interval(hours => ${keepHours})`;
}
