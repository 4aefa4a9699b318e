import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/**
 * What somebody sees (`visibleTo` of packages/policy) as a condition on the columns that hold whose a row is. Undefined:
 * every row. `about`: the rows about one listing or demand, for whoever sees only those; without it such a reader sees none.
 */
export function visibleRows(
  { everything, organisations, subject }: { everything: boolean; organisations: readonly string[]; subject?: string },
  columns: readonly PgColumn[],
  about: (subject: string) => SQL | undefined = () => undefined,
): SQL | undefined {
  if (everything) return undefined;
  const [first, ...rest] = organisations;
  if (first === undefined) return sql`false`;
  // One organisation is the rule: a plain comparison, for which the indexes are made.
  const own = or(
    ...columns.map((column) => (rest.length === 0 ? eq(column, first) : inArray(column, [...organisations]))),
  );
  return subject === undefined ? own : and(own, about(subject) ?? sql`false`);
}
