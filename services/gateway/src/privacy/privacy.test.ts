import { connect, registerPersonData } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import { asAdministrator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway, startService } from '../../test/gateway.ts';
import { joinOrganisation, newPerson, PASSWORD, SAME_ORIGIN } from '../../test/people.ts';
import { deleteDuePeople } from '../identity/privacy/delete.ts';
import { SERVICES } from '../proxy/upstreams.ts';

// Each service answers for its own schema; the database is that of the gateway.
const plain = await gatewaySettings();
const db = connect(asAdministrator(plain.DATABASE_URL));
const services = await Promise.all(
  SERVICES.map((name) => startService(name, (app) => registerPersonData(app, db, name))),
);
const urls = Object.fromEntries(SERVICES.map((name, n) => [`${name.toUpperCase()}_URL`, services[n]?.url ?? '']));
let now = new Date();
const clock = { now: () => now };
const gateway = await startGateway({ ...plain, ...urls }, { clock });
afterAll(async () => {
  await gateway.close();
  await Promise.all(services.map(({ app }) => app.close()));
  await db.close();
});
const { ctx } = gateway;
const later = (days: number) => {
  now = new Date(Date.now() + days * 86_400_000);
};
const ask = async (
  method: 'GET' | 'POST' | 'PATCH',
  url: string,
  headers: Record<string, string>,
  payload?: object,
) => {
  const reply = await gateway.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.body ? reply.json() : undefined };
};
const deletion = '/api/account/deletion';

describe('the export of a person’s data', () => {
  it('has what every service keeps about the person, nothing that opens doors, and nobody else', async () => {
    const person = await newPerson(gateway, { name: 'Wang Fang' });
    const other = await newPerson(gateway, { name: 'Somebody Else' });
    const { id: organisationId } = await newOrganisation(gateway.app);
    await joinOrganisation(gateway, person, organisationId, 'editor');
    for (const { id } of [person, other]) {
      await db.sql`insert into listings.audit (id, action, subject, actor_kind, actor_id, person_id, data)
        values (${newId()}, 'listing.edit', ${`of ${id}`}, 'person', ${id}, ${id}, '{}')`;
      await db.sql`insert into notifications.person (id, version, email, language) values (${id}, 1, 'x@example.org', 'en')`;
    }
    const orcid = { expectedVersion: 1, orcid: '0000-0001-5109-3700' };
    expect((await ask('PATCH', '/api/account', person.headers, orcid)).status).toBe(200);
    const { status, body } = await ask('GET', '/api/account/export', person.headers);
    expect(status).toBe(200);
    expect(body.data['identity.person_orcid']).toMatchObject([{ orcid: orcid.orcid, shown_to: 'nobody' }]);
    expect(body.data['identity.person']).toMatchObject([{ id: person.id, name: 'Wang Fang', email: person.email }]);
    expect(body.data['identity.member']).toMatchObject([{ organisation_id: organisationId, role: 'editor' }]);
    expect(body.data['listings.audit']).toMatchObject([{ subject: `of ${person.id}` }]);
    expect(body.data['notifications.person']).toMatchObject([{ id: person.id }]);
    expect(body.data['identity.session']).toHaveLength(1);
    const text = JSON.stringify(body);
    expect(text).not.toContain(other.id);
    expect(text).not.toContain('Somebody Else');
    const [secrets] = await db.sql`select token, password from identity.session, identity.account
      where session.person_id = ${person.id} and account.person_id = ${person.id}`;
    for (const secret of Object.values(secrets ?? {})) expect(text).not.toContain(secret);
  });

  it('has what records, audits and notifications of any schema say of the person, and no more of them', async () => {
    const person = await newPerson(gateway, { name: 'Chen Jie' });
    const inventors = [
      { name: 'Chen Jie', email: person.email.toUpperCase() },
      { name: 'Hidden Colleague', email: 'colleague@example.org' },
    ];
    const content = { title: { en: { text: 'A secret title' } }, inventors };
    const [one, other] = [newId(), newId()];
    await db.sql`insert into listings.audit (id, action, subject, actor_kind, actor_id, data)
      values (${newId()}, 'listing.edit', 'x', 'key', 'k', ${JSON.stringify({ by: other, contact: { email: person.email } })}::text::jsonb)`;
    await db.sql`insert into contracts.listing_copy (id, version, live, snapshot) values (${one}, 1, true, ${JSON.stringify(content)}::text::jsonb)`;
    const { body } = await ask('GET', '/api/account/export', person.headers);
    expect(body.data['contracts.listing_copy (named in it)']).toMatchObject([
      { id: one, pieces: [{ at: 'snapshot/inventors/0', value: inventors[0] }] },
    ]);
    expect(body.data['listings.audit (named in it)'][0].pieces).toEqual([
      { at: 'data/contact', value: { email: person.email } },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/secret title|Hidden Colleague/);
  });

  it('is for people who signed in, not for keys', async () => {
    expect(await ask('GET', '/api/account/export', asOperator)).toMatchObject({ status: 403 });
    expect(await ask('GET', '/api/account/export', {})).toMatchObject({ status: 401 });
  });
});

describe('the deletion of a person', () => {
  it('happens after the days of grace, leaves a pseudonym, and nothing signs in any more', async () => {
    const person = await newPerson(gateway, { name: 'Maria Petrova' });
    const { id: organisationId } = await newOrganisation(gateway.app);
    await newPerson(gateway, { organisationId, role: 'owner' });
    await joinOrganisation(gateway, person, organisationId, 'admin');
    const orcid = { expectedVersion: 1, orcid: '0000-0002-1825-0097', orcidShownTo: 'everybody' };
    expect((await ask('PATCH', '/api/account', person.headers, orcid)).status).toBe(200);
    expect(await ask('POST', deletion, person.headers, { email: 'other@example.org' })).toMatchObject({
      status: 400,
      body: { reason: 'account.delete.address' },
    });
    const asked = await ask('POST', deletion, person.headers, { email: person.email.toUpperCase() });
    expect(asked).toMatchObject({ status: 202 });
    expect(await ask('GET', deletion, person.headers)).toEqual({ status: 200, body: asked.body });
    await deleteDuePeople(ctx);
    expect(await ask('GET', '/api/account', person.headers)).toMatchObject({ status: 200 });

    later(15);
    await deleteDuePeople(ctx);
    expect((await ask('GET', '/api/account', person.headers)).status).toBe(401);
    const credentials = { email: person.email, password: PASSWORD };
    expect((await ask('POST', '/api/sessions', SAME_ORIGIN, credentials)).status).toBe(401);
    const [row] = await db.sql`select name, email from identity.person where id = ${person.id}`;
    expect(JSON.stringify(row)).not.toMatch(/Maria|Petrova|example\.org/);
    // Every table of identity that knows people or addresses, the audit and what proves the deletion aside.
    const columns = await db.sql<{ table: string; column: string }[]>`
      select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'identity' and column_name ~ '(person_id|^email|^recipient)$'
        and table_name not in ('audit', 'person', 'person_deletion', 'membership_version')`;
    expect(columns.length).toBeGreaterThan(5);
    for (const { table, column } of columns) {
      const rows = await db.sql.unsafe(`select 1 from identity.${table} where ${column}::text in ($1, $2)`, [
        person.id,
        person.email,
      ]);
      expect([table, column, rows.length]).toEqual([table, column, 0]);
    }
    const named =
      await db.sql`select 1 from identity.audit where person_id = ${person.id} and data::text like '%1825%'`;
    expect(named).toHaveLength(0);
    const [kept] = await db.sql`select count(*)::int as n from identity.audit where person_id = ${person.id}`;
    expect(kept?.n).toBeGreaterThan(0);
    const events =
      await db.sql`select payload from identity.outbox where type = 'membership.changed' and payload->>'personId' = ${person.id}`;
    expect(events.at(-1)?.payload).toMatchObject({ organisationId, role: null });
    const [told] = await db.sql`select payload from identity.outbox
      where type = 'person.changed' and key = ${person.id} order by seq desc limit 1`;
    expect(told?.payload).toMatchObject({ id: person.id, email: null, name: null, deleted: true });
    const heir = await newPerson(gateway);
    expect((await ask('PATCH', '/api/account', heir.headers, orcid)).status).toBe(200);
    later(0);
  });

  it('can be withdrawn until then', async () => {
    const person = await newPerson(gateway);
    expect(await ask('POST', `${deletion}/withdraw`, person.headers)).toMatchObject({ status: 404 });
    await ask('POST', deletion, person.headers, { email: person.email });
    expect(await ask('POST', `${deletion}/withdraw`, person.headers)).toMatchObject({ status: 204 });
    later(30);
    await deleteDuePeople(ctx);
    later(0);
    expect(await ask('GET', '/api/account', person.headers)).toMatchObject({ status: 200 });
  });

  it('waits for the only owner of an organisation to hand it over, also for who became that meanwhile', async () => {
    const { id: organisationId } = await newOrganisation(gateway.app);
    const owner = await newPerson(gateway, { organisationId, role: 'owner' });
    expect(await ask('POST', deletion, owner.headers, { email: owner.email })).toMatchObject({
      status: 422,
      body: { reason: 'account.delete.sole_owner', details: { organisations: [{ id: organisationId }] } },
    });
    const second = await newPerson(gateway, { organisationId, role: 'owner' });
    expect(await ask('POST', deletion, owner.headers, { email: owner.email })).toMatchObject({ status: 202 });
    await db.sql`delete from identity.member where person_id = ${second.id}`;
    later(20);
    await deleteDuePeople(ctx);
    later(0);
    const [row] = await db.sql`select done_at from identity.person_deletion where person_id = ${owner.id}`;
    expect(row).toEqual({ done_at: null });
  });
});
