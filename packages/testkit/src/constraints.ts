import postgres from 'postgres';

/**
 * Compares the constraints of a schema with the names that have a message. A constraint here is anything that may
 * refuse a write: a constraint, a unique index, or a trigger function that raises an error. Primary keys and NOT NULL
 * need no message, because services make the ids.
 */
export async function compareConstraints(
  url: string,
  schema: string,
  explained: readonly string[],
): Promise<{ withoutMessage: string[]; unknown: string[] }> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const rules = await sql<{ name: string; primary: boolean }[]>`
      select c.conname as name, c.contype = 'p' as primary from pg_constraint c
      where c.connamespace = ${schema}::regnamespace and c.contype not in ('n', 't')
      union select i.relname, x.indisprimary from pg_index x join pg_class i on i.oid = x.indexrelid
      where i.relnamespace = ${schema}::regnamespace and x.indisunique
      union select f.proname, false from pg_trigger t join pg_proc f on f.oid = t.tgfoid
      where f.pronamespace = ${schema}::regnamespace and not t.tgisinternal and f.prosrc ~* 'raise exception'`;
    const held = new Set(rules.map(({ name }) => name));
    return {
      withoutMessage: rules
        .filter(({ name, primary }) => !primary && !explained.includes(name))
        .map(({ name }) => name),
      unknown: explained.filter((name) => !held.has(name)),
    };
  } finally {
    await sql.end();
  }
}
