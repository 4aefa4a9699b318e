import type { Page } from '@techbourse/api-schema';
import { z } from 'zod';
import { fail } from './errors.ts';
import { inputFaults } from './input.ts';

/** An opaque cursor of the sort keys of the last row on a page. */
export function encodeCursor(keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** Largest number of a cursor: ten times the milliseconds of the year 9999, and still written without an exponent. */
const NUMBER_MAX = 1e15;

/** Kinds of sort keys, each within what Postgres and Meilisearch can compare. */
export const cursorKey = {
  id: z.uuid(),
  /** A Postgres integer from 0: a version, a place in a list. */
  whole: z.int32().min(0),
  /** A Postgres bigint from 0, as exactly as JSON carries it: a place in a ledger, milliseconds. */
  big: z.int().min(0).max(NUMBER_MAX),
  /** A number of a search index. */
  number: z.number().min(-NUMBER_MAX).max(NUMBER_MAX),
  text: z.string().max(200),
} as const;

/** What any list may have put into a cursor; `shape` says more. */
const anyKeysSchema = z.array(z.union([cursorKey.text, cursorKey.number])).max(5);

/**
 * The sort keys inside a cursor. `shape` says what they must be, as a tuple of `cursorKey`s.
 * @throws AppError VALIDATION for a cursor that this list did not make.
 */
export function decodeCursor<T extends z.ZodType>(cursor: string, shape: T): z.output<T> {
  try {
    const keys = anyKeysSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (inputFaults(keys).length > 0) throw new RangeError('no list makes such keys');
    return shape.parse(keys);
  } catch {
    throw fail.validation('cursor.invalid', 'The cursor is not one of this list', [
      { pointer: '/cursor', rule: 'cursor', message: 'use nextCursor of the page before, unchanged' },
    ]);
  }
}

/** Cuts `rows` (fetched with limit + 1) into a page. */
export function toPage<T>(rows: readonly T[], limit: number, keysOf: (row: T) => (string | number)[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(keysOf(last)) : null };
}
