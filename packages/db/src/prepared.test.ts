import { testSettings, waitFor } from '@techbourse/testkit';
import { sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { connect } from './connect.ts';
import { prepared } from './prepared.ts';

const settings = await testSettings();
const db = connect(settings.DATABASE_URL, { max: 1 });
await db.sql`create table public.box (id uuid primary key, number int not null)`;
afterAll(() => db.close());

const ids = Array.from({ length: 5000 }, (_, i) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`);
const among = (wanted: readonly string[]) =>
  sql`select id, number from public.box where id = any(${sql.param([...wanted])}::uuid[]) order by id`;

it('reads a statement once per connection, whatever the length of its arrays, in transactions and outside', async () => {
  await db.sql`insert into public.box select id, n from unnest(${ids.slice(0, 100)}::uuid[]) with ordinality x(id, n)`;
  const first = await prepared<{ id: string; number: number }>(db.orm, among(ids.slice(0, 2)));
  expect(first.map(({ number }) => number)).toEqual([1, 2]);
  const inside = await db.orm.transaction(async (tx) => [
    await prepared(tx, among(ids.slice(0, 90))),
    await prepared(tx, among([])),
  ]);
  expect(inside.map((rows) => rows.length)).toEqual([90, 0]);
  const kept = await db.sql`select name from pg_prepared_statements where statement like 'select id, number%'`;
  expect(kept).toHaveLength(1);
});

it('answers what is asked together in the order of asking, and fails all when one fails', async () => {
  const both = (id: string) =>
    db.orm.transaction((tx) =>
      Promise.all([
        prepared(tx, sql`insert into public.box values (${id}::uuid, 7) returning number`),
        prepared(tx, among([id])),
      ]),
    );
  expect((await both(ids[200] as string))[1]).toEqual([{ id: ids[200], number: 7 }]);
  await expect(both(ids[200] as string)).rejects.toThrow();
  expect(await prepared(db.orm, among([ids[200] as string]))).toHaveLength(1);
});

it('goes by the size that a table has now, not by that of the first time', async () => {
  await db.sql`truncate public.box`;
  for (let time = 0; time < 8; time++) await prepared(db.orm, among(ids.slice(0, 3)));
  await db.sql`insert into public.box select id, n from unnest(${ids}::uuid[]) with ordinality x(id, n)`;
  await db.sql`analyze public.box`;
  const [{ name } = { name: '' }] = await db.sql`
    select name from pg_prepared_statements where statement like 'select id, number%'`;
  const plan = await db.sql.unsafe(`explain execute "${name}" (array['${ids[7]}']::uuid[])`);
  expect(JSON.stringify(plan)).toContain('Index');
});

it('is read anew by the next connection, and when a migration changed what it gives', async () => {
  const other = connect(settings.DATABASE_URL, { max: 1 });
  const [row] = await db.sql`select pg_backend_pid() as pid`;
  await other.sql`select pg_terminate_backend(${row?.pid})`;
  // The first one may be asked of the connection that is gone.
  await waitFor(async () => (await prepared(db.orm, among(ids.slice(0, 4)))).length === 4);
  await other.sql`alter table public.box alter number type text`;
  expect(await prepared(db.orm, among(ids.slice(0, 1)))).toEqual([{ id: ids[0], number: '1' }]);
  const inside = () => db.orm.transaction((tx) => prepared(tx, among(ids.slice(0, 1))));
  await other.sql`alter table public.box alter number type int using number::int`;
  // A transaction cannot repeat a statement, so this one fails; a repeated transaction succeeds.
  await inside().catch(() => undefined);
  expect(await inside()).toEqual([{ id: ids[0], number: 1 }]);
  await other.close();
});
