import { type Clock, fail } from '@techbourse/platform';

/** The clock of this process; `toleranceMs`: how far it may be from the database's, in milliseconds. */
export type LedgerClock = Clock & { toleranceMs: number };

/** The operator's correction of a clock that ran ahead: entries before `seq` were made at `at` or earlier. */
export type ClockCorrection = { seq: number; at: Date };

/** How far ahead of the reader's clock a moment may be before it counts as in the future. */
export const AHEAD_MS = 10 * 60_000;

const DAY_MS = 86_400_000;

/**
 * Refuses to write with a wrong clock, because no later entry of any process may have an earlier time.
 * @throws AppError UNAVAILABLE (`ledger.clock`).
 */
export function assertClocksAgree(clock: LedgerClock, now: Date, databaseNow: Date): void {
  if (Math.abs(now.getTime() - databaseNow.getTime()) <= clock.toleranceMs) return;
  throw fail.unavailable(
    'ledger.clock',
    'The clock of this process differs from the database’s: nothing is entered into the ledger until they agree',
  );
}

/** The day (UTC) of a moment. */
export function utcDay(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** The first moment after a day (UTC). */
export function endOf(day: string): Date {
  return new Date(new Date(`${day}T00:00:00.000Z`).getTime() + DAY_MS);
}

/** Every day from `first` to `last`, both included; none when `last` is before `first`. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = utcDay(endOf(day))) days.push(day);
  return days;
}

/** The latest possible time of an entry, given later corrections of a clock that ran ahead. */
export function trueTime(entry: { seq: number; at: Date }, corrections: readonly ClockCorrection[]): Date {
  return corrections.reduce((at, one) => (one.seq > entry.seq && one.at < at ? one.at : at), entry.at);
}

/** Whether a head was made while the clock ran ahead, as a later correction shows. */
export function isAhead(head: { size: number; at: Date }, corrections: readonly ClockCorrection[]): boolean {
  return corrections.some((one) => one.seq > head.size && one.at < head.at);
}
