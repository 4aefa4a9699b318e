import { newId, silentLogger } from '@techbourse/platform';
import { testSettings, waitFor } from '@techbourse/testkit';
import { afterAll, expect, it } from 'vitest';
import { cleanIdempotency, cleanOutbox, startCleanup } from './cleanup.ts';
import { connect } from './connect.ts';

const settings = await testSettings();
const db = connect(settings.DATABASE_URL);
afterAll(() => db.close());
const SCHEMAS = ['listings', 'demands', 'matching', 'contracts', 'notifications', 'identity'];

const count = async (table: string) => {
  const [row] = await db.sql<{ n: number }[]>`select count(*)::int as n from ${db.sql(table)}`;
  return row?.n;
};
const addAnswers = (schema: string, many: number, at: string) =>
  db.sql`insert into ${db.sql(`${schema}.idempotency`)} (organisation_id, key, request_hash, at)
    select ${newId()}::uuid, n::text, 'x', ${at} from generate_series(1, ${many}) n`;
const addEvents = (many: number, sent: boolean, at: string) =>
  db.sql`insert into listings.outbox (event_id, type, key, version, payload, sent, occurred_at)
    select gen_random_uuid(), 'listing.published', 'k', 1, '{}', ${sent}, ${at} from generate_series(1, ${many})`;
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

it('takes away what is past its time, batch by batch, and nothing else', async () => {
  await addEvents(2500, true, daysAgo(4));
  await addEvents(10, true, daysAgo(2));
  await addEvents(10, false, daysAgo(400));
  await addAnswers('listings', 2500, daysAgo(8));
  await addAnswers('listings', 10, daysAgo(6));
  expect(await cleanOutbox(db, 'listings', 72, 100)).toBe(100);
  expect(await cleanIdempotency(db, 'listings', 100)).toBe(100);
  const tidying = [1, 2].map(() => startCleanup({ db, schema: 'listings', log: silentLogger() }));
  await waitFor(async () => (await count('listings.outbox')) === 20 && (await count('listings.idempotency')) === 10);
  await Promise.all(tidying.map((one) => one.stop()));
});

it.each(SCHEMAS)('finds what is past its time by an index: %s', async (schema) => {
  await addAnswers(schema, 3000, daysAgo(1));
  const planOf = async (query: string) => {
    await db.sql.unsafe(`analyze ${schema}.idempotency`);
    const rows = await db.sql.unsafe(`explain ${query}`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  expect(
    await planOf(`select key from ${schema}.idempotency where at < now() - interval '7 days' order by at limit 10`),
  ).toContain('idempotency_at');
  if (schema === 'identity') return;
  await db.sql.unsafe(`insert into ${schema}.outbox (event_id, type, key, version, payload, sent)
    select gen_random_uuid(), 'listing.published', 'k', 1, '{}', true from generate_series(1, 3000);
    analyze ${schema}.outbox`);
  expect(
    await planOf(
      `select seq from ${schema}.outbox where sent and occurred_at < now() - interval '3 days' order by occurred_at limit 10`,
    ),
  ).toContain('outbox_sent');
});
