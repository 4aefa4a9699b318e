import { ANONYMOUS } from '@techbourse/policy';
import { testOperator, waitFor } from '@techbourse/testkit';
import { afterAll, expect, it } from 'vitest';
import { movableClock, signedContract, testContext } from '../../test/exchange.ts';
import { verifyLedger } from '../recorded.ts';
import { contractStatistics } from './queries.ts';

const ctx = await testContext(movableClock());
afterAll(() => ctx.close());

it('reports that are stuck, however many, keep no signature waiting', async () => {
  const key = 815;
  const held = await ctx.jobs.sql.reserve();
  await held`select pg_advisory_lock(${key})`;
  const stuck = Array.from({ length: 8 }, () => ctx.reports.sql`select pg_advisory_lock_shared(${key})`.execute());
  await waitFor(async () => {
    const [row] = await held`select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`;
    return row?.n === 2;
  });
  let told = 0;
  const asked = { by: 'month', kind: 'signed', currency: undefined, from: undefined, to: undefined } as const;
  const reports = [
    ...Array.from({ length: 8 }, () => contractStatistics(ctx, testOperator(), asked)),
    ...Array.from({ length: 8 }, () => contractStatistics(ctx, ANONYMOUS, asked)),
    ...Array.from({ length: 8 }, () => verifyLedger(ctx)),
  ].map(async (report) => {
    await report;
    told += 1;
  });

  await signedContract(ctx);
  expect(told).toBe(0);

  await held`select pg_advisory_unlock(${key})`;
  held.release();
  await Promise.all([...stuck, ...reports]);
  expect(told).toBe(24);
});
