import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayIn,
  dayNumber,
  daysLater,
  endOfDay,
  firstDayOf,
  isTimeZone,
  lastDayOf,
  monthIn,
  monthOf,
  monthSchema,
  monthsLater,
  startOfDay,
  timeZoneSchema,
  yearsLater,
} from './calendar.ts';

const HOUR_MS = 3_600_000;
const zones = Intl.supportedValuesOf('timeZone');

describe('the day of a moment', () => {
  it('turns at midnight of the zone, not at that of Greenwich', () => {
    expect(dayIn(new Date('2026-11-30T23:00:00Z'), 'Asia/Shanghai')).toBe('2026-12-01');
    expect(dayIn(new Date('2026-11-30T23:00:00Z'), 'UTC')).toBe('2026-11-30');
    expect(dayIn(new Date('2026-12-01T04:59:59.999Z'), 'America/New_York')).toBe('2026-11-30');
    expect(dayIn(new Date('2026-12-01T05:00:00.000Z'), 'America/New_York')).toBe('2026-12-01');
  });

  it('turns the year where the zone does', () => {
    expect(dayIn(new Date('2026-12-31T16:00:00Z'), 'Asia/Shanghai')).toBe('2027-01-01');
    expect(monthIn(new Date('2026-12-31T16:00:00Z'), 'Asia/Shanghai')).toBe('2027-01');
    expect(monthIn(new Date('2027-01-01T04:59:59Z'), 'America/New_York')).toBe('2026-12');
  });
});

describe('the bounds of a day', () => {
  const hours = (day: string, zone: string) =>
    (endOfDay(day, zone).getTime() - startOfDay(day, zone).getTime()) / HOUR_MS;

  it('are those of the zone', () => {
    expect(startOfDay('2026-12-01', 'Asia/Shanghai').toISOString()).toBe('2026-11-30T16:00:00.000Z');
    expect(endOfDay('2026-12-31', 'America/New_York').toISOString()).toBe('2027-01-01T05:00:00.000Z');
  });

  it('leave a day of 23 hours in spring and of 25 in autumn', () => {
    expect(hours('2027-03-14', 'America/New_York')).toBe(23);
    expect(hours('2027-11-07', 'America/New_York')).toBe(25);
    expect(hours('2027-06-01', 'America/New_York')).toBe(24);
  });

  it('begin a day whose midnight is skipped with the hour behind it, and pass over a day that never was', () => {
    expect(startOfDay('2026-04-24', 'Africa/Cairo').toISOString()).toBe('2026-04-23T22:00:00.000Z');
    expect(startOfDay('2011-12-30', 'Pacific/Apia')).toEqual(startOfDay('2011-12-31', 'Pacific/Apia'));
  });

  it('hold every moment of the day and no other, in every zone', () => {
    const moments = fc.date({ min: new Date('2012-01-02'), max: new Date('2050-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...zones), moments, (zone, moment) => {
        const day = dayIn(moment, zone);
        const [start, end] = [startOfDay(day, zone), endOfDay(day, zone)];
        expect(dayIn(start, zone)).toBe(day);
        expect(dayIn(new Date(end.getTime() - 1), zone)).toBe(day);
        expect(dayIn(new Date(start.getTime() - 1), zone) < day).toBe(true);
        expect(dayIn(end, zone) > day).toBe(true);
        expect(moment.getTime()).toBeGreaterThanOrEqual(start.getTime());
        expect(moment.getTime()).toBeLessThan(end.getTime());
      }),
      { numRuns: 500 },
    );
  });
});

describe('calendar', () => {
  it('goes on to 1 March from a leap day', () => {
    expect(yearsLater('2026-05-04', 1)).toBe('2027-05-04');
    expect(yearsLater('2028-02-29', 1)).toBe('2029-03-01');
    expect(yearsLater('2028-02-29', 4)).toBe('2032-02-29');
  });

  it('counts days so that a later day is a larger number', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('2026-03-01') - dayNumber('2026-02-28')).toBe(1);
    expect(daysLater('2026-02-28', 1)).toBe('2026-03-01');
    expect(daysLater('2027-01-01', -1)).toBe('2026-12-31');
  });

  it('knows the ends of months and goes over the year', () => {
    expect(monthsLater('2026-12', 1)).toBe('2027-01');
    expect(monthsLater('2026-03', -3)).toBe('2025-12');
    expect([firstDayOf('2028-02'), lastDayOf('2028-02')]).toEqual(['2028-02-01', '2028-02-29']);
  });
});

describe('a time zone', () => {
  it('is a name of the IANA database', () => {
    expect(zones.every(isTimeZone)).toBe(true);
    expect(['Asia/Harbin!', 'Mars/Olympus', '+08:00', '', 'Europe'].filter(isTimeZone)).toEqual([]);
  });

  it('that is not one is refused with a word on what is', () => {
    const result = timeZoneSchema.safeParse('Beijing');
    expect(result.error?.issues[0]?.message).toBe('Not a time zone: use an IANA name such as Asia/Shanghai');
  });
});

describe('laws of the calendar', () => {
  const day = fc
    .date({ min: new Date('1700-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((moment) => dayIn(moment, 'UTC'));

  it('days later and back is the same day, and steps add up', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), fc.integer({ min: -4000, max: 4000 }), (from, a, b) => {
        expect(daysLater(daysLater(from, a), -a)).toBe(from);
        expect(daysLater(daysLater(from, a), b)).toBe(daysLater(from, a + b));
        expect(dayNumber(daysLater(from, a)) - dayNumber(from)).toBe(a);
      }),
    );
  });

  it('days compare as strings as they do in time', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(a < b).toBe(dayNumber(a) < dayNumber(b));
      }),
    );
  });

  it('a day begins at the same moment each time it is asked, whatever was done with an earlier answer', () => {
    const first = startOfDay('2026-11-30', 'Asia/Shanghai');
    first.setUTCFullYear(1999);
    expect(startOfDay('2026-11-30', 'Asia/Shanghai').toISOString()).toBe('2026-11-29T16:00:00.000Z');
    expect(startOfDay('2026-11-30', 'Europe/Moscow').toISOString()).toBe('2026-11-29T21:00:00.000Z');
  });

  it('months later and back is the same month, and a month ends on the day before the next', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (one, count) => {
        const month = monthOf(one);
        expect(monthsLater(monthsLater(month, count), -count)).toBe(month);
        expect(daysLater(lastDayOf(month), 1)).toBe(firstDayOf(monthsLater(month, 1)));
        expect(firstDayOf(month) <= one && one <= lastDayOf(month)).toBe(true);
        expect(monthSchema.parse(monthsLater(month, count))).toBe(monthsLater(month, count));
      }),
    );
  });

  it('a year later is the same day of the year, on from a leap day to 1 March', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 300 }), (one, years) => {
        const later = yearsLater(one, years);
        expect(Number(later.slice(0, 4))).toBe(Number(one.slice(0, 4)) + years);
        expect(later.slice(4) === one.slice(4) || (one.endsWith('-02-29') && later.endsWith('-03-01'))).toBe(true);
      }),
    );
  });

  it.each(['2026-00', '2026-13', '2026-1', '26-01', '2026-01-01', '２０２６-01', ' 2026-01', '2026-01\n'])(
    'refuses %j as a month',
    (text) => {
      expect(monthSchema.safeParse(text).success).toBe(false);
    },
  );
});
