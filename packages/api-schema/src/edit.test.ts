import { expect, it } from 'vitest';
import { z } from 'zod';
import { clearable, expectedVersionSchema } from './edit.ts';

const schema = z.strictObject({
  ...clearable({ title: z.string().max(5).optional(), year: z.int() }),
  expectedVersion: expectedVersionSchema,
});

it('a field of an edit may be empty or absent as the record allows, and its own rule still holds', () => {
  expect(schema.parse({ title: null, year: null, expectedVersion: 1 })).toEqual({
    title: null,
    year: null,
    expectedVersion: 1,
  });
  expect(schema.safeParse({ title: 'longer', year: 1, expectedVersion: 1 }).success).toBe(false);
  expect(schema.safeParse({ title: 'new', expectedVersion: 1 }).error?.issues[0]?.path).toEqual(['year']);
});

it('an edit of an unknown field, or without the version it was decided on, is refused', () => {
  expect(schema.safeParse({ colour: 'red', year: 1, expectedVersion: 1 }).success).toBe(false);
  expect(schema.safeParse({ title: 'new', year: 1 }).success).toBe(false);
  for (const expectedVersion of [0, -1, 1.5, '1', null]) {
    expect([expectedVersion, schema.safeParse({ year: 1, expectedVersion }).success]).toEqual([expectedVersion, false]);
  }
});
