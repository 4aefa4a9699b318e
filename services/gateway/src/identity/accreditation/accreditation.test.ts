import { newId } from '@techbourse/platform';
import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, startGateway } from '../../../test/gateway.ts';
import { newAgency, newClient } from '../../../test/mandates.ts';

const clock = { now: () => new Date('2026-11-22T08:00:00.000Z') };
const settings = await gatewaySettings({ RATE_LIMIT_ADDRESS: '10000', RATE_LIMIT_KEY: '10000' });
const gateway = await startGateway(settings, { clock });
const { app, ctx } = gateway;
afterAll(() => gateway.close());

const terms = {
  body: 'Department of Science of Heilongjiang',
  number: 'HLJ-2026-017',
  scope: 'Technology transfer services',
  from: '2026-01-01',
  to: '2028-12-31',
  evidence: 'https://register.example/17',
};
type Agency = Awaited<ReturnType<typeof newAgency>>;
const urlOf = (id: string) => `/api/agencies/${id}/accreditation-requests`;
const ask = (agency: Agency, payload: object = terms, headers: Record<string, string> = agency.headers) =>
  app.inject({ method: 'POST', url: urlOf(agency.id), headers, payload });
const decide = (id: string, payload: object, headers: Record<string, string> = asOperator) =>
  app.inject({ method: 'POST', url: `/api/agencies/accreditation-requests/${id}/decide`, headers, payload });
const takeBack = (agency: Agency, id: string, headers: Record<string, string> = agency.headers) =>
  app.inject({ method: 'DELETE', url: `${urlOf(agency.id)}/${id}`, headers });
const agencyOf = async ({ id, headers }: Agency) => (await app.inject({ url: `/api/agencies/${id}`, headers })).json();
const waiting = async () => {
  const work = await app.inject({ url: '/api/operations/work?limit=100', headers: asOperator });
  return work.json().items.find(({ kind }: { kind: string }) => kind === 'accredit_agencies');
};
const isWaiting = async (id: string) => (await waiting()).rows.some((row: { id: string }) => row.id === id);
const toldOf = async (id: string) => {
  const rows = await ctx.exchange.sql`
    select version, payload ->> 'state' as state from identity.outbox
    where type = 'accreditation.requested' and key = ${id} order by seq`;
  return rows.map(({ version, state }) => [version, state]);
};

describe('an accreditation that an agency asks for', () => {
  it('counts for nothing until it is granted, and is put on record then as it was asked for', async () => {
    const agency = await newAgency(app);
    const later = { ...terms, remark: 'The register is updated on Mondays' };
    const asked = await ask(agency, later);
    expect(asked.statusCode, asked.body).toBe(201);
    const { id } = asked.json();
    expect(asked.json()).toMatchObject({ ...later, agencyId: agency.id, state: 'pending', accreditationId: null });
    expect(await agencyOf(agency)).toMatchObject({ mayAct: true, accreditations: [] });
    const row = (await waiting()).rows.find((one: { id: string }) => one.id === id);
    const next = `POST /api/agencies/accreditation-requests/${id}/decide`;
    expect(row).toMatchObject({ organisationId: agency.id, since: expect.any(String), next });
    expect((await app.inject({ url: row.link, headers: asOperator })).json().items).toMatchObject([{ id, ...later }]);
    const granted = await decide(id, { decision: 'grant', note: 'Seen at the register' });
    expect(granted.statusCode, granted.body).toBe(200);
    expect(granted.json()).toMatchObject({ state: 'granted', note: 'Seen at the register' });
    const { accreditationId } = granted.json();
    const { accreditations } = await agencyOf(agency);
    expect(accreditations).toMatchObject([{ ...terms, id: accreditationId, state: 'granted', inForce: true }]);
    expect(JSON.stringify(accreditations)).not.toContain('Mondays');
    expect(await isWaiting(id)).toBe(false);
    expect((await decide(id, { decision: 'grant' })).json()).toMatchObject({ reason: 'accreditation.request_decided' });
    expect((await agencyOf(agency)).accreditations).toHaveLength(1);
    expect(await toldOf(id)).toEqual([
      [1, 'pending'],
      [2, 'granted'],
    ]);
    const told = await ctx.exchange.sql`
      select payload from identity.outbox where type = 'accreditation.changed' and key = ${accreditationId}`;
    expect(told.map(({ payload }) => payload)).toMatchObject([{ agencyId: agency.id, state: 'granted' }]);
    const audited = await ctx.exchange.sql`
      select action, data ->> 'requestId' as request from identity.audit where subject = ${agency.id}
      and action like 'agency.accredit%' order by action`;
    expect(audited.map(({ action, request }) => [action, request])).toEqual([
      ['agency.accreditation_asked', id],
      ['agency.accredited', id],
    ]);
  });

  it('that is declined says why, and another may follow; one waits at a time, also when two come at once', async () => {
    const agency = await newAgency(app);
    const { id } = (await ask(agency)).json();
    expect((await ask(agency)).json()).toMatchObject({ status: 409, reason: 'accreditation.request_pending' });
    for (const [reasons, pointer] of [
      [[], '/reasons'],
      [['other'], '/note'],
      [['unknown'], '/reasons/0'],
    ] as const) {
      const refused = await decide(id, { decision: 'decline', reasons });
      expect(refused.json()).toMatchObject({ status: 400, issues: [{ pointer }] });
    }
    const declined = await decide(id, { decision: 'decline', reasons: ['not_in_register'], note: 'See list of May' });
    expect(declined.json()).toMatchObject({ state: 'declined', reasons: ['not_in_register'], note: 'See list of May' });
    expect(await agencyOf(agency)).toMatchObject({ mayAct: true, accreditations: [] });
    expect(await toldOf(id)).toEqual([
      [1, 'pending'],
      [2, 'declined'],
    ]);
    const twice = await Promise.all([ask(agency), ask(agency)]);
    expect(twice.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
    const mine = await app.inject({ url: urlOf(agency.id), headers: agency.headers });
    expect(mine.json().items.map(({ state }: { state: string }) => state)).toEqual(['pending', 'declined']);
  });

  it('is taken back by who asked, while it waits', async () => {
    const [agency, other] = [await newAgency(app), await newAgency(app)];
    const { id } = (await ask(agency)).json();
    expect((await takeBack(agency, id, other.headers)).statusCode).toBe(403);
    expect((await takeBack(other, id)).json()).toMatchObject({ reason: 'accreditation.request_not_found' });
    expect((await takeBack(agency, id)).json()).toMatchObject({ state: 'withdrawn' });
    expect(await isWaiting(id)).toBe(false);
    expect((await takeBack(agency, id)).json()).toMatchObject({ reason: 'accreditation.request_decided' });
    expect((await decide(id, { decision: 'grant' })).json()).toMatchObject({ reason: 'accreditation.request_decided' });
    expect((await agencyOf(agency)).accreditations).toEqual([]);
    expect((await ask(agency)).statusCode).toBe(201);
  });

  it.each([
    [{ evidence: null }, '/evidence', 'accreditation.no_evidence'],
    [{ evidence: 'javascript:alert(1)' }, '/evidence', undefined],
    [{ to: '2025-12-31' }, '/to', 'accreditation.days'],
    [{ from: '2020-01-01', to: '2026-11-21' }, '/to', 'accreditation.ended'],
    [{ body: ' ' }, '/body', undefined],
    [{ number: undefined }, '/number', undefined],
    [{ state: 'granted' }, '/state', undefined],
  ])('is refused with the fault named: %j', async (change, pointer, rule) => {
    const agency = await newAgency(app);
    const refused = await ask(agency, { ...terms, ...change });
    expect(refused.json()).toMatchObject({ status: 400, issues: [{ pointer, ...(rule && { rule }) }] });
    const none = await app.inject({ url: urlOf(agency.id), headers: agency.headers });
    expect(none.json().items).toEqual([]);
  });

  it('is asked for with words in place of an address, on its last day too, before the agency is verified', async () => {
    const agency = await newAgency(app, { verified: false });
    const asked = await ask(agency, { ...terms, to: '2026-11-22', evidence: null, remark: 'Ask the department' });
    expect(asked.statusCode, asked.body).toBe(201);
    expect((await decide(asked.json().id, { decision: 'grant' })).statusCode).toBe(200);
    expect(await agencyOf(agency)).toMatchObject({ mayAct: false, accreditations: [{ inForce: true }] });
  });

  it('is read and asked for by its agency, decided by the operator, and of no other kind of organisation', async () => {
    const [agency, stranger] = [await newAgency(app), await newAgency(app)];
    const { id } = (await ask(agency)).json();
    expect((await app.inject({ url: urlOf(agency.id), headers: stranger.headers })).statusCode).toBe(404);
    expect((await app.inject({ url: urlOf(agency.id), headers: asOperator })).json().items).toMatchObject([{ id }]);
    expect((await ask(agency, terms, stranger.headers)).statusCode).toBe(403);
    expect((await ask(agency, terms, asOperator)).statusCode).toBe(403);
    expect((await decide(id, { decision: 'grant' }, agency.headers)).statusCode).toBe(403);
    const all = (headers: Record<string, string>) =>
      app.inject({ url: '/api/agencies/accreditation-requests?state=pending&limit=100', headers });
    expect((await all(agency.headers)).statusCode).toBe(403);
    expect((await all(asOperator)).json().items.map((one: { id: string }) => one.id)).toContain(id);
    const university = await newClient(app);
    expect((await ask(university)).json()).toMatchObject({ status: 404, reason: 'agency.not_found' });
    expect((await decide(newId(), { decision: 'grant' })).json()).toMatchObject({
      status: 404,
      reason: 'accreditation.request_not_found',
    });
  });

  it('waits in no queue while its agency is suspended', async () => {
    const agency = await newAgency(app);
    const { id } = (await ask(agency)).json();
    const operate = (verb: string, payload: object) =>
      app.inject({ method: 'POST', url: `/api/organisations/${agency.id}/${verb}`, headers: asOperator, payload });
    await operate('suspend', { reason: 'Seen at an unusual place' });
    expect(await isWaiting(id)).toBe(false);
    expect((await decide(id, { decision: 'grant' })).json()).toMatchObject({ reason: 'organisation.suspended' });
    await operate('lift-suspension', { reason: 'It was not' });
    expect(await isWaiting(id)).toBe(true);
  });

  it('is over when its agency is gone', async () => {
    const agency = await newAgency(app);
    const { id } = (await ask(agency)).json();
    const { version } = (await app.inject({ url: `/api/organisations/${agency.id}`, headers: asOperator })).json();
    const gone = await app.inject({
      method: 'POST',
      url: `/api/organisations/${agency.id}/delete`,
      headers: asOperator,
      payload: { expectedVersion: version, reason: 'It closed' },
    });
    expect(gone.statusCode, gone.body).toBeLessThan(300);
    const [row] = await ctx.exchange.sql`select state from identity.accreditation_request where id = ${id}`;
    expect(row).toEqual({ state: 'withdrawn' });
  });
});
