import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Executor } from './connect.ts';

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

/**
 * How many rows each of the organisations has that somebody sees, whichever of the columns names it; most first. Of others
 * that a row names nothing is counted.
 */
export async function countByClient(
  db: Executor,
  of: {
    table: PgTable;
    columns: readonly PgColumn[];
    where: SQL | undefined;
    seen: { organisations: readonly string[] };
  },
): Promise<{ organisationId: string; count: number }[]> {
  const [organisations, columns] = [[...of.seen.organisations], sql.join([...of.columns], sql`, `)];
  const rows = await db.execute<{ id: string; count: number }>(sql`
    select named.id, count(*)::int as count
    from ${of.table}, unnest(array[${columns}]) as named(id)
    where ${and(of.where, sql`named.id = any(${sql.param(organisations)}::uuid[])`)}
    group by named.id order by count desc, named.id`);
  return rows.map(({ id: organisationId, count }) => ({ organisationId, count }));
}
