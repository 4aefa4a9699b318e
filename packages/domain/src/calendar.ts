import { z } from 'zod';
import { daySchema } from './id.ts';

const HOUR_MS = 3_600_000;

/** An IANA time zone: `Asia/Shanghai`. Offsets are not zones: they know no summer time. */
export const timeZoneSchema = z
  .string()
  .refine(isTimeZone, { error: 'Not a time zone: use an IANA name such as Asia/Shanghai' })
  .meta({ id: 'TimeZone', example: 'Asia/Shanghai' });

/** True for a name of the IANA database that this process knows. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** A calendar month, `2026-03`. Months compare as strings. */
export const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'Not a month: use YYYY-MM' })
  .meta({ id: 'Month', example: '2026-03' });

/** A day, or the month of it where no more is known: `2019-08-15`, `2019-08`. */
export const dayOrMonthSchema = z
  .string()
  .superRefine((text, ctx) => {
    const read = (text.length === 7 ? monthSchema : daySchema).safeParse(text);
    for (const { message, ...issue } of read.error?.issues ?? []) {
      const params: unknown = Reflect.get(issue, 'params');
      ctx.addIssue({ code: 'custom', message: `${message}, or a month, YYYY-MM`, ...(params ? { params } : {}) });
    }
  })
  .meta({ id: 'DayOrMonth', example: '2019-08' });

/** Whether one day or month lies before another for certain: a month is before no day of its own. */
export function isBefore(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}

/**
 * The calendar day that a moment falls on in a time zone. Days compare as strings.
 *
 * @example dayIn(new Date('2026-11-30T23:00:00Z'), 'Asia/Shanghai') // '2026-12-01'
 * @throws RangeError when the zone or the moment is not one.
 */
export function dayIn(moment: Date, zone: string): string {
  if (zone === 'UTC') return moment.toISOString().slice(0, 10);
  const parts = new Map(
    formatOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

/** The calendar month that a moment falls on in a time zone. */
export function monthIn(moment: Date, zone: string): string {
  return monthOf(dayIn(moment, zone));
}

/**
 * The first moment of a day in a time zone: midnight, or the end of the hour that summer time skips there. A day that a
 * place left out (Samoa, 30 December 2011) begins with the next.
 */
export function startOfDay(day: string, zone: string): Date {
  const key = `${day} ${zone}`;
  let start = starts.get(key);
  if (start === undefined) {
    start = searchStart(day, zone);
    // Deadlines of an import repeat a few days; what is kept stays small.
    if (starts.size >= STARTS_KEPT) starts.clear();
    starts.set(key, start);
  }
  return new Date(start);
}

const STARTS_KEPT = 4096;
const starts = new Map<string, number>();

function searchStart(day: string, zone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // No place on Earth is further from Greenwich than 15 hours, and the day never falls back for longer than a moment.
  let [before, from] = [midnight - 15 * HOUR_MS, midnight + 39 * HOUR_MS];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (dayIn(new Date(middle), zone) >= day) from = middle;
    else before = middle;
  }
  return from;
}

/** The first moment after a day in a time zone. */
export function endOfDay(day: string, zone: string): Date {
  return startOfDay(daysLater(day, 1), zone);
}

/** The day some days later, or earlier. */
export function daysLater(day: string, days: number): string {
  return dayIn(new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * HOUR_MS), 'UTC');
}

/**
 * The same day some years later; 29 February becomes 1 March in a year without one.
 *
 * @example yearsLater('2028-02-29', 1) // '2029-03-01'
 */
export function yearsLater(day: string, years: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return dayIn(date, 'UTC');
}

/** Days since 1 January 1970, for what can only compare numbers. */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / (24 * HOUR_MS));
}

/** The month of a day. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** @example monthsLater('2026-12', 1) // '2027-01' */
export function monthsLater(of: string, months: number): string {
  const date = new Date(`${of}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return monthOf(dayIn(date, 'UTC'));
}

export function firstDayOf(of: string): string {
  return `${of}-01`;
}

export function lastDayOf(of: string): string {
  return daysLater(firstDayOf(monthsLater(of, 1)), -1);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(zone, made);
  return made;
}
