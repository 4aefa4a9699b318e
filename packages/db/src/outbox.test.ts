import { setTimeout as wait } from 'node:timers/promises';
import { createLogger, silentLogger } from '@techbourse/platform';
import { testSettings, waitFor } from '@techbourse/testkit';
import { pgSchema } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from './connect.ts';
import { type Envelope, writeEvents } from './outbox.ts';
import { startRelay, unknownEvents } from './relay.ts';
import { serviceTables } from './tables.ts';

const settings = await testSettings();
const db = connect(settings.DATABASE_URL);
const { outbox } = serviceTables(pgSchema('sample'));
const log = silentLogger();

beforeAll(async () => {
  await db.sql.unsafe(`
    create schema sample;
    create table sample.outbox (seq bigint generated always as identity primary key, event_id uuid not null,
      type text not null, key text not null, version int not null, payload jsonb not null, request_id text,
      occurred_at timestamptz not null default now(), sent boolean not null default false);`);
});
afterAll(() => db.close());

const event = (key: string, version = 1) => ({
  type: 'listing.published' as const,
  key,
  version,
  payload: { name: key },
});

describe('an event of an unknown type', () => {
  it('is refused before its change is committed', async () => {
    const change = db.orm.transaction(async (tx) => {
      const unknown = { ...event('x'), type: 'thing.made' as never };
      await writeEvents(tx, outbox, [event('y'), unknown]);
    });
    await expect(change).rejects.toMatchObject({ kind: 'INTERNAL', reason: 'event.unknown' });
    expect(await db.sql`select from sample.outbox`).toHaveLength(0);
  });

  it('stays unsent when it is in the outbox; health and log report it, and other events are published', async () => {
    await db.sql`insert into sample.outbox (event_id, type, key, version, payload)
      values (gen_random_uuid(), 'thing.made', 'future', 1, '{}')`;
    const told: Envelope[] = [];
    const lines: string[] = [];
    const relay = startRelay({
      db,
      schema: 'sample',
      publish: async (batch: Envelope[]) => void told.push(...batch),
      log: createLogger({ name: 't', level: 'warn' }, { write: (line) => void lines.push(line) }),
    });
    await db.orm.transaction((tx) => writeEvents(tx, outbox, [event('known')]));
    await waitFor(() => told.length === 1);
    await waitFor(() => lines.some((line) => line.includes('thing.made')));
    await relay.stop();
    expect(told.map(({ key }) => key)).toEqual(['known']);
    expect(await unknownEvents(db, 'sample')()).toContain('1 thing.made');
    expect(await db.sql`select key from sample.outbox where not sent`).toEqual([{ key: 'future' }]);
    await db.sql`delete from sample.outbox`;
    expect(await unknownEvents(db, 'sample')()).toBeUndefined();
  });
});

describe('outbox and relay', () => {
  it('publishes a committed event once and a rolled-back one never', async () => {
    const told: Envelope[] = [];
    const relay = startRelay({ db, schema: 'sample', log, publish: async (batch) => void told.push(...batch) });
    await db.orm.transaction((tx) => writeEvents(tx, outbox, [event('a')]));
    await db.orm
      .transaction(async (tx) => {
        await writeEvents(tx, outbox, [event('never')]);
        throw new Error('changed my mind');
      })
      .catch(() => {});
    await db.orm.transaction((tx) => writeEvents(tx, outbox, [event('b', 2)]));
    await waitFor(() => told.length >= 2);
    await relay.stop();
    expect(told.map((envelope) => [envelope.key, envelope.version, envelope.payload])).toEqual([
      ['a', 1, { name: 'a' }],
      ['b', 2, { name: 'b' }],
    ]);
  });

  it('publishes again what the queue did not take, in order, and two relays share the rows', async () => {
    const told: string[] = [];
    let refusals = 3;
    const publish = async (batch: Envelope[]) => {
      if (refusals-- > 0) throw new Error('queue is away');
      told.push(...batch.map((envelope) => envelope.key));
    };
    const keys = Array.from({ length: 40 }, (_, index) => `k${String(index).padStart(2, '0')}`);
    await db.orm.transaction((tx) =>
      writeEvents(
        tx,
        outbox,
        keys.map((key) => event(key)),
      ),
    );
    const relays = [1, 2].map(() => startRelay({ db, schema: 'sample', log, publish, batch: 7, pollMs: 20 }));
    await waitFor(() => told.length >= 40);
    await Promise.all(relays.map((relay) => relay.stop()));
    expect([...told].sort()).toEqual(keys);
  });

  it('asks with the same statements for any number of rows', async () => {
    const own = connect(settings.DATABASE_URL, { max: 1 });
    const told: string[] = [];
    const publish = async (batch: Envelope[]) => void told.push(...batch.map((envelope) => envelope.key));
    const relay = startRelay({ db: own, schema: 'sample', log, publish });
    for (const count of [1, 2, 3]) {
      const events = Array.from({ length: count }, (_, i) => event(`${count}.${i}`));
      await db.orm.transaction((tx) => writeEvents(tx, outbox, events));
      await waitFor(() => told.length === (count * (count + 1)) / 2);
    }
    await relay.stop();
    const kept = await own.sql`select statement from pg_prepared_statements where statement like 'update%'`;
    await own.close();
    expect(kept).toHaveLength(1);
  });

  it('is woken by the commit, not by the poll', async () => {
    const told: number[] = [];
    const relay = startRelay({
      db,
      schema: 'sample',
      log,
      pollMs: 60_000,
      publish: async () => void told.push(Date.now()),
    });
    await wait(200);
    await db.orm.transaction((tx) => writeEvents(tx, outbox, [event('woken')]));
    await waitFor(() => told.length > 0);
    await relay.stop();
    expect(told).toHaveLength(1);
  });
});
