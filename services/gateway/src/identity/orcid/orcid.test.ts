import { orcidCheckCharacter, readOrcid } from '@techbourse/domain';
import { newId } from '@techbourse/platform';
import { testActor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';
import { newAgency, newClient } from '../../../test/mandates.ts';
import { newPerson } from '../../../test/people.ts';
import { orcidsFor } from './shown.ts';

const gateway = await startGateway(await gatewaySettings());
const { app, ctx } = gateway;
afterAll(() => gateway.close());

type Headers = Record<string, string>;
const get = async (url: string, headers: Headers) => (await app.inject({ url, headers })).json();
async function give(headers: Headers, edit: object) {
  const { version } = await get('/api/account', headers);
  const payload = { expectedVersion: version, ...edit };
  const reply = await app.inject({ method: 'PATCH', url: '/api/account', headers, payload });
  return { status: reply.statusCode, body: reply.json() };
}
let made = 0;
/** An ORCID iD that nobody has yet. */
function newOrcid(): string {
  made += 1;
  const first15 = `00000002${String(made).padStart(7, '0')}`;
  return readOrcid(`${first15}${orcidCheckCharacter(first15)}`) ?? '';
}
const CHOICES = ['nobody', 'organisations', 'everybody'] as const;

describe('the ORCID iD of a person', () => {
  it('is given in any usual spelling, kept in one, shown to nobody else at first, and taken away again', async () => {
    const { id, headers } = await newPerson(gateway);
    const orcid = newOrcid();
    expect(await get('/api/account', headers)).toMatchObject({ orcid: null, orcidShownTo: 'nobody', version: 1 });
    const given = await give(headers, { orcid: `https://orcid.org/${orcid}` });
    expect(given).toMatchObject({ status: 200, body: { orcid, orcidShownTo: 'nobody', version: 2 } });
    expect((await get('/api/me', headers)).person).toMatchObject({ orcid, orcidShownTo: 'nobody' });
    expect((await give(headers, { orcidShownTo: 'everybody' })).body).toMatchObject({
      orcid,
      orcidShownTo: 'everybody',
    });
    expect((await give(headers, { name: 'Li Na' })).body).toMatchObject({ orcid, orcidShownTo: 'everybody' });
    const other = newOrcid();
    expect((await give(headers, { orcid: other })).body).toMatchObject({ orcid: other, orcidShownTo: 'everybody' });
    expect((await give(headers, { orcid: null })).body).toMatchObject({ orcid: null, orcidShownTo: 'nobody' });
    expect(await get('/api/account', headers)).toMatchObject({ orcid: null, orcidShownTo: 'nobody' });
    const audited = await ctx.exchange.sql`
      select data from identity.audit where action = 'account.edited' and subject = ${id} order by id`;
    expect(audited.map((row) => row['data'].changed)).toEqual([
      ['orcid'],
      ['orcidShownTo'],
      ['name'],
      ['orcid'],
      ['orcid'],
    ]);
    expect(JSON.stringify(audited)).not.toContain(orcid);
    const told = await ctx.exchange.sql`select payload from identity.outbox where key = ${id}`;
    expect(JSON.stringify(told)).not.toContain(orcid);
  });

  it('is refused with a wrong check character, and not shown where there is none', async () => {
    const { headers } = await newPerson(gateway);
    const wrong = await give(headers, { orcid: '0000-0002-1825-0098' });
    expect(wrong).toMatchObject({ status: 400, body: { issues: [{ pointer: '/orcid', rule: 'person.orcid' }] } });
    const issues = [{ pointer: '/orcidShownTo', rule: 'person.no_orcid' }];
    for (const edit of [{ orcidShownTo: 'everybody' }, { orcid: null, orcidShownTo: 'organisations' }]) {
      expect(await give(headers, edit)).toMatchObject({ status: 400, body: { issues } });
    }
    expect((await give(headers, { orcid: newOrcid(), orcidShownTo: 'friends' })).status).toBe(400);
    expect(await get('/api/account', headers)).toMatchObject({ orcid: null, version: 1 });
  });

  it('is one person’s: the next is told that it is taken, not by whom, until it is given up', async () => {
    const [first, second] = [await newPerson(gateway, { name: 'Wang Fang' }), await newPerson(gateway)];
    const orcid = newOrcid();
    await give(first.headers, { orcid });
    const refused = await give(second.headers, { orcid: orcid.replaceAll('-', ''), name: 'Not kept' });
    expect(refused).toMatchObject({ status: 409, body: { reason: 'person.orcid_taken' } });
    expect(JSON.stringify(refused.body)).not.toMatch(new RegExp(`Wang|${first.id}`));
    expect(await get('/api/account', second.headers)).toMatchObject({ orcid: null, version: 1 });
    await give(first.headers, { orcid: null });
    expect(await give(second.headers, { orcid })).toMatchObject({ status: 200, body: { orcid } });
  });

  it('goes to one of those who give it at the same moment', async () => {
    const people = await Promise.all([1, 2, 3, 4].map(() => newPerson(gateway)));
    const orcid = newOrcid();
    const statuses = await Promise.all(people.map(async ({ headers }) => (await give(headers, { orcid })).status));
    expect(statuses.toSorted()).toEqual([200, 409, 409, 409]);
  });
});

describe('on the list of members', () => {
  const onList = async (organisationId: string, headers: Headers, personId: string) => {
    const { items } = await get(`/api/organisations/${organisationId}/members`, headers);
    return items.find((item: { personId: string }) => item.personId === personId)?.orcid;
  };

  it('the person is shown with it to whom it chose, and to itself', async () => {
    const { id: organisationId, headers: key } = await newOrganisation(app);
    const owner = await newPerson(gateway, { organisationId, role: 'owner' });
    const person = await newPerson(gateway, { organisationId, role: 'admin' });
    const orcid = newOrcid();
    const seen: Record<string, unknown> = {};
    for (const orcidShownTo of CHOICES) {
      await give(person.headers, { orcid, orcidShownTo });
      seen[orcidShownTo] = await Promise.all(
        [person.headers, owner.headers, key, asOperator].map((headers) => onList(organisationId, headers, person.id)),
      );
    }
    // Itself, an owner, a key of the organisation; the operator looks after it without belonging to it.
    expect(seen).toEqual({
      nobody: [orcid, null, null, null],
      organisations: [orcid, orcid, orcid, null],
      everybody: [orcid, orcid, orcid, orcid],
    });
    expect(await onList(organisationId, person.headers, owner.id)).toBeNull();
  });

  it('nobody learns of it by giving the person a role', async () => {
    const { id: organisationId } = await newOrganisation(app);
    const owner = await newPerson(gateway, { organisationId, role: 'owner' });
    const person = await newPerson(gateway, { organisationId, role: 'viewer' });
    const orcid = newOrcid();
    await give(person.headers, { orcid });
    const promote = async (role: string) => {
      const url = `/api/organisations/${organisationId}/members/${person.id}`;
      return (await app.inject({ method: 'PATCH', url, headers: owner.headers, payload: { role } })).json();
    };
    expect(await promote('editor')).toMatchObject({ role: 'editor', orcid: null });
    await give(person.headers, { orcidShownTo: 'organisations' });
    expect(await promote('viewer')).toMatchObject({ role: 'viewer', orcid });
  });
});

describe('on the page of an agency', () => {
  it('a broker is shown with it to whom it chose among those who see brokers', async () => {
    const agency = await newAgency(app);
    const [client, unverified] = [await newClient(app), await newOrganisation(app, { verified: false })];
    const broker = await newPerson(gateway, { organisationId: agency.id, role: 'editor' });
    const stranger = await newPerson(gateway);
    const credential = {
      personId: broker.id,
      kind: 'technology_broker',
      number: 'TB-1',
      issuer: 'Torch',
      validTo: null,
    };
    const url = `/api/agencies/${agency.id}/brokers`;
    const added = await app.inject({ method: 'POST', url, headers: agency.headers, payload: credential });
    expect(added.statusCode, added.body).toBe(201);
    const orcid = newOrcid();
    const asked: Headers[] = [agency.headers, client.headers, asOperator, unverified.headers, stranger.headers, {}];
    const seen: Record<string, unknown> = {};
    for (const orcidShownTo of CHOICES) {
      await give(broker.headers, { orcid, orcidShownTo });
      seen[orcidShownTo] = await Promise.all(
        asked.map(async (headers) => (await get(`/api/agencies/${agency.id}`, headers)).brokers[0]?.orcid),
      );
    }
    // Who sees no broker sees no ORCID iD either.
    const blind = [undefined, undefined, undefined];
    expect(seen).toEqual({
      nobody: [null, null, null, ...blind],
      organisations: [orcid, null, null, ...blind],
      everybody: [orcid, orcid, orcid, ...blind],
    });
  });
});

describe('for the organisations of a person', () => {
  it('it is shown to who acts as one of them, not to an agency that acts for one', async () => {
    const { id: organisationId } = await newOrganisation(app);
    const person = await newPerson(gateway, { organisationId, role: 'editor' });
    const orcid = newOrcid();
    await give(person.headers, { orcid, orcidShownTo: 'organisations' });
    const actor = testActor();
    const member = { ...actor, organisation: { ...actor.organisation, id: organisationId } };
    const shownTo = async (one: Parameters<typeof orcidsFor>[1]) =>
      (await orcidsFor(ctx, one, [person.id])).get(person.id);
    expect(await shownTo(member)).toBe(orcid);
    expect(await shownTo({ ...member, by: { agency: newId() } })).toBeUndefined();
    expect(await shownTo(actor)).toBeUndefined();
    await ctx.exchange.sql`delete from identity.member where person_id = ${person.id}`;
    expect(await shownTo(member)).toBeUndefined();
  });
});
