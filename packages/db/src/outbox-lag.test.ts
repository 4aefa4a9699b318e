import { createMetrics, silentLogger } from '@techbourse/platform';
import { testSettings, waitFor } from '@techbourse/testkit';
import { pgSchema } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from './connect.ts';
import { writeEvents } from './outbox.ts';
import { startRelay } from './relay.ts';
import { serviceTables } from './tables.ts';

const settings = await testSettings();
const db = connect(settings.DATABASE_URL);
const { outbox } = serviceTables(pgSchema('lagging'));

beforeAll(async () => {
  await db.sql.unsafe(`
    create schema lagging;
    create table lagging.outbox (seq bigint generated always as identity primary key, event_id uuid not null,
      type text not null, key text not null, version int not null, payload jsonb not null, request_id text,
      occurred_at timestamptz not null default now(), sent boolean not null default false);
    create table lagging.idempotency (at timestamptz not null default now());`);
});
afterAll(() => db.close());

const event = (key: string) => ({ type: 'listing.published' as const, key, version: 1, payload: {} });

it('a relay that has stopped shows how many events wait, and that the oldest ages; one that runs shows none', async () => {
  const metrics = createMetrics('sample');
  const options = { db, schema: 'lagging', log: silentLogger(), metrics, publish: async () => {} };
  const figure = async (name: string) => {
    const line = (await metrics.text()).split('\n').find((one) => one.startsWith(`techbourse_outbox_${name}{`));
    return line === undefined ? undefined : Number(line.split(' ').at(-1));
  };
  await startRelay(options).stop();
  await db.orm.transaction((tx) => writeEvents(tx, outbox, [event('a'), event('b')]));
  await waitFor(async () => (await figure('unpublished_events')) === 2);
  const young = (await figure('oldest_unpublished_seconds')) ?? 0;
  await waitFor(async () => ((await figure('oldest_unpublished_seconds')) ?? 0) > young);
  const relay = startRelay(options);
  await waitFor(async () => (await figure('unpublished_events')) === 0);
  expect(await figure('oldest_unpublished_seconds')).toBe(0);
  await relay.stop();
});

it('events that no release here knows are counted apart: they are no lag', async () => {
  await db.sql`insert into lagging.outbox (event_id, type, key, version, payload)
    values (gen_random_uuid(), 'thing.made', 'future', 1, '{}')`;
  const metrics = createMetrics('sample');
  const relay = startRelay({ db, schema: 'lagging', log: silentLogger(), metrics, publish: async () => {} });
  const text = await metrics.text();
  await relay.stop();
  expect(text).toContain('techbourse_outbox_unknown_events{schema="lagging",service="sample"} 1');
  expect(text).toContain('techbourse_outbox_unpublished_events{schema="lagging",service="sample"} 0');
  expect(text).toContain('techbourse_outbox_oldest_unpublished_seconds{schema="lagging",service="sample"} 0');
});
