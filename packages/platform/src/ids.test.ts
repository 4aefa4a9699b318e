import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { isYoungerThan, newId } from './ids.ts';

it('is a UUID of version 7 that holds its moment', () => {
  const id = newId(Date.parse('2026-05-04T09:00:00Z'));
  expect(z.uuidv7().safeParse(id).success).toBe(true);
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-05-04T09:00:00Z'));
});

it('sorts in the order of making, also within one millisecond and beyond what one can count', () => {
  const now = Date.now();
  const ids = Array.from({ length: 10_000 }, () => newId(now));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(10_000);
  expect(newId(now + 1000) > (ids.at(-1) ?? '')).toBe(true);
});

it('stays unique, and of the moment it was made, when the clock of the machine jumps', () => {
  const start = Date.parse('2031-01-01T00:00:00Z');
  const steps = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 2, maxLength: 200 });
  const seen = new Set<string>();
  fc.assert(
    fc.property(steps, (jumps) => {
      let now = start;
      for (const jump of jumps) {
        now += jump;
        const id = newId(now);
        expect(seen.has(id)).toBe(false);
        seen.add(id);
        const made = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
        // Of a clock that is behind by little the order is kept, and a full millisecond borrows the next.
        expect(made).toBeGreaterThanOrEqual(now);
        expect(made).toBeLessThan(now + 20);
      }
    }),
  );
});

it('what was remembered is young for its age, and never when it seems to come from the future', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(1e6), fc.nat(1e6), (since, age, now) => {
      expect(isYoungerThan(since, age, now)).toBe(now >= since && now < since + age);
    }),
  );
  expect(isYoungerThan(1000, 500, 999)).toBe(false);
  expect([1000, 1499, 1500].map((now) => isYoungerThan(1000, 500, now))).toEqual([true, true, false]);
});
