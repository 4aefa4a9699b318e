import { assertBeforeDeadline } from '@techbourse/platform';
import { testSettings, waitFor } from '@techbourse/testkit';
import { sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { connect } from './connect.ts';
import { withExclusiveLock } from './exclusive.ts';

const settings = await testSettings();
const db = connect(settings.DATABASE_URL);
await db.sql`create table public.step (by text not null)`;
afterAll(() => db.close());

/** Of this database alone: the server is that of other tests too. */
const holders = () => db.sql<{ pid: number }[]>`
  select pid from pg_locks where locktype = 'advisory'
    and database = (select oid from pg_database where datname = current_database())`;

it('runs once at a time, and again when it has ended or failed', async () => {
  const goOn = Promise.withResolvers<void>();
  const first = withExclusiveLock(db, 'sample', () => goOn.promise.then(() => 'done'));
  await waitFor(async () => (await holders()).length > 0);
  await expect(withExclusiveLock(db, 'sample', async () => 'twice')).rejects.toMatchObject({
    reason: 'exclusive.running',
  });
  goOn.resolve();
  expect(await first).toBe('done');
  await expect(withExclusiveLock(db, 'sample', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await withExclusiveLock(db, 'sample', async () => 'again')).toBe('again');
});

it('gives up its work when the connection that holds its lock is lost, before or while another takes it', async () => {
  const endless = withExclusiveLock(db, 'endless', async () => {
    for (;;) {
      assertBeforeDeadline();
      await db.orm.execute(sql`insert into public.step values ('first')`);
    }
  });
  const refused = expect(endless).rejects.toMatchObject({ kind: 'UNAVAILABLE', reason: 'exclusive.lost' });
  await waitFor(async () => (await db.sql`select from public.step limit 1`).length > 0);
  for (const { pid } of await holders()) await db.sql`select pg_terminate_backend(${pid})`;
  await refused;
  await db.sql`truncate public.step`;
  expect(
    await withExclusiveLock(db, 'endless', async () => {
      await db.orm.execute(sql`insert into public.step values ('second')`);
      return 'mine';
    }),
  ).toBe('mine');
  expect(await db.sql`select distinct by from public.step`).toEqual([{ by: 'second' }]);
});
