import { type Logger, type Sweep, startSweep } from '@techbourse/platform';
import type { Database } from './connect.ts';
import { outboxChannel } from './outbox.ts';

/** What the queue itself remembers of the events that it was told: it forgets with everything else it loses. */
export type PublishedMark = {
  /** `seq` up to which a schema had told its events; null in a queue that was never told, or lost everything. */
  read(): Promise<number | null>;
  /** Remembers 0 where nothing is remembered. */
  begin(): Promise<void>;
  /** Remembers another `seq` where something is remembered. */
  move(seq: number): Promise<void>;
};

const BATCH = 1000;
const EVERY_MS = 5000;

/**
 * Notices that the queue lost what it was told (emptied, replaced, or back with the files of yesterday), and has the relay
 * tell again what came after the last thing the queue remembers. The mark follows the outbox at some distance, so a start
 * tells a few events again, which their handlers ignore. Costs two short questions every five seconds.
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
      // Before the queue is asked: what is sent from now on must not be taken for told before a loss.
      const sent = await lastSent(db, schema);
      const remembered = await mark.read();
      const told = remembered ?? 0;
      if (remembered === null) await mark.begin();
      if (remembered === null || seen === undefined || told < seen) {
        const count = await republish(db, schema, told, sent);
        if (count > 0) log.warn({ schema, events: count, after: told }, 'the queue forgot events; they are told again');
      }
      // A queue that loses everything at this moment remembers nothing, also of this.
      await mark.move(Math.max(sent, told));
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
