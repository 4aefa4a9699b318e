import { testSettings } from '@techbourse/testkit';
import { eq, sql } from 'drizzle-orm';
import { integer, pgTable } from 'drizzle-orm/pg-core';
import { afterAll, expect, it } from 'vitest';
import { connect } from './connect.ts';
import { reusable } from './reusable.ts';

const settings = await testSettings();
const db = connect(settings.DATABASE_URL, { max: 1 });
const box = pgTable('reused_box', { id: integer('id').primaryKey(), size: integer('size').notNull() });
await db.sql`create table public.reused_box (id int primary key, size int not null)`;
await db.sql`insert into public.reused_box values (1, 10), (2, 20)`;
afterAll(() => db.close());

let builds = 0;
const byId = reusable((on) => {
  builds += 1;
  return on
    .select()
    .from(box)
    .where(eq(box.id, sql.placeholder('id')))
    .prepare('box_by_id');
});

it('is built once for a database, read once by each connection of Postgres, and takes the values of each call', async () => {
  const found = [];
  for (const id of [1, 2, 3]) found.push(await byId(db.orm).execute({ id }));
  expect(found).toEqual([[{ id: 1, size: 10 }], [{ id: 2, size: 20 }], []]);
  expect(builds).toBe(1);
  const kept = await db.sql`select name from pg_prepared_statements where statement like 'select "id", "size"%'`;
  expect(kept).toHaveLength(1);
});

it('asked in a transaction sees what that one has written, and what was rolled back is gone', async () => {
  await expect(
    db.orm.transaction(async (tx) => {
      await tx.update(box).set({ size: 11 }).where(eq(box.id, 1));
      expect(await byId(tx).execute({ id: 1 })).toEqual([{ id: 1, size: 11 }]);
      throw new Error('back');
    }),
  ).rejects.toThrow('back');
  expect(await byId(db.orm).execute({ id: 1 })).toEqual([{ id: 1, size: 10 }]);
});
