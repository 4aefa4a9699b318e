import { fromMinor } from '@techbourse/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContractTerms } from '../api/index.ts';
import { type Balance, balanceOf, type Entered, nextDue, type Part, type PaymentState } from './balance.ts';

type World = {
  lines: { dueOn: string; due: number }[];
  royalty: boolean;
  payments: Entered[];
  endedOn: string | undefined;
};

const dayOf = (month: number) => `2027-0${month}-01`;
const termsOf = ({ lines, royalty }: World): Pick<ContractTerms, 'payment'> => {
  const schedule = lines.map(({ dueOn, due }) => ({ dueOn, amount: fromMinor(BigInt(due), 'CNY') }));
  const running = { ratePercent: 4.125, base: 'net_sales' as const };
  if (!royalty) return { payment: { kind: 'instalments', schedule } };
  const entryFee = fromMinor(BigInt(lines.reduce((all, line) => all + line.due, 0)), 'CNY');
  return { payment: { kind: 'entry_fee_and_royalty', entryFee, schedule, royalty: running } };
};

/** Any schedule and any payments, also such as no rule would let in today: above what is due, without lines. */
const worlds = fc
  .record({
    lines: fc.array(
      fc.record({ dueOn: fc.integer({ min: 1, max: 4 }).map(dayOf), due: fc.integer({ min: 1, max: 6 }) }),
      {
        maxLength: 4,
      },
    ),
    royalty: fc.boolean(),
    endedOn: fc.option(fc.integer({ min: 1, max: 4 }).map(dayOf), { nil: undefined }),
  })
  .chain((base) => {
    const targets = [...base.lines.map((_line, index) => index + 1), ...(base.royalty ? [null] : [])];
    const parts: fc.Arbitrary<Part[] | null> =
      targets.length === 0
        ? fc.constant(null)
        : fc.option(
            fc
              .uniqueArray(fc.constantFrom(...targets), { minLength: 1, maxLength: targets.length })
              .chain((chosen) =>
                fc.tuple(...chosen.map((line) => fc.bigInt({ min: 1n, max: 6n }).map((minor) => ({ line, minor })))),
              ),
            { nil: null },
          );
    const payment = fc
      .record({
        parts,
        lump: fc.bigInt({ min: 1n, max: 9n }),
        state: fc.constantFrom<PaymentState>('reported', 'confirmed', 'disputed', 'voided'),
      })
      .map(({ parts: named, lump, state }): Entered => {
        const minor = named ? named.reduce((all, part) => all + part.minor, 0n) : lump;
        return { minor, parts: named, state };
      });
    return fc.array(payment, { maxLength: 8 }).map((payments): World => ({ ...base, payments }));
  });

/** The same by hand: every fen is a coin, every line a row of places, and coins are laid down one at a time. */
function byHand({ lines, royalty, payments }: World) {
  const laid = lines.map(() => [] as PaymentState[]);
  const loose: PaymentState[] = [];
  const royalties: PaymentState[] = [];
  const coins = (minor: bigint, state: PaymentState) => Array.from({ length: Number(minor) }, () => state);
  const lumps: PaymentState[] = [];
  for (const { minor, parts, state } of payments) {
    if (state === 'voided') continue;
    if (!parts) (royalty ? royalties : lumps).push(...coins(minor, state));
    for (const part of parts ?? []) {
      (part.line === null ? royalties : (laid[part.line - 1] ?? loose)).push(...coins(part.minor, state));
    }
  }
  const order = lines
    .map((_line, at) => at)
    .sort((a, b) => (lines[a]?.dueOn ?? '').localeCompare(lines[b]?.dueOn ?? '') || a - b);
  const counted = (row: PaymentState[]) => row.filter((state) => state !== 'disputed').length;
  for (const coin of [...lumps.filter((one) => one === 'confirmed'), ...lumps.filter((one) => one === 'reported')]) {
    const place = order.find((at) => counted(laid[at] ?? []) < (lines[at]?.due ?? 0));
    (place === undefined ? loose : (laid[place] ?? loose)).push(coin);
  }
  const tally = (row: PaymentState[]) =>
    Object.fromEntries(
      (['reported', 'confirmed', 'disputed'] as const).map((state) => [
        state,
        BigInt(row.filter((one) => one === state).length),
      ]),
    );
  return {
    lines: laid.map((row, at) => ({
      ...tally(row),
      open: BigInt(Math.max(0, (lines[at]?.due ?? 0) - counted(row))),
    })),
    royalty: royalty ? tally(royalties) : undefined,
    overpaid: BigInt(
      laid.reduce((all, row, at) => all + Math.max(0, counted(row) - (lines[at]?.due ?? 0)), 0) + loose.length,
    ),
    ...tally([...laid.flat(), ...royalties, ...loose, ...lumps.filter((one) => one === 'disputed')]),
  };
}

const total = (balance: Balance, of: 'reported' | 'confirmed' | 'open' | 'due') =>
  balance.lines.reduce((all, line) => all + line[of], 0n);

describe('the balance of a contract', () => {
  it('is what counting coins by hand gives, in every world', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const balance = balanceOf(termsOf(world), world.payments, world.endedOn);
        expect({
          overpaid: balance.overpaid,
          reported: balance.reported,
          confirmed: balance.confirmed,
          disputed: balance.disputed,
          royalty: balance.royalty,
          lines: balance.lines.map(({ reported, confirmed, disputed, open }) => ({
            reported,
            confirmed,
            disputed,
            open,
          })),
        }).toEqual(byHand(world));
      }),
      { numRuns: 5000 },
    );
  });

  it('does not depend on the order in which payments come', () => {
    const shuffled = worlds.chain((world) =>
      fc.tuple(fc.constant(world), fc.shuffledSubarray(world.payments, { minLength: world.payments.length })),
    );
    fc.assert(
      fc.property(shuffled, ([world, payments]) => {
        const terms = termsOf(world);
        expect(balanceOf(terms, payments)).toEqual(balanceOf(terms, world.payments));
      }),
      { numRuns: 2000 },
    );
  });

  it('adds up: what is due is open or counted, what is counted beyond is overpaid, nothing is negative', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const balance = balanceOf(termsOf(world), world.payments, world.endedOn);
        const royalties = balance.royalty ? balance.royalty.reported + balance.royalty.confirmed : 0n;
        expect(balance.due - balance.open + balance.overpaid + royalties).toBe(balance.reported + balance.confirmed);
        expect([total(balance, 'open'), total(balance, 'due')]).toEqual([balance.open, balance.due]);
        const sums = [balance, ...balance.lines, ...(balance.royalty ? [balance.royalty] : [])];
        for (const { reported, confirmed, disputed } of sums) {
          expect(reported >= 0n && confirmed >= 0n && disputed >= 0n).toBe(true);
        }
        const next = nextDue(balance);
        const waiting = balance.lines.filter((line) => line.open > 0n && !line.lapsed);
        expect(next?.dueOn).toBe(waiting.map((line) => line.dueOn).sort()[0]);
      }),
      { numRuns: 2000 },
    );
  });

  it('counts a payment on a line that the schedule does not have as one without a line', () => {
    const terms = termsOf({ lines: [{ dueOn: dayOf(1), due: 5 }], royalty: false, payments: [], endedOn: undefined });
    const balance = balanceOf(terms, [{ minor: 3n, parts: [{ line: 2, minor: 3n }], state: 'reported' }]);
    expect(balance.lines).toMatchObject([{ reported: 3n, open: 2n }]);
    expect(balance.overpaid).toBe(0n);
  });

  it('lapses a line that is due after the end, not one that is due on that day', () => {
    const lines = [1, 2, 3].map((month) => ({ dueOn: dayOf(month), due: 5 }));
    const terms = termsOf({ lines, royalty: false, payments: [], endedOn: undefined });
    const lapsed = (endedOn?: string) => balanceOf(terms, [], endedOn).lines.map((line) => line.lapsed);
    expect(lapsed(dayOf(2))).toEqual([false, false, true]);
    expect(lapsed()).toEqual([false, false, false]);
  });
});
