import { fromMinor } from '@techbourse/domain';
import { AppError } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { testOperator } from '@techbourse/testkit';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { movableClock, signedContract, testContext } from '../../test/exchange.ts';
import type { DraftContractRequest, RecordPaymentRequest } from '../api/index.ts';
import { getContract } from '../dossier/queries.ts';
import { walkLedger } from '../recorded.ts';
import { groupValues } from '../statistics/store.ts';
import { confirmPayment, disputePayment } from './answer.ts';
import { recordPayment } from './record.ts';
import { voidPayment } from './void.ts';

const clock = movableClock();
const ctx = await testContext(clock);
afterAll(() => ctx.close());

const WORLDS = 80;
const cny = (units: number) => fromMinor(BigInt(units), 'CNY');

/** A schedule of small amounts, in any order of days, alone, as an entry fee, or as cash beside shares. */
type World = {
  kind: 'instalments' | 'entry_fee_and_royalty' | 'equity';
  lines: { month: number; due: number }[];
  steps: Step[];
};

/** `line`: a line, 0 for running royalty, undefined for no word about it. `which`: a payment, counted round. */
type Step =
  | { does: 'record'; side: Side; units: number; line: number | undefined; day: number; sure: boolean }
  | { does: 'confirm' | 'dispute'; as: 'other' | 'recorder'; which: number }
  | { does: 'void'; as: 'other' | 'recorder' | 'operator'; which: number };
type Side = 'seller' | 'buyer';

const side = fc.constantFrom<Side>('seller', 'buyer');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('record' as const),
      side,
      units: fc.integer({ min: 1, max: 8 }),
      line: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
      sure: fc.boolean(),
      day: fc.integer({ min: 20, max: 22 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constantFrom('confirm' as const, 'confirm' as const, 'dispute' as const),
      as: fc.constantFrom('other' as const, 'other' as const, 'other' as const, 'recorder' as const),
      which: fc.nat(5),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('void' as const),
      which: fc.nat(5),
      as: fc.constantFrom('other' as const, 'recorder' as const, 'operator' as const),
    }),
  },
);
const worlds: fc.Arbitrary<World> = fc.record({
  kind: fc.constantFrom('instalments', 'entry_fee_and_royalty', 'equity'),
  lines: fc.array(fc.record({ month: fc.integer({ min: 1, max: 3 }), due: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 2,
    maxLength: 3,
  }),
  steps: fc.array(step, { minLength: 4, maxLength: 14 }),
});

function draftOf({ kind, lines }: World): Partial<DraftContractRequest> {
  const schedule = lines.map(({ month, due }) => ({ dueOn: `2027-0${month}-01`, amount: cny(due) }));
  const fixed = cny(lines.reduce((all, line) => all + line.due, 0));
  const priced = { value: cny(1000), technologyValue: cny(1000), otherItems: [] };
  if (kind === 'instalments') return { ...priced, value: fixed, technologyValue: fixed, payment: { kind, schedule } };
  if (kind === 'equity') {
    return { ...priced, payment: { kind, company: 'Clear Water', sharePercent: 12.5, cash: fixed, schedule } };
  }
  const royalty = { ratePercent: 4.125, base: 'net_sales' as const };
  return { ...priced, payment: { kind, entryFee: fixed, schedule, royalty } };
}

type Deal = { id: string; seller: Member; buyer: Member };
type Coin = { line: number | 'royalty'; payment: Told };
type Told = {
  by: Side;
  units: number;
  day: number;
  line: number | undefined;
  places: (number | 'royalty')[];
  state: string;
};

/** The rules by hand: a line has as many places as it has fen, and a payment that counts holds one for each of its own. */
class ByHand {
  readonly told: Told[] = [];
  private readonly world: World;
  constructor(world: World) {
    this.world = world;
  }

  held(): Coin[] {
    const counted = this.told.filter(({ state }) => state === 'reported' || state === 'confirmed');
    return counted.flatMap((payment) => payment.places.map((line) => ({ line, payment })));
  }

  free(line: number): number {
    return (this.world.lines[line - 1]?.due ?? 0) - this.held().filter((coin) => coin.line === line).length;
  }

  /** What the exchange must answer, and what is then so. */
  take(one: Step): string {
    if (one.does === 'record') return this.record(one);
    const payment = this.told[one.which % this.told.length];
    if (!payment) return 'nothing';
    if (payment.state === 'voided') return 'payment.voided';
    if (one.does === 'void') {
      if (one.as !== 'operator') {
        if (one.as === 'other') return 'payment.not_yours';
        if (payment.state === 'confirmed') return 'payment.confirmed';
      }
      payment.state = 'voided';
      return 'done';
    }
    if (one.as === 'recorder') return 'payment.own';
    if (payment.state === 'confirmed') return 'payment.confirmed';
    if (one.does === 'dispute') {
      if (payment.state === 'disputed') return 'payment.disputed';
      payment.state = 'disputed';
      return 'done';
    }
    const wants = (line: number) => payment.places.filter((place) => place === line).length;
    const room = this.world.lines.every((_line, at) => wants(at + 1) <= this.free(at + 1));
    if (payment.state === 'disputed' && !room) return 'payment.above_due';
    payment.state = 'confirmed';
    return 'done';
  }

  private record({ side: by, units, line, day, sure }: Extract<Step, { does: 'record' }>): string {
    const { kind, lines } = this.world;
    const alike = this.told.some(
      (old) =>
        old.state !== 'voided' &&
        old.units === units &&
        old.day === day &&
        (line === undefined || old.line === undefined || old.line === line),
    );
    if (alike && !sure) return 'payment.duplicate';
    const all = lines.map((_line, at) => at + 1);
    const pay = (places: Told['places']) => {
      this.told.push({ by, units, day, line, places, state: 'reported' });
      return 'done';
    };
    if (line === 0) return kind === 'entry_fee_and_royalty' ? pay(Array(units).fill('royalty')) : 'payment.invalid';
    if (line !== undefined) {
      if (line > lines.length || units > this.free(line)) return 'payment.invalid';
      return pay(Array(units).fill(line));
    }
    const open = all.flatMap((at) => Array<number>(this.free(at)).fill(at));
    if (kind === 'entry_fee_and_royalty') {
      const looksLikeALine = all.some((at) => this.free(at) === units) || open.length === units;
      return looksLikeALine ? 'payment.invalid' : pay(Array(units).fill('royalty'));
    }
    if (units > open.length) return 'payment.invalid';
    const month = (at: number) => lines[at - 1]?.month ?? 0;
    return pay(open.sort((a, b) => month(a) - month(b) || a - b).slice(0, units));
  }
}

async function answer(deal: Deal, one: Step, payments: readonly { id: string; recordedBy: string }[]): Promise<string> {
  const target = one.does === 'record' ? undefined : payments[one.which % payments.length];
  if (one.does !== 'record' && !target) return 'nothing';
  const { id = '', recordedBy } = target ?? {};
  const { seller, buyer } = deal;
  const [recorder, other] = recordedBy === seller.organisation.id ? [seller, buyer] : [buyer, seller];
  const actor = one.does === 'record' ? deal[one.side] : { recorder, other, operator: testOperator() }[one.as];
  try {
    if (one.does === 'confirm') await confirmPayment(ctx, actor, { id: deal.id, paymentId: id }, {});
    if (one.does === 'dispute')
      await disputePayment(ctx, actor, { id: deal.id, paymentId: id }, { reason: 'not seen' }, {});
    if (one.does === 'void') await voidPayment(ctx, actor, { id: deal.id, paymentId: id }, { reason: 'a slip' }, {});
    if (one.does === 'record') {
      const { line, day, sure } = one;
      const input: RecordPaymentRequest = {
        ...cny(one.units),
        paidOn: `2026-11-${day}`,
        earlyReason: 'on account',
        ...(line === undefined ? {} : line === 0 ? { royalty: true } : { scheduleLine: line }),
        ...(sure ? { confirmDuplicate: true } : {}),
      };
      await recordPayment(ctx, actor, deal.id, input, {});
    }
    return 'done';
  } catch (error) {
    if (error instanceof AppError) return error.reason;
    throw error;
  }
}

it(`the exchange answers as the rules by hand in ${WORLDS} worlds, and statistics hold what is confirmed in all`, {
  timeout: 300_000,
}, async () => {
  let [paid, count] = [0n, 0];
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const deal = await signedContract(ctx, { draft: draftOf(world) });
      const byHand = new ByHand(world);
      for (const one of world.steps) {
        const { payments } = await getContract(ctx, deal.seller, deal.id);
        const given = await answer(deal, one, payments);
        expect([one, given]).toEqual([one, byHand.take(one)]);
      }
      const { balance, payments, paid: shownPaid } = await getContract(ctx, deal.buyer, deal.id);
      expect(payments.map(({ state }) => state)).toEqual(byHand.told.map(({ state }) => state));
      const sum = (state: string, line?: number) =>
        cny(
          byHand.told
            .filter((payment) => payment.state === state)
            .flatMap(({ places }) => places)
            .filter((place) => line === undefined || place === line).length,
        );
      const sums = (line?: number) => ({
        reported: sum('reported', line),
        confirmed: sum('confirmed', line),
        disputed: sum('disputed', line),
      });
      expect(balance).toMatchObject({
        ...sums(),
        overpaid: cny(0),
        lines: world.lines.map((_line, at) => ({ ...sums(at + 1), open: cny(byHand.free(at + 1)) })),
      });
      expect(shownPaid).toEqual(sum('confirmed'));
      const confirmed = byHand.told.filter(({ state }) => state === 'confirmed');
      paid += BigInt(confirmed.reduce((all, { units }) => all + units, 0));
      count += confirmed.length;
    }),
    { numRuns: WORLDS, endOnFailure: true },
  );
  const asked = { by: 'type', kind: 'paid', currency: undefined, from: undefined, to: undefined } as const;
  const rows = await groupValues(ctx.jobs.orm, asked, 'UTC');
  expect(rows.map((row) => [row.count, row.sum])).toEqual([[count, paid]]);
  // Worlds in which nothing is ever confirmed would agree about nothing.
  expect(count).toBeGreaterThan(WORLDS / 4);
  expect(await ctx.jobs.orm.transaction((tx) => walkLedger(tx))).toMatchObject({ ok: true });
});
