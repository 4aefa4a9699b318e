import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TopK } from './top-k.ts';

test('the top k equal the first k after sorting', () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      (values, count) => {
        const best = new TopK(count);
        values.forEach((value, slot) => {
          best.offer(slot, value);
        });
        const sorted = values.filter((value) => value > 0).sort((a, b) => b - a);
        const found = Array.from(best.slots, (slot) => values[slot] ?? 0).sort((a, b) => b - a);
        expect(found).toEqual(sorted.slice(0, count));
        expect(best.threshold).toBe(sorted.length < count ? 0 : sorted[count - 1]);
      },
    ),
  );
});

test('the top none are none, and of equal values the first stay', () => {
  const none = new TopK(0);
  none.offer(1, 5);
  expect([...none.slots]).toEqual([]);
  const two = new TopK(2);
  for (const slot of [7, 8, 9]) two.offer(slot, 0.5);
  expect([...two.slots].sort()).toEqual([7, 8]);
});
