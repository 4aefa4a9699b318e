import { toMinor } from '@techbourse/domain';
import type { ContractTerms } from '../api/index.ts';
import { scheduleOf } from '../contract/money.ts';

/** Stated by one party, confirmed by both, disputed, or voided. */
export type PaymentState = 'reported' | 'confirmed' | 'disputed' | 'voided';

/** What a part of a payment settles: a line of the schedule, from 1; null: running royalty. */
export type Part = { line: number | null; minor: bigint };

/** A payment as the balance reads it. `parts` null: recorded as one sum, without saying which lines it settles. */
export type Entered = { minor: bigint; parts: readonly Part[] | null; state: PaymentState };

/** Sums by payment state, in minor units. */
export type Sums = { reported: bigint; confirmed: bigint; disputed: bigint };

export type LineBalance = Sums & {
  line: number;
  dueOn: string;
  due: bigint;
  /** The amount that may still be recorded: due minus reported and confirmed. Disputed payments do not count. */
  open: bigint;
  /** The contract was terminated before this line was due, so the line is no longer owed by itself. */
  lapsed: boolean;
};

export type Balance = Sums & {
  /** In the order of the schedule. */
  lines: LineBalance[];
  /** Running royalties, which have no known sum; undefined for a contract without. */
  royalty: Sums | undefined;
  /** The fixed part: what all lines come to. */
  due: bigint;
  open: bigint;
  /** Reported and confirmed beyond the due amount; only possible with old payments that named no line. */
  overpaid: bigint;
};

/**
 * Computes what is due and paid of a contract, from its terms and all payments in any order. Recording, confirming and
 * showing payments all use this function.
 * @param endedOn the day a termination takes effect
 */
export function balanceOf(
  terms: Pick<ContractTerms, 'payment'>,
  payments: readonly Entered[],
  endedOn?: string,
): Balance {
  const lines = scheduleOf(terms.payment).map((line, index): LineBalance => {
    const due = toMinor(line.amount);
    const lapsed = endedOn !== undefined && line.dueOn > endedOn;
    return { line: index + 1, dueOn: line.dueOn, due, open: due, lapsed, ...noSums() };
  });
  const royalty = 'royalty' in terms.payment ? noSums() : undefined;
  const whole = noSums();
  const lump = noSums();
  for (const { minor, parts, state } of payments) {
    if (state === 'voided') continue;
    whole[state] += minor;
    for (const part of parts ?? [{ line: null, minor }]) {
      const target = part.line === null ? (royalty ?? lump) : (lines[part.line - 1] ?? lump);
      target[state] += part.minor;
    }
  }
  for (const line of lines) line.open = above(line.due, line.confirmed + line.reported);
  // Payments without lines settle the oldest due lines after all payments with lines, so their order does not matter.
  for (const state of ['confirmed', 'reported'] as const) {
    for (const line of byAge(lines)) {
      const taken = smaller(lump[state], line.open);
      line[state] += taken;
      line.open -= taken;
      lump[state] -= taken;
    }
  }
  const overLines = total(lines, (line) => above(line.confirmed + line.reported, line.due));
  return {
    ...whole,
    lines,
    royalty,
    due: total(lines, (line) => line.due),
    open: total(lines, (line) => line.open),
    overpaid: overLines + lump.confirmed + lump.reported,
  };
}

/** Lines by due day; those of one day keep the order of the schedule. */
export function byAge<Line extends { dueOn: string }>(lines: readonly Line[]): Line[] {
  return lines.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)));
}

/** The oldest line that is still to be paid. */
export function nextDue(balance: Balance): LineBalance | undefined {
  return byAge(balance.lines).find((line) => line.open > 0n && !line.lapsed);
}

function noSums(): Sums {
  return { reported: 0n, confirmed: 0n, disputed: 0n };
}

function above(a: bigint, b: bigint): bigint {
  return a > b ? a - b : 0n;
}

export function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function total<T>(rows: readonly T[], of: (row: T) => bigint): bigint {
  return rows.reduce((all, row) => all + of(row), 0n);
}
