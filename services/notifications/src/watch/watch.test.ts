import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WHAT, type What } from '../api/watch.ts';
import { hear, hearAll } from './watch.ts';

const LEFT: What[] = ['hidden', 'withdrawn', 'expired', 'reserved', 'transferred', 'solved'];
const what = fc.subarray([...WHAT], { minLength: 0, maxLength: 3 });

describe('what a watcher is told', () => {
  it('is why a record left when it is its own organisation’s; to others that it is shown no more, or has expired', () => {
    for (const left of LEFT) {
      expect(hear('watching', [left], { isOwn: true })).toEqual({ state: 'watching', told: [left] });
      const told = left === 'expired' ? 'expired' : 'hidden';
      expect(hear('watching', [left], { isOwn: false })).toEqual({ state: 'resting', told: [told] });
    }
  });

  it('is that it is gone once, and once that it is back, whatever happens between', () => {
    fc.assert(
      fc.property(fc.array(what, { maxLength: 20 }), (rows) => {
        const told = hearAll(rows.map((one) => ({ what: one, isOwn: false }))).map((one) => one.told);
        const turns = told.flat().filter((one) => one === 'shown' || LEFT.includes(one));
        // After one of the two comes only the other.
        for (const [at, turn] of turns.slice(1).entries()) expect(turn === 'shown').not.toBe(turns[at] === 'shown');
        for (const secret of ['withdrawn', 'reserved', 'transferred', 'solved'] as const) {
          expect(told.flat()).not.toContain(secret);
        }
      }),
    );
  });

  it('is nothing of a change that shows nothing new, nor of the news that what it sees is shown', () => {
    expect(hear('watching', [], { isOwn: false })).toEqual({ state: 'watching', told: [] });
    expect(hear('watching', ['shown'], { isOwn: false })).toEqual({ state: 'watching', told: [] });
    expect(hear('watching', ['price', 'edited'], { isOwn: false }).told).toEqual(['price', 'edited']);
  });
});
