import { expect, it } from 'vitest';
import { z } from 'zod';
import { newId } from './ids.ts';

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
