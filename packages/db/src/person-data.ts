import { type App, authorisePerson, fail } from '@techbourse/platform';
import { z } from 'zod';
import type { Database } from './connect.ts';
import { markPattern, type PersonMarks, piecesAbout } from './named-people.ts';
import { speaksOfPeople } from './person-columns.ts';
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
 * row of the person itself, rows with its mail address, and the pieces of JSON and of free texts that name it
 * (`SPEAKS_OF_PEOPLE`). A new table is found by its columns; a new column of JSON has to be declared.
 */
export async function readPersonData(db: Database, schema: string, marks: PersonMarks): Promise<PersonData[]> {
  const { id, email } = marks;
  const pattern = markPattern(marks);
  return db.sql.begin(async (sql) => {
    // What is about a person stands among rows of others, also behind the second wall.
    await showEveryRow(sql);
    const columns = await sql<{ table: string; column: string; isKey: boolean }[]>`
      select table_name as table, column_name as column, exists (
        select 1 from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
        where i.indrelid = format('%I.%I', table_schema, table_name)::regclass and i.indisprimary
          and a.attname = column_name) as "isKey"
      from information_schema.columns
      where table_schema = ${schema} and table_name in (
        select relname from pg_class where relnamespace = ${schema}::regnamespace and relkind in ('r', 'p'))
      order by table_name, ordinal_position`;
    const found: PersonData[] = [];
    for (const [table, of] of Map.groupBy(columns, (row) => row.table)) {
      const names = of.map(({ column }) => column);
      const people = names.filter((name) => /(^|_)person_id$/.test(name) || (table === 'person' && name === 'id'));
      const addresses = names.filter((name) => /^(email|recipient)$/.test(name));
      const shown = names.filter((name) => !SECRET.test(name));
      const own = people.length + addresses.length > 0;
      const isOwn = [
        ...people.map((name) => sql`coalesce(${sql(name)} = ${id}::uuid, false)`),
        ...addresses.map((name) => sql`coalesce(lower(${sql(name)}) = ${email.toLowerCase()}, false)`),
      ].reduce((all, one) => sql`${all} or ${one}`, sql`false`);
      if (own) {
        const rows = await sql<Record<string, unknown>[]>`
          select ${sql(shown)} from ${sql(`${schema}.${table}`)} where ${isOwn} limit ${ROWS_MAX}`;
        if (rows.length > 0) found.push({ table: `${schema}.${table}`, rows: [...rows] });
      }
      const speaking = names.filter((name) => speaksOfPeople(schema, table, name));
      if (speaking.length === 0) continue;
      const keys = of.filter(({ isKey }) => isKey).map(({ column }) => column);
      const says = speaking.map((name) => sql`lower(${sql(name)}::text) ~ ${pattern}`);
      const rows = await sql<Record<string, unknown>[]>`
        select ${sql([...new Set([...keys, ...speaking])])} from ${sql(`${schema}.${table}`)}
        where (${says.reduce((all, one) => sql`${all} or ${one}`)}) and not (${isOwn}) limit ${ROWS_MAX}`;
      const pieces = rows.map((row) => piecesOf(row, { keys, speaking, pattern: new RegExp(pattern) }));
      if (pieces.length > 0) found.push({ table: `${schema}.${table} (named in it)`, rows: pieces });
    }
    return found;
  });
}

/** Which row it is, and what it says of the person; the rest of the row is not the person's. */
function piecesOf(
  row: Record<string, unknown>,
  { keys, speaking, pattern }: { keys: readonly string[]; speaking: readonly string[]; pattern: RegExp },
): Record<string, unknown> {
  const pieces = speaking.flatMap((name) => piecesAbout(row[name], pattern, name));
  return { ...Object.fromEntries(keys.map((name) => [name, row[name]])), pieces };
}

/** What one service keeps about the person who asks, for the gateway, which puts those of all together. */
export function registerPersonData(app: App, db: Database, schema: string): void {
  app.get(
    '/people/me/data',
    {
      config: { action: 'account.export' },
      schema: {
        hide: true,
        querystring: z.object({ email: z.string().max(320), orcid: z.string().max(20).optional() }),
        response: { 200: personDataSchema },
      },
    },
    async ({ actor, query }) => {
      const person = authorisePerson(actor, 'account.export');
      if (!person.by.person) throw fail.forbidden('actor.not_person', 'Only a person has data of its own');
      const { email, orcid } = query;
      const marks = { id: person.by.person, email, orcids: orcid === undefined ? [] : [orcid] };
      return { items: await readPersonData(db, schema, marks) };
    },
  );
}
