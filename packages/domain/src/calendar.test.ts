import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf, yearsLater } from './calendar.ts';

describe('calendar', () => {
  it('takes the day of a moment in UTC', () => {
    expect(dayOf(new Date('2026-03-31T23:59:59.999Z'))).toBe('2026-03-31');
    expect(dayOf(new Date('2026-04-01T02:00:00+08:00'))).toBe('2026-03-31');
  });

  it('goes on to 1 March from a leap day', () => {
    expect(yearsLater('2026-05-04', 1)).toBe('2027-05-04');
    expect(yearsLater('2028-02-29', 1)).toBe('2029-03-01');
    expect(yearsLater('2028-02-29', 4)).toBe('2032-02-29');
  });

  it('counts days so that a later day is a larger number', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('2026-03-01') - dayNumber('2026-02-28')).toBe(1);
  });
});
