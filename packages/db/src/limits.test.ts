import { asAppError, fail, withDeadline } from '@techbourse/platform';
import { testSettings, waitFor } from '@techbourse/testkit';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { connect, type Work } from './connect.ts';

const { DATABASE_URL } = await testSettings();
const limits = {
  DB_REQUEST_TIMEOUT_MS: 100,
  DB_JOB_TIMEOUT_MS: 200,
  DB_REPORT_TIMEOUT_MS: 300,
  DB_LOCK_TIMEOUT_MS: 50,
  DB_IDLE_TRANSACTION_TIMEOUT_MS: 150,
};
const pools = {
  request: connect(DATABASE_URL, { work: 'request', limits }),
  job: connect(DATABASE_URL, { work: 'job', limits }),
  report: connect(DATABASE_URL, { work: 'report', limits }),
};
const free = connect(DATABASE_URL, { name: 'free' });
await free.sql`create table public.note (text text not null)`;
afterAll(() => Promise.all([...Object.values(pools), free].map((pool) => pool.close())));

const reasonOf = async (work: Promise<unknown>) => {
  const [result] = await Promise.allSettled([work]);
  return result.status === 'rejected' ? asAppError(result.reason).reason : 'done';
};

describe('limits of the database', () => {
  it.each(['request', 'job', 'report'] as Work[])('end a statement of a %s that takes too long', async (work) => {
    expect(await reasonOf(pools[work].orm.execute(sql`select pg_sleep(20)`))).toBe('database.timeout');
    expect(await pools[work].sql`select 1 as one`).toEqual([{ one: 1 }]);
  });

  it('differ by what the statement is for', async () => {
    const shown = async (work: Work) => {
      const rows = await pools[work].sql<{ name: string; setting: string }[]>`select name, setting from pg_settings
        where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') order by name`;
      return rows.map(({ setting }) => Number(setting));
    };
    expect(await shown('request')).toEqual([150, 50, 100]);
    expect(await shown('job')).toEqual([150, 200, 200]);
    expect(await shown('report')).toEqual([150, 50, 300]);
  });

  it('end the wait for a lock, and a transaction in which nothing happens', async () => {
    const held = await free.sql.reserve();
    await held`begin`;
    await held`lock table public.note`;
    const insert = pools.request.orm.execute(sql`insert into public.note values ('x')`);
    expect(await reasonOf(insert)).toBe('database.timeout');
    await held`rollback`;
    held.release();
    const idle = pools.request.orm.transaction(async (tx) => {
      const [row] = await tx.execute(sql`select pg_backend_pid() as pid`);
      await waitFor(async () => {
        const alive =
          await free.sql`select from pg_stat_activity where pid = ${Number(row?.pid)} and datname = current_database()`;
        return alive.length === 0;
      });
      await tx.execute(sql`insert into public.note values ('late')`);
    });
    await expect(idle).rejects.toSatisfy((error) => asAppError(error).kind === 'UNAVAILABLE');
    expect(await free.sql`select text from public.note`).toEqual([]);
  });

  it('leave connections to requests, however many reports are stuck', async () => {
    const key = 4711;
    const held = await free.sql.reserve();
    await held`select pg_advisory_lock(${key})`;
    const open = connect(DATABASE_URL, { work: 'report' });
    const stuck = Array.from({ length: 8 }, () => open.sql`select pg_advisory_lock_shared(${key})`.execute());
    await waitFor(async () => {
      const [row] = await free.sql`select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`;
      return row?.n === 2;
    });
    expect(await pools.request.sql`select 1 as one`).toEqual([{ one: 1 }]);
    await held`select pg_advisory_unlock(${key})`;
    held.release();
    await Promise.all(stuck);
    await open.close();
  });
});

describe('work whose deadline has passed', () => {
  it('has its statement ended and its transaction undone, and begins no other', async () => {
    const deadline = new AbortController();
    const begun: string[] = [];
    const work = withDeadline(deadline.signal, () =>
      free.orm.transaction(async (tx) => {
        await tx.execute(sql`insert into public.note values ('given up')`);
        begun.push('first');
        await tx.execute(sql`select pg_sleep(30), 'long and given up'`);
        begun.push('second');
      }),
    );
    await waitFor(async () => {
      const seen = await pools.job.sql`select from pg_stat_activity
        where state = 'active' and wait_event = 'PgSleep' and datname = current_database()`;
      return seen.length === 1;
    });
    deadline.abort(fail.unavailable('deadline.passed', 'late'));
    expect(await reasonOf(work)).toBe('database.timeout');
    expect(begun).toEqual(['first']);
    const later = withDeadline(deadline.signal, async () =>
      free.orm.execute(sql`insert into public.note values ('later')`),
    );
    expect(await reasonOf(later)).toBe('deadline.passed');
    const tx = withDeadline(deadline.signal, async () => free.orm.transaction(async () => 'never'));
    expect(await reasonOf(tx)).toBe('deadline.passed');
    expect(await free.sql`select text from public.note`).toEqual([]);
    expect(await free.sql`select 1 as one`).toEqual([{ one: 1 }]);
  });
});
