import { connect, readsAuditor, registerAuditRoute, serviceTables, writeAudit } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { asAdministrator } from '@techbourse/testkit';
import { pgSchema } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway, startService } from '../../test/gateway.ts';
import { acceptedMandate, newAgency, newClient } from '../../test/mandates.ts';
import { newPerson } from '../../test/people.ts';
import { person } from '../db/auth-tables.ts';
import { audit as ownAudit } from '../db/schema.ts';
import { SERVICES } from '../proxy/upstreams.ts';

// Every service answers for the audit of its own schema; the database is that of the gateway.
const plain = await gatewaySettings();
const db = connect(asAdministrator(plain.DATABASE_URL));
const tables = new Map(SERVICES.map((name) => [name, serviceTables(pgSchema(name)).audit]));
const services = await Promise.all(
  SERVICES.map((name) =>
    startService(name, (app) => {
      const audit = tables.get(name);
      if (audit) registerAuditRoute(app, { db, audit, subjects: [] });
    }),
  ),
);
const urls = Object.fromEntries(SERVICES.map((name, n) => [`${name.toUpperCase()}_URL`, services[n]?.url ?? '']));
const gateway = await startGateway({ ...plain, ...urls });
afterAll(async () => {
  await gateway.close();
  await Promise.all(services.map(({ app }) => app.close()));
  await db.close();
});

type Mine = Awaited<ReturnType<typeof newOrganisation>>;
let mine: Mine;
let other: Mine;
const agentId = newId();
beforeAll(async () => {
  mine = await newOrganisation(gateway.app);
  other = await newOrganisation(gateway.app);
  await db.orm.insert(person).values({ id: agentId, name: 'Anna Agent', email: 'anna@agent.example' });
});
const get = async (path: string, headers: Record<string, string>) => {
  const reply = await gateway.app.inject({ url: path, headers });
  return { status: reply.statusCode, body: reply.json(), headers: reply.headers };
};
const write = async (service: (typeof SERVICES)[number], actor: Actor, action: string) => {
  const audit = tables.get(service);
  if (audit) await writeAudit(db.orm, audit, actor, [{ action, subject: newId(), data: { of: action } }]);
};
const actorOf = ({ id, keyId }: Mine): Actor => ({
  kind: 'key',
  id: keyId,
  organisation: { id, kind: 'company', name: {}, country: 'DE', verified: true },
  scopes: [],
});

describe('the audit of all services', () => {
  it('is one, newest first, in pages without gap or repeat, with names and plain words', async () => {
    for (const service of [...SERVICES, ...SERVICES]) await write(service, actorOf(mine), 'listing.edit');
    await write('contracts', { ...actorOf(mine), by: { agency: other.id, person: agentId } }, 'contract.draft');
    const seen: { at: string; id: string }[] = [];
    for (let cursor = ''; ; ) {
      const { status, body } = await get(`/api/audit?limit=4${cursor}`, mine.headers);
      expect(status).toBe(200);
      seen.push(...body.items);
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen.map(({ at }) => at)).toEqual(
      seen
        .map(({ at }) => at)
        .toSorted()
        .reverse(),
    );
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(2 * SERVICES.length + 1);
    expect(seen[0]).toMatchObject({
      action: 'contract.draft',
      words: { en: 'drafted a contract', zh: '起草了合同' },
      organisation: { id: mine.id, name: expect.any(Object) },
      agency: { id: other.id, name: expect.any(Object) },
      person: { id: agentId, name: 'Anna Agent' },
    });
  });

  it('shows an organisation what the operator did to it, and not what others did', async () => {
    await gateway.app.inject({
      method: 'POST',
      url: `/api/organisations/${mine.id}/verify`,
      headers: asOperator,
      payload: {},
    });
    await gateway.app.inject({
      method: 'POST',
      url: `/api/organisations/${mine.id}/verify`,
      headers: asOperator,
      payload: { verified: false },
    });
    const { body } = await get(`/api/audit?action=organisation.unverified`, mine.headers);
    expect(body.items).toMatchObject([
      { subject: mine.id, organisation: { id: expect.any(String) }, person: null, address: null },
    ]);
    await write('demands', actorOf(other), 'demand.edit');
    expect(
      (await get('/api/audit?action=demand.edit&limit=100', mine.headers)).body.items.every(
        (entry: { organisation: { id: string } }) => entry.organisation.id === mine.id,
      ),
    ).toBe(true);
    expect(await get(`/api/audit?organisation=${other.id}`, mine.headers)).toMatchObject({ status: 404 });
    expect(await get(`/api/audit?organisation=${other.id}`, asOperator)).toMatchObject({ status: 200 });
  });

  it('tells a client what its agency read without naming it: who, through which agency, by which mandate', async () => {
    const [client, agency] = [await newClient(gateway.app), await newAgency(gateway.app)];
    const { id: mandateId } = await acceptedMandate(gateway.app, client, agency);
    const audit = tables.get('listings');
    if (!audit) throw new Error('listings has no audit');
    const subject = newId();
    const reader: Actor = {
      ...actorOf(agency),
      by: { person: agentId },
      actsFor: [{ rights: ['listings:read'], organisations: [client.id] }],
    };
    await readsAuditor(db, audit)(reader, [{ action: 'listing.read', subject, clients: [client.id] }]);
    const done = { subject, organisation: { id: client.id }, agency: { id: agency.id }, mandateId };
    for (const { headers } of [client, agency]) {
      const { body } = await get(`/api/audit?subject=${subject}`, headers);
      expect(body.items).toMatchObject([{ ...done, read: true, person: { id: agentId, name: 'Anna Agent' } }]);
    }
  });

  it('shows both sides of a mandate what either did about it, and of the other side no person and no address', async () => {
    const [client, agency] = [await newClient(gateway.app), await newAgency(gateway.app)];
    const { id } = await acceptedMandate(gateway.app, client, agency);
    for (const { headers } of [client, agency]) {
      const { body } = await get(`/api/audit?subject=${id}`, headers);
      expect(body.items).toMatchObject([
        { action: 'mandate.accept', organisation: { id: agency.id }, data: { side: 'agency' }, person: null },
        { action: 'mandate.propose', organisation: { id: client.id }, data: { side: 'client' }, person: null },
      ]);
      expect(body.items.filter(({ address }: { address: string | null }) => address !== null)).toHaveLength(1);
    }
    expect((await get(`/api/audit?subject=${id}`, mine.headers)).body.items).toEqual([]);
  });

  it('tells an organisation who joined it or did not, whoever that acted for, and not from where', async () => {
    const member: Actor = { ...actorOf(other), kind: 'person', by: { person: agentId } };
    const nobody: Actor = { kind: 'person', id: agentId, organisation: null, scopes: [], by: { person: agentId } };
    const data = { personId: agentId };
    for (const [actor, action] of [
      [nobody, 'membership.invitation_declined'],
      [member, 'membership.invitation_accepted'],
      [nobody, 'membership.added'],
    ] as const) {
      await writeAudit(db.orm, ownAudit, actor, [{ action, subject: mine.id, data }]);
      const { body } = await get(`/api/audit?action=${action}`, mine.headers);
      const person = { id: agentId, name: 'Anna Agent' };
      expect(body.items, action).toMatchObject([{ subject: mine.id, person, data, address: null }]);
    }
  });

  it('tells a person what it did itself before it had an organisation, and nobody else from where', async () => {
    const founder = await newPerson(gateway, { name: 'Fan Founder' });
    const made = await gateway.app.inject({
      method: 'POST',
      url: '/api/organisations/found',
      headers: founder.headers,
      payload: { kind: 'company', country: 'DE', name: { en: { text: `Founded ${newId()}`, origin: 'person' } } },
    });
    expect(made.statusCode, made.body).toBe(201);
    const own = await get('/api/audit?action=organisation.founded', founder.headers);
    const done = { id: founder.id, name: 'Fan Founder' };
    expect(own.body.items).toMatchObject([{ subject: made.json().id, person: done, address: '127.0.0.1' }]);
    const colleague = await newPerson(gateway, { organisationId: made.json().id, role: 'admin' });
    const seen = await get('/api/audit?action=organisation.founded', colleague.headers);
    expect(seen.body.items).toMatchObject([{ subject: made.json().id, address: null }]);
  });

  it('notes from where a write through the gateway came', async () => {
    const { body } = await get('/api/audit?action=key.issued', asOperator);
    expect(body.items[0]).toMatchObject({ address: '127.0.0.1', requestId: expect.any(String) });
  });

  it('leaves as NDJSON or CSV, whole, which is noted; a spreadsheet computes nothing of it', async () => {
    await write('listings', { ...actorOf(mine), id: '=HYPERLINK("https://evil.example","x")' }, 'listing.renew');
    const lines = await gateway.app.inject({ url: '/api/audit/export', headers: mine.headers });
    const entries = lines.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries.length).toBeGreaterThan(2 * SERVICES.length);
    const csv = await gateway.app.inject({
      url: '/api/audit/export?format=csv&action=listing.renew',
      headers: mine.headers,
    });
    expect(csv.headers['content-type']).toContain('text/csv');
    const [head, line] = csv.body.split('\r\n');
    expect(head).toMatch(/^at,action,words,subject,/);
    expect(line).toContain(`"'=HYPERLINK(""https://evil.example"",""x"")"`);
    const noted = await get('/api/audit?action=audit.export', mine.headers);
    expect(noted.body.items).toHaveLength(2);
  });

  it('is for owners, administrators and the operator; an auditor of the operator reads it and changes nothing', async () => {
    const weak = await newOrganisation(gateway.app, { scopes: ['listings:read'] });
    expect(await get('/api/audit', weak.headers)).toMatchObject({ status: 403 });
    expect(await get('/api/audit', {})).toMatchObject({ status: 401 });
  });

  it('is not shown in part: without one service it is unavailable', async () => {
    await services[0]?.app.close();
    expect(await get('/api/audit', mine.headers)).toMatchObject({ status: 503 });
  });
});
