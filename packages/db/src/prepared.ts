import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Executor, Tx } from './connect.ts';

const dialect = new PgDialect();

/**
 * Runs a statement whose text is always the same, arrays as single parameters: Postgres reads it once per connection,
 * and one way there and back is saved each time. Not for lists of parameters: each length would be a statement to keep.
 */
export async function prepared<Row extends Record<string, unknown>>(db: Executor | Tx, query: SQL): Promise<Row[]> {
  const statement = db._.session.prepareQuery(dialect.sqlToQuery(query), undefined, 'kept', false);
  return (await statement.execute()) as Row[];
}
