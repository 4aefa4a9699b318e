import { z } from 'zod';
import { fail } from './errors.ts';

/** Query of every paged list. */
export const pageQuery = {
  cursor: z.string().max(500).optional().describe('`nextCursor` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
};

/** A page of items; `nextCursor` is null on the last one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export type Page<T> = { items: T[]; nextCursor: string | null };

/** An opaque cursor of the sort keys of the last row on a page. */
export function encodeCursor(keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/**
 * The sort keys inside a cursor. `shape` says what they must be.
 * @throws AppError VALIDATION for a cursor that this list did not make.
 */
export function decodeCursor<T extends z.ZodType>(cursor: string, shape: T): z.output<T> {
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
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
