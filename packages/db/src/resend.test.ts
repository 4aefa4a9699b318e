import { bearerActor, buildApp, createActorVerifier, registerOperations, silentLogger } from '@techbourse/platform';
import { ANONYMOUS } from '@techbourse/policy';
import { actorHeaders, testActor, testOperator, testSettings, waitFor } from '@techbourse/testkit';
import { pgSchema } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { connect } from './connect.ts';
import { operationTasks } from './operation-tasks.ts';
import { type Envelope, writeEvents } from './outbox.ts';
import { startRelay } from './relay.ts';
import { queueRebuild, resendEvents } from './resend.ts';
import { serviceTables } from './tables.ts';

const settings = await testSettings();
const db = connect(settings.DATABASE_URL);
const { outbox } = serviceTables(pgSchema('resent'));
const log = silentLogger();
const HOUR_MS = 3_600_000;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR_MS);

beforeAll(async () => {
  await db.sql.unsafe(`
    create schema resent;
    create table resent.outbox (seq bigint generated always as identity primary key, event_id uuid not null,
      type text not null, key text not null, version int not null, payload jsonb not null, request_id text,
      occurred_at timestamptz not null default now(), sent boolean not null default false);`);
});
beforeEach(() => db.sql`truncate resent.outbox`);
afterAll(() => db.close());

const keysOf = (count: number) => Array.from({ length: count }, (_, n) => `k${n}`);
const write = (keys: string[]) => {
  const events = keys.map((key) => ({ type: 'listing.published' as const, key, version: 1, payload: { key } }));
  return db.orm.transaction((tx) => writeEvents(tx, outbox, events));
};
/** A relay that nothing but a notification wakes. */
const relayTo = (told: Envelope[]) =>
  startRelay({ db, schema: 'resent', log, pollMs: 60_000, publish: async (batch) => void told.push(...batch) });

it('publishes every event of the period again, once, with its id, and wakes the relay', async () => {
  const told: Envelope[] = [];
  const relay = relayTo(told);
  const keys = keysOf(2500);
  await write(keys);
  await waitFor(() => told.length === keys.length);
  // A row is published shortly before it is marked.
  await waitFor(async () => (await db.sql`select 1 from resent.outbox where not sent limit 1`).length === 0);
  const first = told.splice(0);
  const seen: number[] = [];
  const progress = await resendEvents(db, 'resent', hoursAgo(1), ({ done }) => void seen.push(done));
  expect(progress).toEqual({ done: 2500, total: 2500 });
  expect(seen).toEqual([1000, 2000, 2500]);
  await waitFor(() => told.length >= keys.length);
  await relay.stop();
  const ids = (envelopes: Envelope[]) => envelopes.map(({ eventId, key, version }) => [eventId, key, version]).sort();
  expect(ids(told)).toEqual(ids(first));
  expect([...(await db.sql`select count(*)::int as waiting from resent.outbox where not sent`)]).toEqual([
    { waiting: 0 },
  ]);
});

it('leaves older events and unsent events alone', async () => {
  await write(keysOf(4));
  await db.sql`update resent.outbox set sent = true, occurred_at = now() - interval '3 hours' where key in ('k0', 'k1')`;
  await db.sql`update resent.outbox set sent = true where key = 'k2'`;
  expect(await resendEvents(db, 'resent', hoursAgo(2))).toEqual({ done: 1, total: 1 });
  const waiting = await db.sql`select key from resent.outbox where not sent order by key`;
  expect(waiting.map(({ key }) => key)).toEqual(['k2', 'k3']);
  await db.sql`truncate resent.outbox`;
  expect(await resendEvents(db, 'resent', hoursAgo(2))).toEqual({ done: 0, total: 0 });
});

it('is started by the operator alone, for as many hours as events are kept', async () => {
  await write(keysOf(3));
  await db.sql`update resent.outbox set sent = true, occurred_at = now() - interval '5 hours'`;
  await db.sql`update resent.outbox set occurred_at = now() where key = 'k2'`;
  const authenticate = bearerActor(createActorVerifier(settings.ACTOR_PUBLIC_KEY));
  const app = await buildApp({ name: 'resent', log, authenticate, checks: {} });
  registerOperations(
    app,
    { log, tasks: operationTasks(db, 'listings') },
    { 'queue/rebuild': queueRebuild(db, 'resent', async () => ({ done: 0, total: 0 })) },
  );
  const headers = await actorHeaders(testOperator());
  const url = '/operations/queue/rebuild';
  const start = async (payload?: object) => {
    const reply = await app.inject({ method: 'POST', url, headers, ...(payload ? { payload } : {}) });
    if (reply.statusCode !== 202) return reply.statusCode;
    return waitFor(async () => {
      const task = (await app.inject({ url: `/operations/tasks/${reply.json().id}`, headers })).json();
      return task.state === 'running' ? undefined : task;
    });
  };
  expect(await start({ hours: 2 })).toMatchObject({ name: 'queue/rebuild', state: 'done', done: 1, total: 1 });
  expect(await start()).toMatchObject({ state: 'done', done: 2, total: 2 });
  for (const body of [{ hours: 0 }, { hours: 73 }, { hours: 1.5 }, { days: 1 }]) expect(await start(body)).toBe(400);
  for (const actor of [testActor(), ANONYMOUS]) {
    const refused = await app.inject({ method: 'POST', url, headers: await actorHeaders(actor) });
    expect([401, 403]).toContain(refused.statusCode);
  }
  await app.close();
});
