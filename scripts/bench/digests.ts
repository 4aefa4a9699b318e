import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { migrateSchema } from '@techbourse/db';
import { startMailCatcher } from '@techbourse/mail/catcher';
import { buildWorker, createContext, makeDigests, readNotificationsConfig } from '@techbourse/notifications/testing';
import { startEngines } from '../../infra/local/engines.mjs';
import { printTable } from './table.ts';

export type DigestFigures = { people: number; madeSeconds: number; sentSeconds: number };

const TOLD_EACH = 5;
const POLL_MS = 100;

/**
 * `bench digests`: people whose daily mail is due at one moment, each with a few things to tell: how long until all mail is
 * made, and until a server has taken all of it by SMTP.
 */
export async function runDigests({ people }: { people: number }): Promise<DigestFigures> {
  const engines = await startEngines({ ephemeral: true });
  const catcher = await startMailCatcher();
  const folder = join(import.meta.dirname, '../../services/notifications/src/db/migrations');
  await migrateSchema(engines.databaseUrl, { schema: 'notifications', folder });
  const ctx = createContext(
    readNotificationsConfig({
      DATABASE_URL: engines.databaseUrl,
      REDIS_URL: engines.redisUrl,
      ACTOR_PUBLIC_KEY: engines.secrets.ACTOR_PUBLIC_KEY,
      SMTP_URL: catcher.url,
      PUBLIC_URL: 'https://exchange.example',
      SEALING_KEY: engines.secrets.SEALING_KEY,
      LOG_LEVEL: 'warn',
    }),
  );
  try {
    await fill(ctx.db.sql, people);
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    while (await makeDigests(ctx));
    const madeSeconds = seconds();
    const worker = buildWorker(ctx);
    while ((await waiting(ctx.db.sql)) > 0) await wait(POLL_MS);
    const sentSeconds = seconds();
    await worker.stop();
    printTable(
      `digests of ${people} people, ${TOLD_EACH} things each`,
      ['step', 'seconds'],
      [
        ['all are made', madeSeconds.toFixed(1)],
        ['a server has taken all', sentSeconds.toFixed(1)],
      ],
    );
    return { people, madeSeconds, sentSeconds };
  } finally {
    await ctx.close();
    await catcher.stop();
    await engines.stop();
  }
}

type Sql = ReturnType<typeof createContext>['db']['sql'];

async function fill(sql: Sql, people: number): Promise<void> {
  await sql`
    insert into notifications.organisation (id, version, organisation, shown_version, verified)
    select gen_random_uuid(), 1, jsonb_build_object('id', gen_random_uuid(), 'kind', 'university', 'country', 'CN', 'name',
      jsonb_build_object('en', jsonb_build_object('text', 'Institute ' || n, 'origin', 'person'))), 1, true
    from generate_series(1, 100) n`;
  await sql`
    insert into notifications.person (id, version, email, name, language)
    select gen_random_uuid(), 1, 'reader' || n || '@example.org', 'Reader', (array['zh', 'en', 'ru'])[1 + n % 3]
    from generate_series(1, ${people}::int) n`;
  await sql`
    insert into notifications.membership (organisation_id, person_id, role, version)
    select o.id, p.id, 'editor', 1 from (select id, row_number() over () n from notifications.person) p
    join (select id, row_number() over () n from notifications.organisation) o on o.n = 1 + p.n % 100`;
  await sql`
    insert into notifications.preference (person_id, frequency, hour, weekday, zone, next_at, link_key)
    select id, 'daily', 8, 1, 'Asia/Shanghai', now() - interval '1 minute', md5(id::text) from notifications.person`;
  await sql`
    insert into notifications.record (id, kind, version, organisation_id, title)
    select gen_random_uuid(), 'listing', 1, gen_random_uuid(),
      jsonb_build_object('en', jsonb_build_object('text', 'Sorbent for wells of village ' || n, 'origin', 'person'))
    from generate_series(1, 1000) n`;
  await sql`
    insert into notifications.notification (id, person_id, organisation_id, role, kind, data, fact, mail)
    select gen_random_uuid(), m.person_id, m.organisation_id, 'editor', 'record.expired',
      jsonb_build_object('noun', 'listing', 'id', r.id), 'told ' || k, true
    from (select *, row_number() over () n from notifications.membership) m cross join generate_series(1, ${TOLD_EACH}::int) k
    join (select id, row_number() over () n from notifications.record) r on r.n = 1 + (m.n * 7 + k) % 1000`;
}

async function waiting(sql: Sql): Promise<number> {
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from notifications.mail where state = 'waiting'`;
  return row?.n ?? 0;
}
