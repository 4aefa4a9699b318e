import { today } from '@techbourse/platform';
import { actorHeaders } from '@techbourse/testkit';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { signedContract, testContext } from '../../test/exchange.ts';
import { buildServer } from '../server.ts';

const ctx = await testContext();
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});

const amount = fc.oneof(
  fc.integer({ min: 0, max: 1_200_000 }).map(String),
  fc.constantFrom('0', '0.00', '0.01', '-1', '1e9', '10000000000000.00', '10000000000000.01', '1000000.001', '', ' 1'),
);
const money = fc.record({
  amount,
  currency: fc.constantFrom(...Array<string>(8).fill('CNY'), 'JPY', 'USD', 'XXX', ''),
});
const day = fc.oneof(
  { weight: 4, arbitrary: fc.constant(today(ctx)) },
  fc.constantFrom('0000-01-01', '1989-12-31', '1990-01-01', '2026-02-30', '9999-12-31', '', 'today'),
);
const words = fc.constantFrom(
  ...Array<string>(8).fill('as agreed'),
  '',
  'no',
  'x'.repeat(1001),
  '\u0000',
  '\ud800',
  '<b>bold</b>',
);
const line = fc.oneof(fc.integer({ min: -1, max: 4 }), fc.constantFrom(1.5, 2 ** 31, 1e308));
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

const payment = money.chain((paid) =>
  fc.record({
    amount: fc.constant(paid.amount),
    currency: fc.constant(paid.currency),
    paidOn: day,
    scheduleLine: some(line),
    royalty: some(fc.boolean()),
    note: some(words),
    earlyReason: some(words),
    lines: some(fc.array(fc.record({ line, amount }), { maxLength: 4 })),
    confirmDuplicate: some(fc.boolean()),
    confirmUnusual: some(words),
  }),
);
const registration = fc.record({
  authority: words,
  number: words,
  registeredOn: day,
  value: some(money),
  technologyValue: some(money),
  valueDifference: some(fc.array(fc.record({ description: words, amount: money }), { maxLength: 3 })),
  technologyDifference: some(fc.array(fc.record({ description: words, amount: money }), { maxLength: 3 })),
});

const royalty = { ratePercent: 4.125, base: 'net_sales' as const };
const cny = (sum: string) => ({ amount: sum, currency: 'CNY' });
const entryFee = {
  kind: 'entry_fee_and_royalty' as const,
  entryFee: cny('300000.00'),
  royalty,
  schedule: [{ dueOn: '2027-01-31', amount: cny('300000.00') }],
};

it('a payment or registration, whatever is written in it, is recorded or refused with what is wrong', async () => {
  const deals = [
    await signedContract(ctx),
    await signedContract(ctx, { draft: { payment: { kind: 'royalty', royalty } } }),
    await signedContract(ctx, { draft: { payment: entryFee } }),
  ];
  const statuses = new Set<number>();
  const send = async (at: number, path: string, body: object) => {
    const deal = deals[at % deals.length];
    const headers = await actorHeaders(deal?.[at % 2 ? 'seller' : 'buyer']);
    const reply = await app.inject({ method: 'POST', url: `/contracts/${deal?.id}/${path}`, headers, payload: body });
    statuses.add(reply.statusCode);
    expect([201, 400, 409], `${JSON.stringify(body)} ${reply.body}`).toContain(reply.statusCode);
    if (reply.statusCode === 400) expect(reply.json().issues.length).toBeGreaterThan(0);
  };
  const at = fc.nat(5);
  await fc.assert(
    fc.asyncProperty(at, payment, (one, body) => send(one, 'payments', body)),
    { numRuns: 600 },
  );
  await fc.assert(
    fc.asyncProperty(at, registration, (one, body) => send(one, 'registration', body)),
    { numRuns: 200 },
  );
  expect([...statuses]).toEqual(expect.arrayContaining([201, 400]));
  for (const { id, seller } of deals) {
    const reply = await app.inject({ url: `/contracts/${id}`, headers: await actorHeaders(seller) });
    expect(reply.json()).toMatchObject({ balance: { overpaid: { amount: '0.00' } } });
  }
}, 120_000);
