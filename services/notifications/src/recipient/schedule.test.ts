import { dayIn } from '@techbourse/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDigest } from './schedule.ts';

const zones = ['UTC', 'Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Europe/Moscow'];
const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
const schedule = fc.record({
  frequency: fc.constantFrom('daily', 'weekly'),
  hour: fc.integer({ min: 0, max: 23 }),
  weekday: fc.integer({ min: 1, max: 7 }),
  zone: fc.constantFrom(...zones),
});
const hourIn = (at: Date, timeZone: string) =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at));

describe('the next digest', () => {
  it('comes later, at the hour of the person but where summer time skips it, within a day or a week', () => {
    fc.assert(
      fc.property(schedule, moment, (wanted, from) => {
        const at = nextDigest(wanted, from);
        if (!at) throw new Error('there is a next one');
        expect(at.getTime()).toBeGreaterThan(from.getTime());
        const days = wanted.frequency === 'daily' ? 1 : 7;
        expect(at.getTime() - from.getTime()).toBeLessThanOrEqual((days * 24 + 2) * 3_600_000);
        expect((hourIn(at, wanted.zone) - wanted.hour + 24) % 24).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('comes once a day: the one after it is of another day', () => {
    fc.assert(
      fc.property(schedule, moment, (wanted, from) => {
        const [first] = [nextDigest(wanted, from)];
        const second = first && nextDigest(wanted, first);
        if (!first || !second) throw new Error('there is a next one');
        expect(dayIn(second, wanted.zone) > dayIn(first, wanted.zone)).toBe(true);
      }),
    );
  });

  it.each([
    ['daily', 8, 'Asia/Shanghai', '2026-11-30T00:30:00Z', '2026-12-01T00:00:00.000Z'],
    ['daily', 8, 'Asia/Shanghai', '2026-11-29T23:00:00Z', '2026-11-30T00:00:00.000Z'],
    ['weekly', 9, 'Europe/Berlin', '2026-11-30T09:00:00Z', '2026-12-07T08:00:00.000Z'],
    ['daily', 2, 'Europe/Berlin', '2027-03-27T12:00:00Z', '2027-03-28T01:00:00.000Z'],
    ['daily', 8, 'Europe/Berlin', '2027-03-27T12:00:00Z', '2027-03-28T06:00:00.000Z'],
    ['daily', 8, 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-25T07:00:00.000Z'],
    ['at_once', 8, 'UTC', '2026-11-30T00:00:00Z', undefined],
    ['never', 8, 'UTC', '2026-11-30T00:00:00Z', undefined],
  ])('%s at %i in %s after %s is at %s', (frequency, hour, zone, from, wanted) => {
    expect(nextDigest({ frequency, hour, weekday: 1, zone }, new Date(from))?.toISOString()).toBe(wanted);
  });
});
