import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertClocksAgree, daysBetween, endOf, isAhead, trueTime, utcDay } from './clock.ts';

const at = (time: string) => new Date(`2026-11-22T${time}Z`);
const DAY_MS = 86_400_000;
const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

describe('the clock of a writer', () => {
  const clock = { now: () => new Date(), toleranceMs: 5000 };

  it('may be as far from the database’s as is tolerated, either way, and not a millisecond further', () => {
    const database = at('12:00:00.000');
    for (const time of ['12:00:05.000', '11:59:55.000', '12:00:00.000']) {
      expect(() => assertClocksAgree(clock, at(time), database)).not.toThrow();
    }
    for (const time of ['12:00:05.001', '11:59:54.999']) {
      expect(() => assertClocksAgree(clock, at(time), database)).toThrow(
        expect.objectContaining({ kind: 'UNAVAILABLE', reason: 'ledger.clock' }),
      );
    }
  });
});

describe('a day (UTC)', () => {
  it('holds its first moment and ends before the first one of the next', () => {
    expect(endOf('2026-12-31')).toEqual(new Date('2027-01-01T00:00:00.000Z'));
    expect(endOf('2028-02-28')).toEqual(new Date('2028-02-29T00:00:00.000Z'));
    fc.assert(
      fc.property(moments, (moment) => {
        const end = endOf(utcDay(moment));
        expect(moment < end && end.getTime() - moment.getTime() <= DAY_MS).toBe(true);
        expect(utcDay(new Date(end.getTime() - 1))).toBe(utcDay(moment));
      }),
    );
  });

  it('between two others is one of the days from the first to the last, each once, in order', () => {
    expect(daysBetween('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(daysBetween('2026-02-27', '2026-02-27')).toEqual(['2026-02-27']);
    expect(daysBetween('2026-02-28', '2026-02-27')).toEqual([]);
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 400 }), (first, days) => {
        const last = utcDay(new Date(first.getTime() + days * DAY_MS));
        const found = daysBetween(utcDay(first), last);
        expect([found.length, found[0], found.at(-1)]).toEqual([days + 1, utcDay(first), last]);
        expect(found).toEqual([...new Set(found)].sort());
      }),
    );
  });
});

describe('a clock that ran ahead', () => {
  const correction = { seq: 5, at: at('10:00:00.000') };

  it('puts what came before its correction no later than that, and nothing else', () => {
    const time = (seq: number, made: string) => trueTime({ seq, at: at(made) }, [correction]);
    expect(time(4, '11:00:00.000')).toEqual(at('10:00:00.000'));
    expect(time(4, '09:00:00.000')).toEqual(at('09:00:00.000'));
    expect(time(5, '11:00:00.000')).toEqual(at('11:00:00.000'));
    expect(time(6, '11:00:00.000')).toEqual(at('11:00:00.000'));
    const earlier = { seq: 7, at: at('08:00:00.000') };
    expect(trueTime({ seq: 4, at: at('11:00:00.000') }, [correction, earlier])).toEqual(at('08:00:00.000'));
    expect(trueTime({ seq: 4, at: at('11:00:00.000') }, [])).toEqual(at('11:00:00.000'));
  });

  it('made the heads that are younger than a correction after them', () => {
    const ahead = (size: number, made: string) => isAhead({ size, at: at(made) }, [correction]);
    expect(ahead(4, '10:00:00.001')).toBe(true);
    expect(ahead(4, '10:00:00.000')).toBe(false);
    expect(ahead(5, '10:00:00.001')).toBe(false);
    expect(isAhead({ size: 4, at: at('11:00:00.000') }, [{ seq: 4, at: at('08:00:00.000') }, correction])).toBe(true);
    expect(isAhead({ size: 4, at: at('11:00:00.000') }, [])).toBe(false);
  });
});
