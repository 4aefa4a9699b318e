import postgres from 'postgres';
import { migrateSchema } from './migrate.ts';

/** A schema with its migrations and the password of the role that its service runs as. */
export type SchemaPlan = { schema: string; folder: string; password: string };

/**
 * The role that a service connects as: it reads and writes the service's schema, and can change no table, trigger or
 * right.
 */
export const runtimeRole = (schema: string): string => `techbourse_${schema}`;

/** The role that owns a schema. It has no login; migrations run as this role. */
const ownerRole = (schema: string): string => `techbourse_${schema}_owner`;

/**
 * Creates or changes schemas, roles and rights as this release needs them. Works on an empty database, on tables that
 * an administrator owns, and on a prepared database. Several may run it together; they take turns.
 *
 * @param url a role that may make roles and owns what is there: a superuser, or the owner with CREATEROLE.
 */
export async function prepareSchemas(url: string, plans: readonly SchemaPlan[]): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(hashtextextended('techbourse:prepare', 0))`;
    for (const plan of plans) {
      const { schema, folder, password } = plan;
      const owner = ownerRole(schema);
      await createRoles(sql, { owner, runtime: runtimeRole(schema), password });
      await transferOwnership(sql, schema, owner);
      await migrateSchema(url, { schema, folder, as: owner });
      await grantRights(sql, { schema, owner, runtime: runtimeRole(schema) });
    }
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function createRoles(
  sql: postgres.Sql,
  { owner, runtime, password }: { owner: string; runtime: string; password: string },
): Promise<void> {
  const existing = await sql<
    { rolname: string }[]
  >`select rolname from pg_roles where rolname in (${owner}, ${runtime})`;
  const names = new Set(existing.map(({ rolname }) => rolname));
  // Statements about roles take no parameters: the server itself quotes the password.
  const [login] = await sql<{ text: string }[]>`
    select format('role %I login noinherit nocreatedb nocreaterole password %L', ${runtime}::text, ${password}::text) as text`;
  if (!names.has(owner)) await sql.unsafe(`create role ${owner} nologin`);
  await sql.unsafe(`${names.has(runtime) ? 'alter' : 'create'} ${login?.text}`);
  // to act in its name; an administrator who is no superuser has only the right to give himself this
  await sql.unsafe(`grant ${owner} to current_user`);
  await sql.unsafe(`do $$ begin
    execute format('grant create, connect on database %I to ${owner}', current_database());
    execute format('grant connect on database %I to ${runtime}', current_database());
  end $$`);
}

/** Makes `owner` the owner of the schema and of all that is in it. */
async function transferOwnership(sql: postgres.Sql, schema: string, owner: string): Promise<void> {
  await sql`create schema if not exists ${sql(schema)} authorization ${sql(owner)}`;
  await sql.unsafe(
    `do $$
      declare item text;
      begin
        if (select nspowner <> '${owner}'::regrole from pg_namespace where nspname = '${schema}') then
          alter schema ${schema} owner to ${owner};
        end if;
        for item in
          select format('table %s', c.oid::regclass) from pg_class c
          where c.relnamespace = '${schema}'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and c.relowner <> '${owner}'::regrole
          union all select format('sequence %s', c.oid::regclass) from pg_class c
          where c.relnamespace = '${schema}'::regnamespace and c.relkind = 'S' and c.relowner <> '${owner}'::regrole
            and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i'))
          union all select format('routine %s', p.oid::regprocedure) from pg_proc p
          where p.pronamespace = '${schema}'::regnamespace and p.proowner <> '${owner}'::regrole
          union all select format('type %s', t.oid::regtype) from pg_type t
          where t.typnamespace = '${schema}'::regnamespace and t.typtype in ('e', 'd') and t.typowner <> '${owner}'::regrole
        loop
          execute format('alter %s owner to ${owner}', item);
        end loop;
      end $$`,
  );
}

async function grantRights(
  sql: postgres.Sql,
  { schema, owner, runtime }: { schema: string; owner: string; runtime: string },
): Promise<void> {
  const rows = 'select, insert, update, delete';
  await sql
    .unsafe(
      `begin;
      revoke all on schema ${schema} from public;
      grant usage on schema ${schema} to ${runtime};
      grant ${rows} on all tables in schema ${schema} to ${runtime};
      grant usage, select on all sequences in schema ${schema} to ${runtime};
      alter default privileges for role ${owner} in schema ${schema} grant ${rows} on tables to ${runtime};
      alter default privileges for role ${owner} in schema ${schema} grant usage, select on sequences to ${runtime};
      revoke insert, update, delete on ${schema}.migrations from ${runtime};
      revoke update, delete on ${schema}.audit from ${runtime};
      commit`,
    )
    .simple();
}
