import { fromMinor } from '@techbourse/domain';
import { testOperator } from '@techbourse/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agency, movableClock, signedContract, testContext } from '../../test/exchange.ts';
import { confirmPayment, disputePayment } from '../payment/answer.ts';
import { recordPayment } from '../payment/record.ts';
import { voidPayment } from '../payment/void.ts';
import { confirmRegistration } from '../registration/confirm.ts';
import { registerContract } from '../registration/record.ts';
import { contractStatistics } from './queries.ts';
import type { Asked } from './store.ts';
import { meanOf, medianOf, roundedToTwoDigits } from './values.ts';

const clock = movableClock();
const ctx = await testContext(clock);
afterAll(() => ctx.close());

const [northern, southern] = [agency('North Transfer'), agency('South Transfer')];
const north = { organisationId: northern.organisation.id, name: 'Our agency', side: 'seller' as const };
const south = { organisationId: southern.organisation.id, name: 'Their agency', side: 'buyer' as const };

function priced(minor: bigint, currency: string, agencies: (typeof north | typeof south)[] = []) {
  const value = fromMinor(minor, currency);
  return {
    type: 'service' as const,
    kind: 'technical_service' as const,
    licence: undefined,
    agencies,
    value,
    technologyValue: value,
    otherItems: [],
    payment: { kind: 'lump_sum' as const, schedule: [{ dueOn: '2027-01-01', amount: value }] },
  };
}

const stats = async (over: Partial<Asked> & Pick<Asked, 'by' | 'kind'>) => {
  const asked = { currency: undefined, from: undefined, to: undefined, ...over };
  const { items } = await contractStatistics(ctx, testOperator(), asked);
  return items.map((row) => [
    ...[row.group, row.currency, row.count, row.value.amount],
    ...[row.technologyValue?.amount ?? null, row.mean?.amount, row.median?.amount],
  ]);
};

beforeAll(async () => {
  clock.set('2026-09-30T23:59:59.000Z');
  await signedContract(ctx, { draft: priced(100_00n, 'CNY', [north]), agencies: [northern] });
  clock.set('2026-10-01T00:00:00.000Z');
  await signedContract(ctx, { draft: priced(200_00n, 'CNY', [north, south]), agencies: [northern, southern] });
  const last = await signedContract(ctx, { draft: priced(1_000_000_01n, 'CNY', [south]) });
  await signedContract(ctx, { draft: priced(7n, 'JPY', [south]), agencies: [southern] });
  const licence = await signedContract(ctx);
  const registration = { authority: 'Science bureau', number: '1', registeredOn: '2026-10-01' };
  const technologyValue = { amount: '600000.00', currency: 'CNY' };
  const given = { ...registration, technologyValue };
  const { id: registered } = await registerContract(ctx, licence.seller, licence.id, given, {});
  await confirmRegistration(ctx, testOperator(), { id: licence.id, registrationId: registered }, {});
  const pay = (amount: string, paidOn: string, scheduleLine: number) =>
    recordPayment(
      ...([ctx, licence.buyer, licence.id] as const),
      { amount, currency: 'CNY', paidOn, scheduleLine, earlyReason: 'paid on account' },
      {},
    );
  const answered = async ({ id }: { id: string }) =>
    confirmPayment(ctx, licence.seller, { id: licence.id, paymentId: id }, {});
  await answered(await pay('100.00', '2026-09-01', 1));
  await answered(await pay('300.00', '2026-09-02', 1));
  // What one party says alone, what is in dispute, and what was taken back, before or after both said it.
  const { id } = await pay('500.00', '2026-09-03', 2);
  await voidPayment(ctx, licence.buyer, { id: licence.id, paymentId: id }, { reason: 'never came' }, {});
  const mistaken = await pay('700.00', '2026-09-04', 2);
  await answered(mistaken);
  await voidPayment(
    ctx,
    testOperator(),
    { id: licence.id, paymentId: mistaken.id },
    { reason: 'sent back by the bank' },
    {},
  );
  await pay('900.00', '2026-09-05', 2);
  const denied = await pay('1100.00', '2026-09-06', 2);
  await disputePayment(ctx, licence.seller, { id: licence.id, paymentId: denied.id }, { reason: 'never came' }, {});
  const alone = { authority: 'Science bureau', number: '2', registeredOn: '2026-10-01' };
  await registerContract(ctx, last.seller, last.id, alone, {});
  expect(last.receipt.state).toBe('signed');
});

describe('statistics of the operator', () => {
  it('count signed values by month in UTC, a row per currency', async () => {
    expect(await stats({ by: 'month', kind: 'signed' })).toEqual([
      ['2026-09', 'CNY', 1, '100.00', '100.00', '100.00', '100.00'],
      ['2026-10', 'CNY', 3, '2000200.01', '1800200.01', '666733.34', '1000000.00'],
      ['2026-10', 'JPY', 1, '7', '7', '7', '7'],
    ]);
  });

  it('count by type and by agency, each agency of a contract on its own', async () => {
    expect(await stats({ by: 'type', kind: 'signed', currency: 'CNY' })).toEqual([
      ['licence', 'CNY', 1, '1000000.00', '800000.00', '1000000.00', '1000000.00'],
      ['service', 'CNY', 3, '1000300.01', '1000300.01', '333433.34', '200.00'],
    ]);
    const { items } = await contractStatistics(ctx, testOperator(), {
      by: 'agency',
      kind: 'signed',
      currency: undefined,
      from: undefined,
      to: undefined,
    });
    const named = items.map((row) => `${row.name} ${row.currency} ${row.count} ${row.value.amount}`).sort();
    expect(named).toEqual([
      'North Transfer CNY 2 300.00',
      'South Transfer CNY 1 200.00',
      'South Transfer JPY 1 7',
      'null CNY 2 2000000.01',
    ]);
  });

  it('count as paid what both parties confirmed, as registered what the operator did, apart from signed values', async () => {
    expect(await stats({ by: 'month', kind: 'paid' })).toEqual([
      ['2026-09', 'CNY', 2, '400.00', null, '200.00', '200.00'],
    ]);
    expect(await stats({ by: 'type', kind: 'registered' })).toEqual([
      ['licence', 'CNY', 1, '1000000.00', '600000.00', '1000000.00', '1000000.00'],
    ]);
  });

  it('keep to the span asked for, both days included', async () => {
    const span = (from: string, to: string) => stats({ by: 'month', kind: 'signed', currency: 'CNY', from, to });
    expect((await span('2026-09-30', '2026-09-30')).map((row) => row[0])).toEqual(['2026-09']);
    expect(await span('2026-10-02', '2026-12-31')).toEqual([]);
    await expect(span('2026-10-02', '2026-10-01')).rejects.toMatchObject({ reason: 'statistics.span' });
  });
});

describe('mean and median', () => {
  const values = fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 1, maxLength: 40 });

  it('lie between the smallest and the largest value, and the mean is within half a minor unit', () => {
    fc.assert(
      fc.property(values, (list) => {
        const sorted = [...list].sort((a, b) => (a < b ? -1 : 1));
        const sum = sorted.reduce((all, one) => all + one, 0n);
        const mean = meanOf(sum, sorted.length);
        const off = 2n * (mean * BigInt(sorted.length) - sum);
        const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0n;
        const high = sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0n;
        const median = medianOf([low, high]);
        return off > -BigInt(sorted.length) && off <= BigInt(sorted.length) && median >= low && median <= high;
      }),
    );
  });

  it('are told to two digits where a price must not be', () => {
    expect([0n, 7n, 99n, 104n, 105n, 1_234_567n, 995n].map(roundedToTwoDigits)).toEqual([
      0n,
      7n,
      99n,
      100n,
      110n,
      1_200_000n,
      1000n,
    ]);
  });
});
