import { expect, it } from 'vitest';
import { z } from 'zod';
import { applyEdit, clearable, expectedVersionSchema } from './edit.ts';

const schema = z.strictObject({
  ...clearable({ title: z.string().optional(), year: z.int().optional() }),
  expectedVersion: expectedVersionSchema,
});

it('an edit replaces what it gives, empties what is null, and leaves the rest', () => {
  const { expectedVersion: _, ...changes } = schema.parse({ title: 'new', year: null, expectedVersion: 3 });
  expect(applyEdit({ title: 'old', year: 2020, place: 'Harbin' }, changes)).toEqual({ title: 'new', place: 'Harbin' });
});

it('an edit of an unknown field, or without the version it was decided on, is refused', () => {
  expect(schema.safeParse({ colour: 'red', expectedVersion: 1 }).success).toBe(false);
  expect(schema.safeParse({ title: 'new' }).success).toBe(false);
});
