import { type App, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, bearer, gatewaySettings, startGateway, startService } from '../../test/gateway.ts';
import { acceptedMandate, act, newAgency, newClient, onBehalf, propose, RIGHTS } from '../../test/mandates.ts';

/** A service that says who asks, and whose a listing is. */
const owners = new Map<string, string>();
const listings = await startService('listings', (service: App) => {
  service.get('/listings/:id', async ({ params, actor }, reply) => {
    const { id } = params as { id: string };
    const owner = owners.get(id);
    if (!owner)
      return reply.code(404).send({ status: 404, reason: 'listing.not_found', detail: 'none', title: 'none' });
    return { organisation: { id: owner }, actor };
  });
  service.get('/listings', async ({ actor }) => actor);
});
let now = new Date();
const settings = await gatewaySettings({ LISTINGS_URL: listings.url });
const gateway = await startGateway(settings, { clock: { now: () => now } });
const { app } = gateway;
afterAll(async () => {
  await gateway.close();
  await listings.app.close();
});

const asked = (headers: Record<string, string>, url = '/api/listings') => app.inject({ url, headers });
const actorOf = async (headers: Record<string, string>) => (await asked(headers)).json() as Actor;
const reasonOf = async (headers: Record<string, string>) => (await asked(headers)).json().reason as string;

describe('an agency that sends On-Behalf-Of', () => {
  it('is passed on as its client, with its own key, the agency, the mandate and its rights', async () => {
    const [client, agency] = [await newClient(app), await newAgency(app)];
    const { id } = await acceptedMandate(app, client, agency);
    const actor = await actorOf(onBehalf(agency, client));
    expect(actor).toMatchObject({
      kind: 'key',
      id: agency.keyId,
      organisation: { id: client.id, kind: 'university', verified: true },
      by: { agency: agency.id, mandateId: id, rights: RIGHTS },
    });
    expect(actor.actsFor).toBeUndefined();
    const me = (await asked(onBehalf(agency, client), '/api/me')).json();
    expect(me).toMatchObject({
      organisation: { id: client.id },
      onBehalf: { agencyId: agency.id, mandateId: id, rights: RIGHTS, about: { kind: 'all' } },
    });
    const itself = (await asked(agency.headers, '/api/me')).json();
    expect(itself).toMatchObject({ organisation: { id: agency.id } });
    expect(itself.onBehalf).toBeUndefined();
    expect((await asked(onBehalf(agency, client.id.toUpperCase()))).statusCode).toBe(200);
  });

  it('without the header is itself, and reads what its clients let it read', async () => {
    const [client, other, agency] = [await newClient(app), await newClient(app), await newAgency(app)];
    expect((await actorOf(agency.headers)).actsFor).toBeUndefined();
    await acceptedMandate(app, client, agency);
    const listing = newId();
    owners.set(listing, other.id);
    await acceptedMandate(app, other, agency, { about: { kind: 'listing', id: listing } });
    const actor = await actorOf(agency.headers);
    expect(actor).toMatchObject({ organisation: { id: agency.id } });
    expect(actor.by).toBeUndefined();
    expect(actor.actsFor).toEqual([{ rights: ['listings:read', 'deals:read'], organisations: [client.id] }]);
  });

  it('under a mandate for one listing is bound to it, and the listing is the client’s', async () => {
    const [client, agency] = [await newClient(app), await newAgency(app)];
    const listing = newId();
    const about = { kind: 'listing', id: listing };
    const unknown = await propose(app, client, { agencyId: agency.id, about });
    expect(unknown.json()).toMatchObject({ issues: [{ pointer: '/about/id', rule: 'mandate.subject' }] });
    owners.set(listing, agency.id);
    expect((await propose(app, client, { agencyId: agency.id, about })).json().reason).toBe('mandate.subject');
    owners.set(listing, client.id);
    await acceptedMandate(app, client, agency, { about });
    expect((await actorOf(onBehalf(agency, client))).by?.subject).toEqual(about);
  });

  it('is given no mandate for a record that has left the client since it was proposed', async () => {
    const [client, agency, other] = [await newClient(app), await newAgency(app), await newClient(app)];
    const listing = newId();
    owners.set(listing, client.id);
    const about = { kind: 'listing', id: listing };
    const { id } = (await propose(app, client, { agencyId: agency.id, about })).json();
    for (const [owner, status] of [
      [other.id, 422],
      [undefined, 422],
      [client.id, 200],
    ] as const) {
      if (owner) owners.set(listing, owner);
      else owners.delete(listing);
      const answer = await act(app, agency, id, 'accept', { expectedVersion: 1 });
      expect([answer.statusCode, answer.json().reason]).toEqual([
        status,
        status === 422 ? 'mandate.subject' : undefined,
      ]);
    }
  });

  it('names the mandate when several are in force', async () => {
    const [client, agency] = [await newClient(app), await newAgency(app)];
    const made = [];
    for (const listing of [newId(), newId()]) {
      owners.set(listing, client.id);
      made.push((await acceptedMandate(app, client, agency, { about: { kind: 'listing', id: listing } })).id);
    }
    const which = await asked(onBehalf(agency, client));
    expect(which.json()).toMatchObject({ status: 409, reason: 'mandate.which' });
    expect([...which.json().details.mandates].sort()).toEqual(made.sort());
    for (const id of made) expect((await actorOf(onBehalf(agency, client, id))).by?.mandateId).toBe(id);
    expect(await reasonOf(onBehalf(agency, client, newId()))).toBe('mandate.none');
  });

  it('learns of no organisation that it has no mandate of, whether there is one or not', async () => {
    const agency = await newAgency(app);
    const strangers = [await newClient(app), await newClient(app, { verified: false }), { id: newId() }];
    const replies = await Promise.all(strangers.map((one) => asked(onBehalf(agency, one))));
    const told = replies.map((reply) => {
      const { requestId: _each, ...rest } = reply.json();
      return rest;
    });
    expect(told[0]).toMatchObject({ status: 403, reason: 'mandate.none' });
    expect(told).toEqual([told[0], told[0], told[0]]);
    const proposed = await newClient(app);
    await propose(app, agency, { clientId: proposed.id });
    expect(await reasonOf(onBehalf(agency, proposed))).toBe('mandate.none');
  });

  it('is refused when it is no agency, the operator, nobody, or sends what is no id', async () => {
    const [client, agency, company] = [await newClient(app), await newAgency(app), await newClient(app)];
    await acceptedMandate(app, client, agency);
    expect(await reasonOf(onBehalf(company, client))).toBe('mandate.none');
    expect(await reasonOf({ ...asOperator, 'on-behalf-of': client.id })).toBe('mandate.none');
    expect((await asked({ 'on-behalf-of': client.id })).json()).toMatchObject({
      status: 401,
      reason: 'actor.anonymous',
    });
    expect(await reasonOf({ ...bearer('tb_nothing'), 'on-behalf-of': client.id })).toBe('key.invalid');
    for (const header of [
      '',
      'x',
      `${client.id} ${client.id}`,
      `${client.id},${client.id}`,
      `${client.id}; mandate=x`,
    ]) {
      expect(await reasonOf({ ...agency.headers, 'on-behalf-of': header })).toBe('mandate.header');
    }
    expect((await actorOf(onBehalf(agency, agency))).organisation?.id).toBe(agency.id);
    expect((await asked({ ...agency.headers, 'on-behalf-of': 'x' }, '/health/live')).statusCode).toBe(200);
  });

  it('cannot say by a header of its own who it is', async () => {
    const [client, agency] = [await newClient(app), await newAgency(app)];
    const forged = { 'x-actor': JSON.stringify({ organisation: { id: client.id } }), 'x-on-behalf-of': client.id };
    expect((await actorOf({ ...agency.headers, ...forged })).organisation?.id).toBe(agency.id);
  });

  it('stops with its mandate: ended, expired, or with its own or its client’s standing', async () => {
    const [client, agency] = [await newClient(app), await newAgency(app)];
    const { id } = await acceptedMandate(app, client, agency);
    expect((await asked(onBehalf(agency, client))).statusCode).toBe(200);
    await act(app, client, id, 'end', { reason: 'It was agreed so' });
    const ended = await asked(onBehalf(agency, client));
    expect(ended.json()).toMatchObject({ status: 403, reason: 'mandate.ended', details: { mandate: id } });
    expect((await actorOf(agency.headers)).actsFor).toBeUndefined();

    await acceptedMandate(app, client, agency, { to: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) });
    expect((await asked(onBehalf(agency, client))).statusCode).toBe(200);
    now = new Date(Date.now() + 3 * 86_400_000);
    expect(await reasonOf(onBehalf(agency, client))).toBe('mandate.ended');
    now = new Date();
    const verify = (one: { id: string }, verified: boolean) =>
      app.inject({
        method: 'POST',
        url: `/api/organisations/${one.id}/verify`,
        headers: asOperator,
        payload: { verified },
      });
    await verify(agency, false);
    expect(await reasonOf(onBehalf(agency, client))).toBe('agency.unverified');
    await verify(agency, true);
    const made = await app.inject({
      method: 'POST',
      url: `/api/agencies/${agency.id}/accreditations`,
      headers: asOperator,
      payload: { body: 'A body', number: '1', scope: 'All', from: '2020-01-01', to: '2020-12-31' },
    });
    expect(made.json()).toMatchObject({ inForce: false });
    expect(await reasonOf(onBehalf(agency, client))).toBe('agency.accreditation');
  });

  it('stops within five seconds in another gateway that saw nothing but the database', async () => {
    const [client, agency] = [await newClient(app), await newAgency(app)];
    const other = await startGateway(settings, { clock: { now: () => now } });
    try {
      const { id } = await acceptedMandate(app, client, agency);
      const there = () => other.app.inject({ url: '/api/me', headers: onBehalf(agency, client) });
      expect((await there()).statusCode).toBe(200);
      await act(app, agency, id, 'end', { reason: 'It was agreed so' });
      now = new Date(now.getTime() + 4_500);
      expect((await there()).json()).toMatchObject({ reason: 'mandate.ended' });
    } finally {
      now = new Date();
      await other.close();
    }
  });

  it('never gets what was kept for another, nor is its answer kept', async () => {
    const [client, agency] = [await newClient(app), await newAgency(app)];
    await acceptedMandate(app, client, agency);
    const replies = await Promise.all([asked(onBehalf(agency, client)), asked(agency.headers), asked(client.headers)]);
    expect(replies.map((reply) => reply.headers['cache-control'])).toEqual(['no-store', 'no-store', 'no-store']);
    expect(replies.map((reply) => (reply.json() as Actor).organisation?.id)).toEqual([client.id, agency.id, client.id]);
  });

  it('has what it does counted on its own key, not on its client', async () => {
    const { RATE_LIMIT_KEY } = gateway.ctx.config;
    const [client, agency] = [await newClient(app), await newAgency(app)];
    await acceptedMandate(app, client, agency);
    const left = async (headers: Record<string, string>) =>
      Number((await asked(headers, '/api/me')).headers['x-ratelimit-remaining']);
    const before = await left(client.headers);
    expect(await left(onBehalf(agency, client))).toBeLessThan(RATE_LIMIT_KEY);
    expect(await left(client.headers)).toBe(before - 1);
  });

  it('issues no key of its client and renames nobody', async () => {
    const [client, agency] = [await newClient(app), await newAgency(app)];
    await acceptedMandate(app, client, agency);
    const headers = onBehalf(agency, client);
    const keys = await app.inject({
      method: 'POST',
      url: `/api/organisations/${client.id}/keys`,
      headers,
      payload: { name: 'of the client', scopes: ['listings:read'] },
    });
    expect(keys.json()).toMatchObject({ status: 403, reason: 'mandate.beyond' });
    const again = await app.inject({
      method: 'POST',
      url: '/api/mandates',
      headers,
      payload: { agencyId: agency.id, rights: RIGHTS },
    });
    expect(again.json().reason).toBe('mandate.beyond');
    const organisation = (await asked(headers, `/api/organisations/${client.id}`)).json();
    expect(organisation.identifiers).toBeUndefined();
  });
});

it('a page of another origin may send On-Behalf-Of', async () => {
  const open = await startGateway({ ...(await gatewaySettings({ CORS_ORIGINS: 'https://portal.example' })) });
  const reply = await open.app.inject({
    method: 'OPTIONS',
    url: '/api/listings',
    headers: {
      origin: 'https://portal.example',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'on-behalf-of, authorization',
    },
  });
  expect(String(reply.headers['access-control-allow-headers'])).toContain('on-behalf-of');
  await open.close();
});
