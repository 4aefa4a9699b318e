import { eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/**
 * What somebody sees (`visibleTo` of packages/policy) as a condition on the columns that hold whose a row is. Undefined:
 * every row.
 */
export function visibleRows(
  { everything, organisations }: { everything: boolean; organisations: readonly string[] },
  ...columns: readonly PgColumn[]
): SQL | undefined {
  if (everything) return undefined;
  const [first, ...rest] = organisations;
  if (first === undefined) return sql`false`;
  // One organisation is the rule: a plain comparison, for which the indexes are made.
  return or(...columns.map((column) => (rest.length === 0 ? eq(column, first) : inArray(column, [...organisations]))));
}
