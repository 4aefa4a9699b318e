import fc from 'fast-check';
import { expect, test } from 'vitest';
import { best } from './best.ts';

test('the best are those that sorting would put first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      (list, count) => {
        const values = Float32Array.from(list);
        const open = Int32Array.from(list.keys()).filter((slot) => slot % 3 !== 0);
        const sorted = [...open]
          .map((slot) => values[slot] ?? 0)
          .filter((value) => value > 0)
          .sort((a, b) => b - a);
        const found = Array.from(best(values, open, count), (slot) => values[slot] ?? 0).sort((a, b) => b - a);
        expect(found).toEqual(sorted.slice(0, count));
      },
    ),
  );
});
