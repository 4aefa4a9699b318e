import { connect, registerWork, type WorkSource } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import { asAdministrator } from '@techbourse/testkit';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway, startService } from '../../test/gateway.ts';
import { newPerson } from '../../test/people.ts';
import { SERVICES } from '../proxy/upstreams.ts';

const plain = await gatewaySettings();
const db = connect(asAdministrator(plain.DATABASE_URL));
const row = { id: newId(), organisation: newId() };
const reviews: WorkSource = {
  kind: 'review_listings',
  from: sql`(values (${row.id}::uuid, now() - interval '49 hours'), (${newId()}::uuid, now())) as l (id, at)`,
  where: sql`true`,
  id: sql`l.id`,
  since: sql`l.at`,
  title: sql`'Membrane'`,
  organisation: sql`${row.organisation}::uuid`,
};
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const DEAD: Readonly<Record<string, object>> = {
  demands: { failed: 3, failedSince: hoursAgo(5) },
  contracts: { failed: 1, failedSince: hoursAgo(30) },
};
const services = await Promise.all(
  SERVICES.map((name) =>
    startService(name, (app) => {
      registerWork(app, db, name === 'listings' ? [reviews] : []);
      const none = { waiting: 0, active: 0, delayed: 0, failed: 0, failedSince: null };
      app.get('/operations/jobs', async () => ({
        [`${name}.index`]: { ...none, ...DEAD[name] },
      }));
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
const ask = async (method: 'GET' | 'POST', url: string, headers: Record<string, string> = {}, payload?: object) => {
  const reply = await gateway.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.body ? reply.json() : undefined };
};
type Queue = {
  kind: string;
  count: number;
  oldestHours: number | null;
  rows: { id: string; link: string; next: string; title: string }[];
};
const work = async (kind: string): Promise<Queue | undefined> => {
  const { status, body } = await ask('GET', '/api/operations/work', asOperator);
  expect(status).toBe(200);
  return body.items.find((queue: Queue) => queue.kind === kind);
};

describe('the operator’s work', () => {
  it('says of each kind how much waits, for how long, and the request that settles the oldest', async () => {
    expect(await work('review_listings')).toMatchObject({
      count: 2,
      oldestHours: 49,
      rows: [{ id: row.id, title: 'Membrane', next: `POST /api/listings/${row.id}/publish` }, {}],
    });
    expect(await work('dead_letters')).toMatchObject({
      count: 4,
      oldestHours: 30,
      rows: [{ title: '1 of contracts.index' }, { title: '3 of demands.index' }],
    });
  });

  it('has requests for verification and organisations of one name', async () => {
    const { id } = await newOrganisation(gateway.app, {
      name: { en: { text: 'Aldermoor-Institute', origin: 'person' } },
    });
    const twin = await newOrganisation(gateway.app, {
      name: { en: { text: 'ALDERMOOR INSTITUTE', origin: 'person' } },
    });
    const asked = newId();
    await db.sql`insert into identity.verification_request (id, organisation_id, evidence) values (${asked}, ${id}, '[]')`;
    const queue = await work('verify_organisations');
    const next = `POST /api/organisations/verification-requests/${asked}/decide`;
    expect(queue).toMatchObject({ count: 1, rows: [{ id: asked, organisationId: id, next }] });
    const { body } = await ask('GET', queue?.rows[0]?.link ?? '', asOperator);
    expect(body.items).toMatchObject([{ id: asked, organisationId: id, evidence: [], state: 'pending' }]);
    const decision = { decision: 'decline', note: 'No evidence' };
    expect(await ask('POST', next.slice('POST '.length), asOperator, decision)).toMatchObject({ status: 200 });
    expect(await work('verify_organisations')).toMatchObject({ count: 0, rows: [] });
    expect((await work('duplicate_organisations'))?.rows.map(({ id: found }) => found)).toEqual([twin.id]);
  });

  it('is the operator’s alone', async () => {
    const { headers } = await newOrganisation(gateway.app);
    expect(await ask('GET', '/api/operations/work', headers)).toMatchObject({ status: 403 });
    expect(await ask('GET', '/api/operations/work')).toMatchObject({ status: 401 });
  });
});

describe('a report of abuse', () => {
  const report = { subjectKind: 'listing', subjectId: newId(), reason: 'not_theirs', message: 'This is our patent.' };

  it('is made by anybody, is read and decided by the operator alone, once', async () => {
    const made = await ask('POST', '/api/abuse-reports', {}, { ...report, email: 'me@example.org' });
    expect(made).toMatchObject({ status: 202 });
    const path = `/api/abuse-reports/${made.body.id}`;
    expect((await work('abuse_reports'))?.rows).toMatchObject([{ id: made.body.id, next: `POST ${path}/decide` }]);
    const person = await newPerson(gateway);
    for (const headers of [{}, person.headers, (await newOrganisation(gateway.app)).headers]) {
      expect([401, 403]).toContain((await ask('GET', path, headers)).status);
    }
    expect(await ask('GET', path, asOperator)).toMatchObject({
      body: { ...report, email: 'me@example.org', state: 'open' },
    });
    const decision = { decision: 'upheld', note: 'withdrawn by us' };
    expect(await ask('POST', `${path}/decide`, asOperator, decision)).toMatchObject({ body: { state: 'upheld' } });
    expect(await ask('POST', `${path}/decide`, asOperator, decision)).toMatchObject({ status: 200 });
    expect(await ask('POST', `${path}/decide`, asOperator, { ...decision, decision: 'rejected' })).toMatchObject({
      status: 409,
    });
    expect((await work('abuse_reports'))?.count).toBe(0);
  });

  it('keeps the person who has signed in, and takes one of nobody when its session is over', async () => {
    const person = await newPerson(gateway);
    const from = async (headers: Record<string, string>) => {
      const made = await ask('POST', '/api/abuse-reports', headers, { ...report, subjectId: newId() });
      expect(made).toMatchObject({ status: 202 });
      const { body } = await ask('GET', `/api/abuse-reports/${made.body.id}`, asOperator);
      const [kept] = await db.sql`select actor_kind, actor_id from identity.audit
        where subject = ${made.body.id} and action = 'abuse.reported'`;
      return [body.personId, kept?.['actor_kind'], kept?.['actor_id']];
    };
    expect(await from(person.headers)).toEqual([person.id, 'person', person.id]);
    const foreign = { ...person.headers, 'sec-fetch-site': 'cross-site' };
    expect(await ask('POST', '/api/abuse-reports', foreign, report)).toMatchObject({ status: 403 });
    await db.sql`delete from identity.session where person_id = ${person.id}`;
    gateway.ctx.changes.emit('person', person.id);
    const nobody = [null, 'anonymous', 'anonymous'];
    expect([await from(person.headers), await from({})]).toEqual([nobody, nobody]);
  });

  it('is refused from a network that sends too many', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 25; n += 1) statuses.push((await ask('POST', '/api/abuse-reports', {}, report)).status);
    expect(statuses.filter((status) => status === 202).length).toBeLessThanOrEqual(20);
    expect(statuses.at(-1)).toBe(429);
  });
});
