import { type App, authorisePerson, fail } from '@techbourse/platform';
import { z } from 'zod';
import type { Database } from './connect.ts';
import { showEveryRow } from './rows.ts';

/** Rows of one table that are about a person, without what opens doors. */
export type PersonData = { table: string; rows: Record<string, unknown>[] };

const ROWS_MAX = 10_000;
/** Never shown, not even to the person: who reads them could act as it. */
const SECRET = /(^|_)(token|hash|hashes|secret|password|link_key|refresh_token|access_token|id_token)($|_)/;
const dataSchema = z.array(z.object({ table: z.string(), rows: z.array(z.record(z.string(), z.unknown())) }));
export const personDataSchema = z.object({ items: dataSchema });

/**
 * All that a schema keeps about a person: the rows of every table with a column for people (`person_id`, `..._person_id`), the
 * row of the person itself, and rows with its mail address. Tables need not be named: a new one is found by its columns.
 */
export async function readPersonData(
  db: Database,
  schema: string,
  { id, email }: { id: string; email: string },
): Promise<PersonData[]> {
  return db.sql.begin(async (sql) => {
    // What is about a person stands among rows of others, also behind the second wall.
    await showEveryRow(sql);
    const columns = await sql<{ table: string; column: string }[]>`
      select table_name as table, column_name as column from information_schema.columns
      where table_schema = ${schema} and table_name in (
        select relname from pg_class where relnamespace = ${schema}::regnamespace and relkind in ('r', 'p'))
      order by table_name, ordinal_position`;
    const found: PersonData[] = [];
    for (const [table, of] of Map.groupBy(columns, (row) => row.table)) {
      const names = of.map(({ column }) => column);
      const people = names.filter((name) => /(^|_)person_id$/.test(name) || (table === 'person' && name === 'id'));
      const addresses = names.filter((name) => /^(email|recipient)$/.test(name));
      const shown = names.filter((name) => !SECRET.test(name));
      if (people.length + addresses.length === 0) continue;
      const conditions = [
        ...people.map((name) => sql`${sql(name)} = ${id}::uuid`),
        ...addresses.map((name) => sql`lower(${sql(name)}) = ${email.toLowerCase()}`),
      ];
      const where = conditions.reduce((all, one) => sql`${all} or ${one}`);
      const rows = await sql<Record<string, unknown>[]>`
        select ${sql(shown)} from ${sql(`${schema}.${table}`)} where ${where} limit ${ROWS_MAX}`;
      if (rows.length > 0) found.push({ table: `${schema}.${table}`, rows: [...rows] });
    }
    return found;
  });
}

/** What one service keeps about the person who asks, for the gateway, which puts those of all together. */
export function registerPersonData(app: App, db: Database, schema: string): void {
  app.get(
    '/people/me/data',
    {
      config: { action: 'account.export' },
      schema: {
        hide: true,
        querystring: z.object({ email: z.string().max(320) }),
        response: { 200: personDataSchema },
      },
    },
    async ({ actor, query }) => {
      const person = authorisePerson(actor, 'account.export');
      if (!person.by.person) throw fail.forbidden('actor.not_person', 'Only a person has data of its own');
      return { items: await readPersonData(db, schema, { id: person.by.person, email: query.email }) };
    },
  );
}
