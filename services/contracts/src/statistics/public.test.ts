import { fromMinor, toMinor } from '@techbourse/domain';
import { ANONYMOUS, type Member } from '@techbourse/policy';
import { testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { agency, company, movableClock, signedContract, testContext, university } from '../../test/exchange.ts';
import { isolated } from '../../test/isolation.ts';
import { confirmPayment } from '../payment/answer.ts';
import { recordPayment } from '../payment/record.ts';
import { voidPayment } from '../payment/void.ts';
import { confirmRegistration } from '../registration/confirm.ts';
import { registerContract } from '../registration/record.ts';
import { contractStatistics } from './queries.ts';

const clock = movableClock();
const opened: { close(): Promise<void> }[] = [];
afterAll(() => Promise.all(opened.map((ctx) => ctx.close())));

/** An exchange of its own in Harbin: what one test publishes no other sees. */
async function harbin(settings: Record<string, string> = {}) {
  const ctx = await testContext(clock, { EXCHANGE_TIME_ZONE: 'Asia/Shanghai', ...settings });
  opened.push(ctx);
  const ask = (
    actor: Parameters<typeof contractStatistics>[1],
    over: Partial<Parameters<typeof contractStatistics>[2]>,
  ) =>
    contractStatistics(ctx, actor, {
      by: 'month',
      kind: 'signed',
      currency: undefined,
      from: undefined,
      to: undefined,
      ...over,
    });
  const rows = async (over: Parameters<typeof ask>[1] = {}, actor: Parameters<typeof ask>[0] = ANONYMOUS) =>
    (await ask(actor, over)).items.map((row) => `${row.group} ${row.count} ${row.value.amount} ${row.currency}`);
  return { ctx, ask, rows };
}

type Kind = 'service' | 'consulting';
const priced = (minor: bigint, type: Kind = 'service', agencies: string[] = [], currency = 'CNY') => {
  const value = fromMinor(minor, currency);
  return {
    type,
    kind: type === 'service' ? ('technical_service' as const) : ('technical_consulting' as const),
    licence: undefined,
    value,
    technologyValue: value,
    otherItems: [],
    agencies: agencies.map((organisationId) => ({ organisationId, name: 'An agency', side: 'seller' as const })),
    payment: { kind: 'lump_sum' as const, schedule: [{ dueOn: '2027-06-01', amount: value }] },
  };
};

describe('public figures', () => {
  it('are of months that are over in the zone of the exchange', async () => {
    const { ctx, ask, rows } = await harbin();
    clock.set('2026-12-31T16:30:00.000Z'); // New Year in Harbin
    for (const value of [100n, 200n, 300n]) await signedContract(ctx, { draft: priced(value * 100n) });
    clock.set('2027-01-31T15:59:59.000Z');
    expect(await rows()).toEqual([]);
    clock.set('2027-01-31T16:00:00.000Z');
    expect(await rows()).toEqual(['2027-01 3 600.00 CNY']);
    expect(await ask(ANONYMOUS, {})).toMatchObject({
      of: 'public',
      timeZone: 'Asia/Shanghai',
      closedUntil: '2027-01',
      items: [{ mean: { amount: '200.00' }, median: null }],
    });
  });

  it('never show fewer than three contracts, nor how many they are, and give them together later', async () => {
    const { ctx, rows } = await harbin();
    clock.set('2027-01-10T00:00:00.000Z');
    for (const value of [100n, 200n]) await signedContract(ctx, { draft: priced(value * 100n) });
    await signedContract(ctx, { draft: priced(5_000n, 'service', [], 'EUR') });
    clock.set('2027-02-10T00:00:00.000Z');
    expect(await rows()).toEqual([]);
    expect(await rows({ by: 'type' })).toEqual([]);
    await signedContract(ctx, { draft: priced(40_000n) });
    clock.set('2027-03-10T00:00:00.000Z');
    expect(await rows()).toEqual(['2027-01/2027-02 3 700.00 CNY']);
    expect(await rows({ from: '2027-01', to: '2027-01' })).toEqual([]);
    expect(await rows({ from: '2027-02', to: '2027-02' })).toEqual([]);
    expect(await rows({ by: 'agency' })).toEqual(['null 3 700.00 CNY']);
  });

  it('hide what their own total would give back', async () => {
    const { ctx, rows } = await harbin();
    const broker = agency();
    const { id } = broker.organisation;
    clock.set('2027-01-10T00:00:00.000Z');
    for (const value of [1n, 2n, 4n]) {
      await signedContract(ctx, { draft: priced(value * 100n, 'service', [id]), agencies: [broker] });
    }
    await signedContract(ctx, { draft: priced(800n, 'consulting', [id]), agencies: [broker] });
    clock.set('2027-02-10T00:00:00.000Z');
    expect(await rows()).toEqual(['2027-01 4 15.00 CNY']);
    expect(await rows({ by: 'type' })).toEqual(['other 4 15.00 CNY']);
    expect(await rows({ by: 'agency' })).toEqual([`${id} 4 15.00 CNY`]);
  });

  it('leave out what lifts one contract above the ceiling, say so, and let nobody else wait for it', async () => {
    const STATISTICS_CEILING_MINOR = '100000';
    const { ctx, ask, rows } = await harbin({ STATISTICS_CEILING_MINOR });
    clock.set('2027-01-10T00:00:00.000Z');
    const most = await signedContract(ctx, { draft: priced(1000_00n) });
    const others = [];
    for (const value of [100_00n, 200_00n]) others.push(await signedContract(ctx, { draft: priced(value) }));
    const above = await signedContract(ctx, { draft: priced(1000_01n) });
    const huge = await signedContract(ctx, { draft: priced(9_999_999_999_999_99n) });
    const pay = async (of: typeof most, amount: string) => {
      const paid = { amount, currency: 'CNY', paidOn: '2027-01-10' };
      const { id } = await recordPayment(ctx, of.buyer, of.id, paid, {});
      await confirmPayment(ctx, of.seller, { id: of.id, paymentId: id }, {});
    };
    for (const [of, amount] of [
      [most, '1000.00'],
      [huge, '5.00'],
      [above, '5.00'],
    ] as const)
      await pay(of, amount);
    for (const of of others) await pay(of, '100.00');
    clock.set('2027-02-10T00:00:00.000Z');
    expect(await rows()).toEqual(['2027-01 3 1300.00 CNY']);
    expect(await rows({ kind: 'paid' })).toEqual(['2027-01 3 1200.00 CNY']);
    expect((await ask(ANONYMOUS, { currency: 'CNY' })).note).toContain('Contracts above 1000.00 CNY are left out');
    expect((await ask(ANONYMOUS, {})).note).toContain('above 100000 minor units');
    expect(await rows({}, testOperator())).toEqual(['2027-01 5 10000000002300.00 CNY']);
    expect((await ask(testOperator(), {})).note).toBeNull();
    expect(await rows({ of: 'own' }, huge.seller)).toEqual(['2027-01 1 9999999999999.99 CNY']);
  });

  it('of royalties that go on and on stop at the ceiling of their contract', async () => {
    const { ctx, rows } = await harbin({ STATISTICS_CEILING_MINOR: '100000' });
    clock.set('2027-01-10T00:00:00.000Z');
    const royalty = {
      ...priced(100_00n),
      payment: { kind: 'royalty' as const, royalty: { ratePercent: 5, base: 'net_sales' as const } },
    };
    const signed = [];
    for (let n = 0; n < 3; n++) signed.push(await signedContract(ctx, { draft: royalty }));
    for (const [index, { id, seller, buyer }] of signed.entries()) {
      for (let day = 1; day <= (index === 0 ? 4 : 1); day++) {
        const paid = { amount: index === 0 ? '400.00' : '10.00', currency: 'CNY', paidOn: `2027-01-0${day}` };
        const unusual = { confirmUnusual: 'sold more than we dreamt of', earlyReason: 'as agreed before' };
        const payment = await recordPayment(ctx, buyer, id, { ...paid, ...unusual }, {});
        await confirmPayment(ctx, seller, { id, paymentId: payment.id }, {});
      }
    }
    clock.set('2027-02-10T00:00:00.000Z');
    expect(await rows({ kind: 'paid' })).toEqual(['2027-01 4 820.00 CNY']);
    expect(await rows({ kind: 'paid' }, testOperator())).toEqual(['2027-01 6 1620.00 CNY']);
  });

  it('of days are refused with the bound that cuts a month, and told in words', async () => {
    const { ask, rows } = await harbin();
    for (const actor of [ANONYMOUS, university()]) {
      await expect(ask(actor, { from: '2027-01-02', to: '2027-01-30' })).rejects.toMatchObject({
        kind: 'VALIDATION',
        reason: 'statistics.whole_months',
        issues: [{ pointer: '/from' }, { pointer: '/to', message: expect.stringContaining('2027-01-31') }],
      });
    }
    expect(await rows({ from: '2027-02-01', to: '2027-02-28' })).toEqual([]);
    await expect(ask(ANONYMOUS, { from: '2027-03', to: '2027-02' })).rejects.toMatchObject({
      reason: 'statistics.span',
    });
    expect(await ask(testOperator(), { from: '2027-01-02', to: '2027-01-30' })).toMatchObject({ of: 'all' });
  });

  it('do not mix with those of one’s own: a party sees its contracts exactly and no others', async () => {
    const { ctx, ask, rows } = await harbin();
    clock.set('2027-01-10T00:00:00.000Z');
    const mine = await signedContract(ctx, { draft: priced(100_00n) });
    await signedContract(ctx, { draft: priced(250_00n) });
    for (const party of [mine.seller, mine.buyer]) {
      expect(await rows({ of: 'own' }, party)).toEqual(['2027-01 1 100.00 CNY']);
      expect(await rows({ of: 'own', from: '2027-01-10', to: '2027-01-10' }, party)).toHaveLength(1);
      expect(await rows({}, party)).toEqual([]);
    }
    expect(await rows({ of: 'own' }, company())).toEqual([]);
    await expect(ask(ANONYMOUS, { of: 'own' })).rejects.toMatchObject({ kind: 'UNAUTHENTICATED' });
    await expect(ask(mine.seller, { of: 'all' })).rejects.toMatchObject({ kind: 'FORBIDDEN' });
    expect(await rows({}, testOperator())).toEqual(['2027-01 2 350.00 CNY']);
  });

  it('stay as they were published: what is taken back later comes off with a whole group', async () => {
    const { ctx, rows } = await harbin();
    clock.set('2027-01-10T00:00:00.000Z');
    const contracts: Awaited<ReturnType<typeof signedContract>>[] = [];
    for (const value of [100n, 200n, 400n]) {
      contracts.push(await signedContract(ctx, { draft: priced(value * 100n) }));
    }
    clock.set('2027-02-10T00:00:00.000Z');
    const pay = (contract: (typeof contracts)[number], amount: string) =>
      paid(ctx, contract, { amount, currency: 'CNY', paidOn: '2027-02-10', scheduleLine: 1 });
    const made = [];
    for (const contract of contracts) made.push({ contract, id: await pay(contract, '50.00') });
    clock.set('2027-03-10T00:00:00.000Z');
    expect(await rows({ kind: 'paid' })).toEqual(['2027-02 3 150.00 CNY']);
    for (const { contract, id } of made.slice(0, 2)) {
      await voidPayment(ctx, testOperator(), { id: contract.id, paymentId: id }, { reason: 'never came' }, {});
    }
    clock.set('2027-04-10T00:00:00.000Z');
    expect(await rows({ kind: 'paid' })).toEqual(['2027-02 3 150.00 CNY']);
    const [, , last] = made;
    if (last)
      await voidPayment(
        ctx,
        testOperator(),
        { id: last.contract.id, paymentId: last.id },
        { reason: 'never came' },
        {},
      );
    clock.set('2027-05-10T00:00:00.000Z');
    expect(await rows({ kind: 'paid' })).toEqual([]);
  });

  it('are published once, however many ask at the same time', async () => {
    const { ctx, rows } = await harbin();
    clock.set('2027-01-10T00:00:00.000Z');
    for (const value of [1n, 2n, 4n]) await signedContract(ctx, { draft: priced(value * 100n) });
    clock.set('2027-03-10T00:00:00.000Z');
    const answers = await Promise.all([rows(), rows(), rows(), rows()]);
    for (const answer of answers) expect(answer).toEqual(['2027-01 3 7.00 CNY']);
  });
});

async function paid(
  ctx: Awaited<ReturnType<typeof testContext>>,
  { seller, buyer, id }: { seller: Member; buyer: Member; id: string },
  payment: Parameters<typeof recordPayment>[3],
): Promise<string> {
  const { id: paymentId } = await recordPayment(ctx, buyer, id, payment, {});
  await confirmPayment(ctx, seller, { id, paymentId }, {});
  return paymentId;
}

describe('all answers together', () => {
  const months = ['2027-01', '2027-02', '2027-03', '2027-04'];

  it('isolate no one or two contracts: every cut, kind, currency and span, read every month', async () => {
    const { ctx, ask } = await harbin();
    const agencies = [agency(), agency()];
    const names: string[] = [];
    const rights: Record<string, Awaited<ReturnType<typeof signedContract>>> = {};
    const figures: bigint[][] = [];
    const plan: [month: number, type: Kind, agencies: number[]][] = [
      ...([
        [0, 'service', [0]],
        [0, 'service', [0]],
        [0, 'service', [0]],
        [0, 'consulting', []],
      ] as const),
      ...([
        [1, 'service', [0, 1]],
        [1, 'consulting', [1]],
        [2, 'service', [1]],
        [2, 'consulting', []],
      ] as const),
      ...([
        [2, 'consulting', []],
        [2, 'consulting', []],
        [2, 'service', [0]],
        [2, 'service', [0]],
      ] as const),
    ].map(([at, type, of]) => [at, type, [...of]]);
    // Prices are powers of two, so that a sum says which contracts are in it, and how often.
    const read = async () => {
      const spans = [undefined, ...months].flatMap((from) => [undefined, ...months].map((to) => ({ from, to })));
      for (const { from, to } of spans.filter((span) => !span.from || !span.to || span.from <= span.to)) {
        for (const by of ['month', 'type', 'agency'] as const) {
          for (const kind of ['signed', 'registered', 'paid'] as const) {
            for (const currency of [undefined, ...(by === 'type' ? ['CNY'] : [])]) {
              const { items } = await ask(ANONYMOUS, { by, kind, currency, from, to });
              for (const { value, count } of items) {
                expect(count).toBeGreaterThanOrEqual(3);
                const sum = toMinor(value) / 100n;
                figures.push(plan.map((_, n) => (sum >> BigInt(n)) & 1n));
              }
            }
          }
        }
      }
    };
    for (const [index, month] of months.entries()) {
      clock.set(`${month}-10T00:00:00.000Z`);
      await read();
      for (const [n, [at, type, of]] of plan.entries()) {
        if (at !== index) continue;
        const named = of.flatMap((one) => agencies[one] ?? []);
        const draft = priced(
          100n << BigInt(n),
          type,
          named.map((one) => one.organisation.id),
        );
        rights[`c${n}`] = await signedContract(ctx, { draft, agencies: named });
        names[n] = `c${n}`;
      }
      // Most of what is signed is registered and paid in full, in time and late, but not all of it.
      for (const [n, name] of names.entries()) {
        const contract = rights[name];
        if (!contract || (n + index) % 4 !== 1) continue;
        const number = `${n}-${index}`;
        const on = `${month}-10`;
        if (n !== 3) {
          const asked = { authority: 'Science bureau', number, registeredOn: on };
          const { id } = await registerContract(ctx, contract.seller, contract.id, asked, {});
          await confirmRegistration(ctx, testOperator(), { id: contract.id, registrationId: id }, {});
        }
        const { amount } = fromMinor(100n << BigInt(n), 'CNY');
        await paid(ctx, contract, { amount, currency: 'CNY', paidOn: on, scheduleLine: 1 });
        rights[name] = undefined as never;
      }
    }
    clock.set('2027-05-10T00:00:00.000Z');
    await read();
    expect(new Set(figures.map(String)).size).toBeGreaterThan(2);
    expect(isolated(figures, names)).toEqual([]);
  }, 180_000);
});
