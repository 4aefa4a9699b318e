import { newId } from '@techbourse/platform';
import { waitFor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway, startService } from '../../../test/gateway.ts';
import { cookiesOf, joinOrganisation, newPerson, PASSWORD, SAME_ORIGIN } from '../../../test/people.ts';
import { hearIdentity } from '../hear.ts';
import { createSessionCache } from './cache.ts';
import { startSessionUsage } from './usage.ts';

const seen: { authorization: string | undefined; cookie: string | undefined; actor: unknown }[] = [];
const service = await startService('listings', (app) => {
  const handler = async (request: { headers: Record<string, unknown>; actor: unknown }) => {
    const { authorization, cookie } = request.headers as Record<string, string>;
    seen.push({ authorization, cookie, actor: request.actor });
    return {};
  };
  app.get('/listings', handler);
  app.post('/listings', handler);
});
const settings = await gatewaySettings({ LISTINGS_URL: service.url, PUBLIC_URL: 'http://localhost:3000' });
const gateway = await startGateway(settings);
const { app, ctx } = gateway;
afterAll(async () => {
  await gateway.close();
  await service.app.close();
});

const get = (url: string, headers: Record<string, string>) => app.inject({ url, headers });
const reasonOf = (reply: { statusCode: number; json(): { reason?: string } }) => [
  reply.statusCode,
  reply.json().reason,
];

describe('a session', () => {
  it('makes a person the actor of its organisation for every service, and no service sees the cookie', async () => {
    const { id } = await newOrganisation(app, { verified: true });
    const person = await newPerson(gateway, { organisationId: id, role: 'editor' });
    expect((await get('/api/listings', person.headers)).statusCode).toBe(200);
    expect(seen.at(-1)).toMatchObject({
      cookie: undefined,
      actor: {
        kind: 'person',
        id: person.id,
        scopes: [],
        organisation: { id, verified: true },
        by: { person: person.id, role: 'editor' },
      },
    });
  });

  it('is a cookie that no script reads and no page elsewhere sends along with a write', async () => {
    const { email } = await newPerson(gateway);
    const payload = { email, password: PASSWORD };
    const setBy = async (other: typeof app) =>
      [(await other.inject({ method: 'POST', url: '/api/sessions', payload })).headers['set-cookie']].flat();
    const [local = ''] = await setBy(app);
    expect(local).toMatch(/^techbourse-session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
    const remote = await startGateway({ ...settings, PUBLIC_URL: 'https://exchange.example' });
    const [secure = ''] = await setBy(remote.app);
    expect(secure).toMatch(
      /^__Host-techbourse-session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    await remote.close();
  });

  it.each([
    ['forged', 'techbourse-session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['not a token', 'techbourse-session=x'],
    ['much too long', `techbourse-session=${'A'.repeat(4000)}`],
    ['SQL', "techbourse-session=' or 1=1 --"],
  ])('that is %s is refused, also where anybody may read, and the browser forgets it', async (_what, cookie) => {
    for (const url of ['/api/account', '/api/organisations', '/api/me']) {
      const reply = await get(url, { cookie });
      expect(reasonOf(reply)).toEqual([401, 'session.ended']);
      expect(reply.headers['set-cookie']).toContain('techbourse-session=; Max-Age=0');
    }
  });

  it('is none when two different ones are sent, and pages outside the API take no notice of it', async () => {
    const { headers } = await newPerson(gateway);
    const two = { cookie: `${headers.cookie}; techbourse-session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA` };
    expect(reasonOf(await get('/api/account', two))).toEqual([401, 'actor.anonymous']);
    expect((await get('/account/sign-in', { cookie: 'techbourse-session=forged' })).statusCode).toBe(200);
  });

  it('ends when it expires', async () => {
    const { id, headers } = await newPerson(gateway);
    expect((await get('/api/account', headers)).statusCode).toBe(200);
    await ctx.exchange
      .sql`update identity.session set expires_at = now() - interval '1 second' where person_id = ${id}`;
    ctx.changes.emit('person', id);
    expect(reasonOf(await get('/api/account', headers))).toEqual([401, 'session.ended']);
  });

  it('made in any other way opens nothing', async () => {
    const { id } = await newPerson(gateway);
    const token = 'A'.repeat(43);
    await ctx.exchange.sql`insert into identity.session (id, token, person_id, expires_at)
      values (${newId()}, ${token}, ${id}, now() + interval '1 day')`;
    expect(reasonOf(await get('/api/account', { cookie: `techbourse-session=${token}` }))).toEqual([
      401,
      'session.ended',
    ]);
  });

  it('goes on while it is used, until its last day', async () => {
    const { id, headers } = await newPerson(gateway);
    await ctx.exchange.sql`update identity.session set created_at = now() - interval '80 days',
      expires_at = now() + interval '1 day', updated_at = now() - interval '13 days' where person_id = ${id}`;
    const cache = createSessionCache(ctx);
    await cache.find(/session=([\w-]+)/.exec(headers.cookie)?.[1] ?? '');
    await startSessionUsage(ctx, cache).stop();
    const [row] = await ctx.exchange.sql`select round(extract(epoch from expires_at - now()) / 86400)::int as days,
      updated_at > now() - interval '1 minute' as used from identity.session where person_id = ${id}`;
    expect(row).toEqual({ days: 10, used: true });
  });
});

describe('a write by a session', () => {
  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ origin: 'http://localhost:3000' }, 200],
    [{ origin: 'http://localhost', host: 'localhost' }, 200],
    [{ origin: 'https://exchange.example', host: 'exchange.example' }, 200],
    [{}, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, 403],
    [{ origin: 'http://exchange.example', host: 'exchange.example' }, 403],
    [{ origin: 'http://localhost:3000.evil.example' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'none' }, 403],
  ])('comes from a page of this exchange: %j is %i', async (from, status) => {
    const { cookie } = (await newPerson(gateway)).headers;
    const headers = { cookie, ...from };
    const reply = await app.inject({ method: 'POST', url: '/api/listings', headers, payload: {} });
    expect(reply.statusCode).toBe(status);
    if (status === 403) expect(reply.json().reason).toBe('session.cross_site');
    expect((await app.inject({ method: 'DELETE', url: '/api/sessions', headers })).statusCode).toBe(status);
  });

  it('is not needed to sign in, but no page elsewhere signs anybody in', async () => {
    const { email } = await newPerson(gateway);
    const signIn = (headers: Record<string, string>) =>
      app.inject({ method: 'POST', url: '/api/sessions', payload: { email, password: PASSWORD }, headers });
    expect((await signIn({})).statusCode).toBe(201);
    expect((await signIn({ origin: 'http://localhost:3000' })).statusCode).toBe(201);
    expect(reasonOf(await signIn({ origin: 'https://evil.example' }))).toEqual([403, 'session.cross_site']);
    expect((await signIn({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await signIn({ cookie: 'techbourse-session=forged-and-old' })).statusCode).toBe(201);
  });

  it('needs no origin with an API key, which a session is never mixed with', async () => {
    const { headers } = await newPerson(gateway);
    const organisation = await newOrganisation(app);
    const both = { cookie: headers.cookie, ...organisation.headers };
    expect((await app.inject({ method: 'POST', url: '/api/listings', headers: both, payload: {} })).statusCode).toBe(
      200,
    );
    expect(seen.at(-1)?.actor).toMatchObject({ kind: 'key', organisation: { id: organisation.id } });
    expect((await get('/api/me', both)).json()).toMatchObject({
      kind: 'key',
      person: null,
      memberships: [],
      sessionId: null,
    });
    expect((await get('/api/listings', { ...both, authorization: 'Bearer wrong' })).statusCode).toBe(401);
    expect(reasonOf(await get('/api/account', both))).toEqual([403, 'actor.not_person']);
  });
});

describe('sessions of a person', () => {
  const signIn = async (email: string, browser: string) => {
    const payload = { email, password: PASSWORD };
    const reply = await app.inject({
      method: 'POST',
      url: '/api/sessions',
      payload,
      headers: { 'user-agent': browser },
    });
    return { ...cookiesOf(reply), ...SAME_ORIGIN };
  };
  const list = async (headers: Record<string, string>) => (await get('/api/sessions', headers)).json().items;

  it('are listed, and ended one by one or all others at once', async () => {
    const { email, headers } = await newPerson(gateway);
    const [phone, tablet] = [await signIn(email, 'phone'), await signIn(email, 'tablet')];
    const items = await list(phone);
    expect(items.map(({ browser, current }: { browser: string; current: boolean }) => [browser, current])).toEqual([
      ['tablet', false],
      ['phone', true],
      ['lightMyRequest', false],
    ]);
    expect(items[0]).toMatchObject({ how: 'password', address: '127.0.0.1', organisationId: null });
    expect(JSON.stringify(items)).not.toContain('token');
    const end = (id: string, by: Record<string, string>) =>
      app.inject({ method: 'DELETE', url: `/api/sessions/${id}`, headers: by });
    expect((await end(items[0].id, phone)).statusCode).toBe(204);
    expect((await get('/api/account', tablet)).statusCode).toBe(401);
    const others = await app.inject({ method: 'DELETE', url: '/api/sessions', headers: phone });
    expect(others.json()).toEqual({ ended: 1 });
    expect((await get('/api/account', headers)).statusCode).toBe(401);
    expect(await list(phone)).toHaveLength(1);
    const out = await app.inject({ method: 'DELETE', url: '/api/sessions/current', headers: phone });
    expect(out.statusCode).toBe(204);
    expect(out.headers['set-cookie']).toContain('techbourse-session=; Max-Age=0');
    expect((await get('/api/account', phone)).statusCode).toBe(401);
  });

  it('of somebody else are not there', async () => {
    const [one, other] = [await newPerson(gateway), await newPerson(gateway)];
    const [session] = await list(other.headers);
    const reply = await app.inject({ method: 'DELETE', url: `/api/sessions/${session.id}`, headers: one.headers });
    expect(reasonOf(reply)).toEqual([404, 'session.not_found']);
    expect((await get('/api/account', other.headers)).statusCode).toBe(200);
  });

  it('are ended at once in another process too', async () => {
    const other = await startGateway(settings);
    const hearing = hearIdentity(other.ctx);
    const { email, headers } = await newPerson(gateway);
    const phone = await signIn(email, 'phone');
    const asksOther = async () => (await other.app.inject({ url: '/api/account', headers })).statusCode;
    expect(await asksOther()).toBe(200);
    await app.inject({ method: 'DELETE', url: '/api/sessions', headers: phone });
    await waitFor(async () => (await asksOther()) === 401, { deadlineMs: 3500 });
    await hearing.stop();
    await other.close();
  });

  it('act with the role that the person has now', async () => {
    const { id } = await newOrganisation(app);
    const person = await newPerson(gateway, { organisationId: id, role: 'owner' });
    const roleOf = async () => (await get('/api/me', person.headers)).json().role;
    expect(await roleOf()).toBe('owner');
    const hearing = hearIdentity(ctx);
    await ctx.exchange.sql`update identity.member set role = 'viewer' where person_id = ${person.id}`;
    await waitFor(async () => (await roleOf()) === 'viewer');
    await ctx.exchange.sql`delete from identity.member where person_id = ${person.id}`;
    await waitFor(async () => (await get('/api/me', person.headers)).json().organisation === null);
    await hearing.stop();
  });

  it('of an operator’s people operate by their role, not by what they claim', async () => {
    const operator = (await get('/api/me', asOperator)).json().organisation.id;
    const person = await newPerson(gateway);
    await joinOrganisation(gateway, person, operator, 'viewer');
    expect((await get('/api/me', person.headers)).json()).toMatchObject({ operator: false });
    const admin = await newPerson(gateway);
    await joinOrganisation(gateway, admin, operator, 'admin');
    expect((await get('/api/me', admin.headers)).json()).toMatchObject({ operator: true, role: 'admin' });
  });
});
