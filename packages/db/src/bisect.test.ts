import { testSettings } from '@techbourse/testkit';
import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { writeOrBisect } from './bisect.ts';
import { connect, type Tx } from './connect.ts';

const db = connect((await testSettings()).DATABASE_URL, { max: 2 });
await db.sql`create table public.number (value int not null unique)`;
afterAll(() => db.close());
beforeEach(async () => {
  await db.sql`truncate public.number`;
});

let calls = 0;
const write = async (tx: Tx, items: readonly number[]) => {
  calls += 1;
  for (const item of items) await tx.execute(sql`insert into public.number (value) values (${item})`);
  return items.map((item) => `wrote ${item}`);
};
const values = async () => (await db.sql`select value from public.number order by value`).map((row) => row['value']);

it('writes all at once when all is well', async () => {
  calls = 0;
  const items = [1, 2, 3, 4, 5];
  const { written, failed } = await db.orm.transaction((tx) => writeOrBisect(tx, items, write));
  expect([written.length, failed, calls]).toEqual([5, [], 1]);
});

it('what Postgres refuses takes nothing else with it, and the transaction goes on', async () => {
  const tooLarge = 2 ** 31;
  const items = [1, 2, tooLarge, 3, 3, 4];
  const { written, failed } = await db.orm.transaction(async (tx) => {
    const result = await writeOrBisect(tx, items, write);
    await write(tx, [9]);
    return result;
  });
  expect(written).toEqual(['wrote 1', 'wrote 2', 'wrote 3', 'wrote 4']);
  expect(failed.map(({ item }) => item)).toEqual([tooLarge, 3]);
  expect(await values()).toEqual([1, 2, 3, 4, 9]);
});

it('an error that concerns every item is thrown', async () => {
  const lost = Object.assign(new Error('gone'), { code: 'CONNECTION_CLOSED' });
  const work = db.orm.transaction((tx) =>
    writeOrBisect(tx, [1, 2], async () => {
      throw lost;
    }),
  );
  await expect(work).rejects.toBe(lost);
});
