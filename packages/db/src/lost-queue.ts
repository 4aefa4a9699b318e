import { type Logger, type Sweep, startSweep } from '@techbourse/platform';
import type { Database } from './connect.ts';
import { outboxChannel } from './outbox.ts';

/** The position that the queue stores of the published events. A queue that loses its data loses it too. */
export type PublishedMark = {
  /** `seq` of the last published event of a schema; null in an empty queue. */
  read(): Promise<number | null>;
  /** Stores 0 if nothing is stored. */
  begin(): Promise<void>;
  /** Stores another `seq` if one is stored. */
  move(seq: number): Promise<void>;
};

const BATCH = 1000;
const EVERY_MS = 5000;

/**
 * Detects that the queue lost events (emptied, replaced, or restored from older files). The relay then publishes again
 * every event after the stored position. The position trails the outbox, so a start publishes a few events twice; their
 * handlers ignore repeats. Costs two short queries every five seconds.
 */
export function watchQueue(options: {
  db: Database;
  schema: string;
  mark: PublishedMark;
  log: Logger;
  everyMs?: number;
}): Sweep {
  const { db, schema, mark, log } = options;
  let seen: number | undefined;
  return startSweep({
    name: `${schema}: lost queue`,
    everyMs: options.everyMs ?? EVERY_MS,
    log,
    pass: async () => {
      // Read before the queue's position: an event sent from now on must not count as published before a loss.
      const sent = await lastSent(db, schema);
      const remembered = await mark.read();
      const published = remembered ?? 0;
      if (remembered === null) await mark.begin();
      if (remembered === null || seen === undefined || published < seen) {
        const count = await republish(db, schema, published, sent);
        if (count > 0)
          log.warn({ schema, events: count, after: published }, 'the queue lost events; they are published again');
      }
      // `move` stores nothing in a queue that was emptied meanwhile.
      await mark.move(Math.max(sent, published));
      seen = sent;
      return false;
    },
  });
}

async function lastSent(db: Database, schema: string): Promise<number> {
  const [row] = await db.sql<{ seq: string }[]>`
    select seq from ${db.sql(`${schema}.outbox`)} where sent order by seq desc limit 1`;
  return Number(row?.seq ?? 0);
}

async function republish(db: Database, schema: string, after: number, upTo: number): Promise<number> {
  let count = 0;
  for (let from = after; ; ) {
    const rows = await db.sql<{ seq: string }[]>`
      update ${db.sql(`${schema}.outbox`)} set sent = false where seq in (
        select seq from ${db.sql(`${schema}.outbox`)}
        where sent and seq > ${from} and seq <= ${upTo} order by seq limit ${BATCH}) returning seq`;
    if (rows.length === 0) return count;
    await db.sql`select pg_notify(${outboxChannel(schema)}, '')`;
    count += rows.length;
    from = Math.max(...rows.map((row) => Number(row.seq)));
  }
}
