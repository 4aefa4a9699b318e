import { dayIn, daysLater, startOfDay } from '@techbourse/domain';

export const FREQUENCIES = ['at_once', 'daily', 'weekly', 'never'] as const;

/** When a person wants its mail: `hour` of its day, `weekday` from 1 (Monday), both where it lives. */
export type Schedule = { frequency: string; hour: number; weekday: number; zone: string };

const HOUR_MS = 3_600_000;

/**
 * The next moment after `from` at which a digest is due; null for who is told at once or never. Where summer time skips the
 * hour it is the hour after, and where it comes twice the first.
 */
export function nextDigest({ frequency, hour, weekday, zone }: Schedule, from: Date): Date | null {
  if (frequency !== 'daily' && frequency !== 'weekly') return null;
  const today = dayIn(from, zone);
  for (let ahead = 0; ahead <= 8; ahead++) {
    const day = daysLater(today, ahead);
    if (frequency === 'weekly' && weekdayOf(day) !== weekday) continue;
    const at = atHour(day, hour, zone);
    if (at > from) return at;
  }
  throw new Error(`no digest within a week of ${from.toISOString()}`);
}

function atHour(day: string, hour: number, zone: string): Date {
  const plain = startOfDay(day, zone).getTime() + hour * HOUR_MS;
  const [before, late] = [plain - HOUR_MS, plain + HOUR_MS].map((ms) => hourIn(new Date(ms), zone));
  // A change of the clock between midnight and this hour moves it by one.
  if (before === hour && dayIn(new Date(plain - HOUR_MS), zone) === day) return new Date(plain - HOUR_MS);
  if (hourIn(new Date(plain), zone) !== hour && late === hour) return new Date(plain + HOUR_MS);
  return new Date(plain);
}

function hourIn(moment: Date, zone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
  return Number(format.format(moment));
}

/** From 1 (Monday) to 7. */
function weekdayOf(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}
