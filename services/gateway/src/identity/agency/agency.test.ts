import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@techbourse/platform';
import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, startGateway } from '../../../test/gateway.ts';
import { acceptedMandate, newAgency, newClient, propose } from '../../../test/mandates.ts';

const gateway = await startGateway(await gatewaySettings());
const { app, ctx } = gateway;
afterAll(() => gateway.close());

const terms = {
  body: 'Department of Science of Heilongjiang',
  number: 'HLJ-2026-017',
  scope: 'Technology transfer services',
  from: '2026-01-01',
  to: '2099-12-31',
  evidence: 'https://register.example/17',
};
const agencyAs = async (headers: Record<string, string>, id: string) =>
  (await app.inject({ url: `/api/agencies/${id}`, headers })).json();
const accredit = (id: string, payload: object, headers: Record<string, string> = asOperator) =>
  app.inject({ method: 'POST', url: `/api/agencies/${id}/accreditations`, headers, payload });

async function newMember(agencyId: string, name: string): Promise<string> {
  const id = newId();
  await ctx.exchange.sql`insert into identity.person (id, name, email) values (${id}, ${name}, ${`${id}@example.org`})`;
  await ctx.exchange.sql`
    insert into identity.member (id, organisation_id, person_id, role) values (${newId()}, ${agencyId}, ${id}, 'editor')`;
  return id;
}

describe('an agency', () => {
  it('is accredited by the operator alone, who can suspend and restore it', async () => {
    const agency = await newAgency(app);
    const client = await newClient(app);
    expect(await agencyAs({}, agency.id)).toMatchObject({ mayAct: true, accreditations: [] });
    expect((await accredit(agency.id, terms, agency.headers)).json().reason).toBe('actor.missing_scope');
    const made = (await accredit(agency.id, terms)).json();
    expect(made).toMatchObject({ state: 'granted', inForce: true, version: 1, ...terms });
    const url = `/api/agencies/${agency.id}/accreditations/${made.id}`;
    const edit = (payload: object) => app.inject({ method: 'PATCH', url, headers: asOperator, payload });
    const suspended = await edit({ expectedVersion: 1, state: 'suspended', note: 'A complaint is looked at' });
    expect(suspended.json()).toMatchObject({ state: 'suspended', inForce: false, version: 2 });
    expect(suspended.body).not.toContain('complaint');
    expect((await edit({ expectedVersion: 1, state: 'granted' })).json().reason).toBe('accreditation.version');
    expect(await agencyAs({}, agency.id)).toMatchObject({ mayAct: false });
    expect((await propose(app, client, { agencyId: agency.id })).json().reason).toBe('agency.accreditation');
    await edit({ expectedVersion: 2, state: 'granted' });
    expect((await acceptedMandate(app, client, agency)).id).toBeTruthy();
    expect((await edit({ expectedVersion: 3, to: '2025-01-01' })).json().issues[0].pointer).toBe('/to');
    const [audited] = await ctx.exchange.sql`
      select data from identity.audit where subject = ${agency.id} and data ->> 'state' = 'suspended'`;
    expect(audited?.['data']).toMatchObject({ from: 'granted', note: 'A complaint is looked at' });
    const told = await ctx.exchange.sql`
      select version, payload from identity.outbox where type = 'accreditation.changed' and key = ${made.id} order by seq`;
    const { from, to } = terms;
    const accreditation = { id: made.id, agencyId: agency.id, from, to };
    expect(told.map(({ version, payload }) => [version, payload])).toEqual(
      ['granted', 'suspended', 'granted'].map((state, at) => [at + 1, { ...accreditation, version: at + 1, state }]),
    );
  });

  it('and its mandates of before are told to services that hear of them for the first time, as they stand', async () => {
    const [agency, client] = [await newAgency(app), await newClient(app)];
    const { id } = (await accredit(agency.id, terms)).json();
    const mandate = await acceptedMandate(app, client, agency);
    const before = await ctx.exchange.sql`select payload from identity.outbox where key in (${id}, ${mandate.id})
      and (type = 'accreditation.changed' or payload ->> 'state' = 'accepted') order by type`;
    await ctx.exchange.sql`delete from identity.outbox where key in (${id}, ${mandate.id})`;
    const folder = join(import.meta.dirname, '../../db/migrations');
    const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('_tell_who_acts.sql'));
    for (const statement of readFileSync(join(folder, file), 'utf8').split('--> statement-breakpoint')) {
      await ctx.exchange.sql.unsafe(statement);
    }
    const after = await ctx.exchange.sql`
      select type, payload from identity.outbox where key in (${id}, ${mandate.id}) order by type`;
    expect(after.map(({ type }) => type)).toEqual(['accreditation.changed', 'mandate.changed']);
    expect(after.map(({ payload }) => payload)).toEqual(before.map(({ payload }) => payload));
  });

  it('names brokers who are its members, with what they hold, to organisations that the operator knows', async () => {
    const [agency, other] = [await newAgency(app), await newAgency(app)];
    const [broker, stranger] = [await newMember(agency.id, 'Lin Yue'), await newMember(other.id, 'Nobody of ours')];
    const credential = { kind: 'technology_broker', number: 'TB-118', issuer: 'Torch Centre', validTo: '2020-01-01' };
    const add = (personId: string, headers = agency.headers) =>
      app.inject({
        method: 'POST',
        url: `/api/agencies/${agency.id}/brokers`,
        headers,
        payload: { personId, ...credential },
      });
    expect((await add(stranger)).json()).toMatchObject({
      issues: [{ pointer: '/personId', rule: 'broker.not_a_member' }],
    });
    expect((await add(broker, other.headers)).json().reason).toBe('organisation.not_yours');
    const made = await add(broker);
    expect(made.statusCode, made.body).toBe(201);
    expect(made.json().brokers).toMatchObject([{ name: 'Lin Yue', credentials: [{ ...credential, valid: false }] }]);
    expect((await agencyAs(other.headers, agency.id)).brokers).toHaveLength(1);
    expect((await agencyAs({}, agency.id)).brokers).toEqual([]);
    const [{ id }] = made.json().brokers[0].credentials;
    const remove = () =>
      app.inject({ method: 'DELETE', url: `/api/agencies/${agency.id}/brokers/${id}`, headers: agency.headers });
    expect((await remove()).statusCode).toBe(204);
    expect((await remove()).json().reason).toBe('credential.not_found');
    await add(broker);
    await ctx.exchange.sql`delete from identity.member where person_id = ${broker}`;
    expect((await agencyAs(agency.headers, agency.id)).brokers).toEqual([]);
  });

  it('is none that is not registered as one, and none that may not be known', async () => {
    const client = await newClient(app);
    const unverified = await newAgency(app, { verified: false });
    for (const id of [client.id, unverified.id, newId()]) {
      expect((await app.inject({ url: `/api/agencies/${id}` })).json().reason).toBe('agency.not_found');
    }
    expect(await agencyAs(unverified.headers, unverified.id)).toMatchObject({ verified: false, mayAct: false });
    expect((await accredit(client.id, terms)).json().reason).toBe('agency.not_found');
  });
});
