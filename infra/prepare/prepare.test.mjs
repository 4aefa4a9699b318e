import fs from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrateSchema, prepareSchemas } from '../../packages/db/src/index.ts';
import { startEngines } from '../local/engines.mjs';
import { root } from '../local/paths.mjs';
import { SCHEMA_OF, SCHEMAS, urlOfRole } from './schemas.mjs';
import { ensureSearchKeys, SEARCH_SERVICES, searchKeyOf } from './search-keys.mjs';

const PASSWORD = 'of the role';
const plans = Object.entries(SCHEMA_OF)
  .filter(([service]) => service !== 'matching-worker')
  .map(([service, schema]) => ({
    schema,
    password: PASSWORD,
    folder: path.join(root, 'services', service, 'src/db/migrations'),
  }));

let engines;
beforeAll(async () => {
  engines = await startEngines({ ephemeral: true });
});
afterAll(() => engines.stop());

/** One statement as somebody; its rows, or the SQLSTATE of its refusal. */
async function as(url, text) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe(text))];
  } catch (error) {
    return error.code;
  } finally {
    await sql.end();
  }
}

async function newDatabase(name) {
  await as(engines.databaseUrl, `create database ${name}`);
  const url = new URL(engines.databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}

const DENIED = '42501';

describe('a prepared database', () => {
  let admin;
  const role = (schema) => urlOfRole(admin, schema, PASSWORD);
  beforeAll(async () => {
    admin = await newDatabase('prepared');
    await prepareSchemas(admin, plans);
  });

  test('lets each service read and write its own schema, and none of another’s', async () => {
    for (const schema of SCHEMAS) {
      const tables = await as(admin, `select tablename as name from pg_tables where schemaname = '${schema}'`);
      expect(tables.length).toBeGreaterThan(3);
      for (const { name } of tables) {
        expect([name, await as(role(schema), `select count(*)::int as n from ${schema}.${name}`)]).toMatchObject([
          name,
          [{}],
        ]);
      }
      for (const other of SCHEMAS.filter((one) => one !== schema)) {
        expect([schema, other, await as(role(schema), `select * from ${other}.audit`)]).toEqual([
          schema,
          other,
          DENIED,
        ]);
        expect(await as(role(schema), `insert into ${other}.migrations (hash) values ('x')`)).toBe(DENIED);
      }
    }
  });

  test('keeps the rules that bind a service out of its reach', async () => {
    const url = role('contracts');
    for (const text of [
      'alter table contracts.ledger_entry disable trigger all',
      'drop trigger append_only on contracts.ledger_entry',
      'set session_replication_role = replica',
      'truncate contracts.ledger_entry',
      'create or replace function contracts.refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
      'alter table contracts.contract add column extra text',
      'drop table contracts.payment',
      'delete from contracts.audit',
      'update contracts.audit set action = action',
      'delete from contracts.migrations',
      'set role techbourse_contracts_owner',
      'set role techbourse',
      'alter role techbourse_contracts superuser',
      'create schema elsewhere',
      'create table public.heap (n int)',
    ]) {
      expect([text, await as(url, text)]).toEqual([text, DENIED]);
    }
    const attributes = await as(
      admin,
      `select bool_or(rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication) as more
       from pg_roles where rolname like 'techbourse\\_%'`,
    );
    expect(attributes).toEqual([{ more: false }]);
    const logins = await as(admin, `select rolname from pg_roles where rolname like 'techbourse\\_%' and rolcanlogin`);
    expect(logins.map(({ rolname }) => rolname).sort()).toEqual(SCHEMAS.map((schema) => `techbourse_${schema}`).sort());
  });

  test('takes a service that starts as it is, and says what is missing when it is of an older release', async () => {
    const [{ schema, folder }] = plans.filter((plan) => plan.schema === 'listings');
    await migrateSchema(role(schema), { schema, folder });
    await as(
      admin,
      'update listings.migrations set created_at = created_at - 1 where id = (select max(id) from listings.migrations)',
    );
    await expect(migrateSchema(role(schema), { schema, folder })).rejects.toThrow('prepare the database first');
    await as(
      admin,
      'update listings.migrations set created_at = created_at + 1 where id = (select max(id) from listings.migrations)',
    );
    const empty = await newDatabase('empty');
    await expect(migrateSchema(urlOfRole(empty, schema, PASSWORD), { schema, folder })).rejects.toThrow(
      'prepare the database first',
    );
  });

  test('is prepared again without a change, by several at once, and with a new password', async () => {
    const owners = `select c.oid::regclass::text as name, c.relowner::regrole::text as owner from pg_class c
      where c.relnamespace::regnamespace::text in (${SCHEMAS.map((schema) => `'${schema}'`).join()}) order by 1`;
    const before = await as(admin, owners);
    await Promise.all([prepareSchemas(admin, plans), prepareSchemas(admin, plans)]);
    expect(await as(admin, owners)).toEqual(before);
    await prepareSchemas(
      admin,
      plans.map((plan) => ({ ...plan, password: 'another one' })),
    );
    expect(await as(role('demands'), 'select 1 as n')).toBe('28P01');
    expect(await as(urlOfRole(admin, 'demands', 'another one'), 'select 1 as n')).toEqual([{ n: 1 }]);
    await prepareSchemas(admin, plans);
  });
});

test('a database whose tables an administrator owns, as releases before made it, is handed over with what is in it', async () => {
  const admin = await newDatabase('before');
  for (const { schema, folder } of plans) await migrateSchema(admin, { schema, folder });
  await as(
    admin,
    "insert into listings.operation_task (id, name, body_hash, body, actor_id) values (gen_random_uuid(), 'kept', '', '{}', '')",
  );
  await prepareSchemas(admin, plans);
  const foreign = await as(
    admin,
    `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in (${SCHEMAS.map((schema) => `'${schema}'`).join()}) and c.relowner::regrole::text <> 'techbourse_' || n.nspname || '_owner'
     union all select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname in (${SCHEMAS.map((schema) => `'${schema}'`).join()}) and p.proowner::regrole::text <> 'techbourse_' || n.nspname || '_owner'`,
  );
  expect(foreign).toEqual([]);
  const url = urlOfRole(admin, 'listings', PASSWORD);
  expect(await as(url, 'select name from listings.operation_task')).toEqual([{ name: 'kept' }]);
  expect(await as(url, 'alter table listings.listing add column extra text')).toBe(DENIED);
});

describe('search keys', () => {
  const call = async (key, method, at, body) => {
    const reply = await fetch(engines.meiliUrl + at, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    await reply.arrayBuffer();
    return reply.status;
  };
  const keyOf = (service) => searchKeyOf(service, engines.meiliKey);

  test('open to each service its own indexes, and nothing of another’s, of keys or of the engine', async () => {
    const own = { listings: 'listings_next', demands: 'demands', matching: 'listing_profiles_384' };
    for (const service of SEARCH_SERVICES) {
      expect(await call(keyOf(service), 'POST', '/indexes', { uid: own[service], primaryKey: 'id' })).toBe(202);
      expect(await call(keyOf(service), 'POST', `/indexes/${own[service]}/documents`, [{ id: 1 }])).toBe(202);
      for (const other of SEARCH_SERVICES.filter((one) => one !== service)) {
        expect(await call(keyOf(service), 'POST', `/indexes/${own[other]}/search`, {})).toBe(403);
        expect(await call(keyOf(service), 'DELETE', `/indexes/${own[other]}`)).toBe(403);
      }
      for (const at of ['/keys', '/version']) expect([at, await call(keyOf(service), 'GET', at)]).toEqual([at, 403]);
      expect(await call(keyOf(service), 'POST', '/dumps')).toBe(403);
    }
  });

  test('are back after the engine lost its data, and follow a change of what they may do', async () => {
    const { meilisearch, meiliUrl: url, meiliKey: masterKey } = engines;
    await meilisearch.kill9();
    fs.rmSync(path.join(engines.dir, 'meilisearch', 'db'), { recursive: true });
    await meilisearch.start();
    expect(await call(keyOf('listings'), 'GET', '/indexes')).toBe(200);
    await ensureSearchKeys({ url, masterKey, indexPrefix: 'other_' });
    expect(await call(keyOf('listings'), 'POST', '/indexes/listings/search', {})).toBe(403);
    expect(await call(keyOf('listings'), 'POST', '/indexes', { uid: 'other_listings' })).toBe(202);
    await ensureSearchKeys({ url, masterKey });
    expect(await call(keyOf('listings'), 'POST', '/indexes', { uid: 'listings' })).toBe(202);
  });
});
