import type { Executor, Tx } from './connect.ts';

/**
 * A query that is built once for each database (or transaction) that asks it. With a name of its own (`.prepare(name)`)
 * Postgres too reads it once per connection, which saves a way there and back each time. For what is asked often.
 *
 * @example
 * const byId = reusable((db) => db.select().from(box).where(eq(box.id, sql.placeholder('id'))).prepare('box_by_id'));
 * const rows = await byId(db).execute({ id });
 */
export function reusable<Query>(build: (db: Executor | Tx) => Query): (db: Executor | Tx) => Query {
  const built = new WeakMap<Executor | Tx, Query>();
  return (db) => {
    const known = built.get(db);
    if (known !== undefined) return known;
    const query = build(db);
    built.set(db, query);
    return query;
  };
}
