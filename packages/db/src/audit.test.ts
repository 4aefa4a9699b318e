import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inRequest, newId } from '@techbourse/platform';
import { asAdministrator, asService, testActor, testSettings } from '@techbourse/testkit';
import { pgSchema } from 'drizzle-orm/pg-core';
import { afterAll, expect, it } from 'vitest';
import { readsAuditor, writeAudit } from './audit.ts';
import { cleanAudit } from './cleanup.ts';
import { connect } from './connect.ts';
import { serviceTables } from './tables.ts';

const settings = await testSettings();
const administrator = connect(asAdministrator(settings.DATABASE_URL));
afterAll(() => administrator.close());
const schemas = (
  await administrator.sql<{ schema: string }[]>`select table_schema as schema from information_schema.tables
    where table_name = 'audit' order by 1`
).map(({ schema }) => schema);

async function asRole<T>(schema: string, work: (db: ReturnType<typeof connect>) => Promise<T>): Promise<T> {
  const db = connect((await asService(settings, schema)).DATABASE_URL);
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

const add = async (schema: string, days: number, more: { isRead?: boolean; address?: string } = {}) => {
  const id = newId();
  await administrator.sql`insert into ${administrator.sql(`${schema}.audit`)}
    (id, action, subject, actor_kind, actor_id, is_read, address, data, at)
    values (${id}, 'thing.done', 'x', 'key', 'k', ${more.isRead ?? false}, ${more.address ?? null}, '{}',
      now() - make_interval(days => ${days}))`;
  return id;
};
const remaining = async (schema: string, ids: string[]) => {
  const rows = await administrator.sql<{ id: string; address: string | null }[]>`
    select id, address from ${administrator.sql(`${schema}.audit`)} where id in ${administrator.sql(ids)}`;
  return new Map(rows.map(({ id, address }) => [id, address]));
};

it('every service that keeps something has an audit', () => {
  const services = readdirSync(join(import.meta.dirname, '../../../services')).filter((name) => name !== 'portal');
  expect(schemas).toEqual(services.map((name) => (name === 'gateway' ? 'identity' : name)).sort());
});

it.each(schemas)(
  'the audit of %s can be changed by nobody: not by its service, not by an administrator',
  async (schema) => {
    const id = await add(schema, 0);
    const table = `${schema}.audit`;
    const attempts = [
      `update ${table} set action = 'other' where id = '${id}'`,
      `delete from ${table} where id = '${id}'`,
    ];
    for (const statement of attempts) {
      await expect(administrator.sql.unsafe(statement), statement).rejects.toThrow(/append-only/);
      await expect(
        asRole(schema, (db) => db.sql.unsafe(statement).execute()),
        statement,
      ).rejects.toThrow(/append-only|permission denied/);
    }
    await expect(administrator.sql.unsafe(`truncate ${table}`)).rejects.toThrow(/append-only/);
    expect(await remaining(schema, [id])).toEqual(new Map([[id, null]]));
  },
);

it.each(schemas)(
  'of the audit of %s only old reads and addresses of old rows end, and never within a month',
  async (schema) => {
    const old = await add(schema, 400, { address: '192.0.2.1' });
    const oldRead = await add(schema, 400, { isRead: true, address: '192.0.2.1' });
    const youngRead = await add(schema, 20, { isRead: true, address: '192.0.2.1' });
    const ids = [old, oldRead, youngRead];
    await asRole(schema, (db) => cleanAudit(db, schema, { AUDIT_READS_DAYS: 500, AUDIT_ADDRESSES_DAYS: 500 }));
    expect((await remaining(schema, ids)).size).toBe(3);
    await asRole(schema, (db) => cleanAudit(db, schema, { AUDIT_READS_DAYS: 0, AUDIT_ADDRESSES_DAYS: 0 }));
    expect(await remaining(schema, ids)).toEqual(
      new Map([
        [old, null],
        [youngRead, '192.0.2.1'],
      ]),
    );
  },
);

it('a row says who acted for whom, as one of which agency, from where and in which request', async () => {
  const { audit } = serviceTables(pgSchema('listings'));
  const [person, agency, mandateId] = [newId(), newId(), newId()];
  const actor = { ...testActor(), kind: 'person', id: person, by: { person, agency, mandateId } } as const;
  const [written, read] = [newId(), newId()];
  await inRequest({ requestId: 'request-1', address: '192.0.2.7' }, async () => {
    await writeAudit(administrator.orm, audit, actor, [{ action: 'listing.edited', subject: written }]);
    await readsAuditor(administrator, audit)(actor, [{ action: 'listing.read', subject: read }]);
  });
  const rows = await administrator.sql`select subject, actor_kind, organisation_id, person_id, agency_id, mandate_id,
    address, request_id, is_read from listings.audit where subject in (${written}, ${read}) order by id`;
  const common = {
    actor_kind: 'person',
    organisation_id: actor.organisation.id,
    person_id: person,
    agency_id: agency,
    mandate_id: mandateId,
    address: '192.0.2.7',
    request_id: 'request-1',
  };
  expect([...rows]).toEqual([
    { ...common, subject: written, is_read: false },
    { ...common, subject: read, is_read: true },
  ]);
});

it('notes any number of entries in one transaction, also more than one statement takes', async () => {
  const many = 7000;
  await asRole('listings', async (db) => {
    const { audit } = serviceTables(pgSchema('listings'));
    const subject = newId();
    const entries = Array.from({ length: many }, () => ({ action: 'thing.counted', subject }));
    await db.orm.transaction((tx) => writeAudit(tx, audit, testActor(), entries));
    const [row] = await db.sql`select count(*)::int as n from listings.audit where subject = ${subject}`;
    expect(row?.n).toBe(many);
  });
});
