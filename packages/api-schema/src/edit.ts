import { z } from 'zod';

/** What a write was decided on; see `assertVersion` of packages/record. */
export const expectedVersionSchema = z.int().min(1).describe('the version you have seen; another one is a CONFLICT');

type Clearable<T> = { [K in keyof T]: z.ZodNullable<T[K] & z.ZodType> };

/**
 * The fields of an edit, from those of the record: each may also be `null`, which empties it.
 *
 * @example z.strictObject({ ...clearable({ deadline: day.optional() }), expectedVersion })
 */
export function clearable<T extends Record<string, z.ZodType>>(fields: T): Clearable<T> {
  const entries = Object.entries(fields).map(([name, schema]) => [name, schema.nullable()]);
  // Object.entries forgets the keys; the mapped type restores what the loop did to each of them.
  return Object.fromEntries(entries) as Clearable<T>;
}
