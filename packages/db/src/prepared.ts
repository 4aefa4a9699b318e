import { type SQL, sql } from 'drizzle-orm';
import { type Executor, KEPT, type Tx } from './connect.ts';

/**
 * Runs a statement whose text is always the same, arrays as single parameters: Postgres reads it once per connection,
 * and one way there and back is saved each time. Not for lists of parameters: each length would be a statement to keep.
 */
export async function prepared<Row extends Record<string, unknown>>(db: Executor | Tx, query: SQL): Promise<Row[]> {
  return (await db.execute(sql`${sql.raw(KEPT)}${query}`)) as unknown[] as Row[];
}
