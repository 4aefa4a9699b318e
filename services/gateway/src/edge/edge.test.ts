import { generateKeyPairSync } from 'node:crypto';
import { createActorSigner } from '@techbourse/platform';
import { actorHeaders, testOperator } from '@techbourse/testkit';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import {
  asOperator,
  bearer,
  gatewaySettings,
  newOrganisation,
  OPERATOR_KEY,
  startGateway,
} from '../../test/gateway.ts';
import { presentedKey } from './credential.ts';

const roomy = { RATE_LIMIT_ADDRESS: '10000', RATE_LIMIT_KEY: '10000' };
const settings = await gatewaySettings(roomy);
const gateway = await startGateway(settings);
const { app, ctx } = gateway;
afterAll(() => gateway.close());
afterEach(() => {
  vi.restoreAllMocks();
});

const me = (headers: Record<string, string>) => app.inject({ url: '/api/me', headers });

describe('who asks', () => {
  it('is read from either header, and from both when they agree', async () => {
    const mine = await newOrganisation(app);
    const replies = [
      await me(bearer(mine.key)),
      await me({ authorization: `bearer  ${mine.key}` }),
      await me({ 'x-api-key': mine.key }),
      await me({ ...bearer(mine.key), 'x-api-key': mine.key }),
    ];
    expect(replies.map((reply) => reply.json().organisation?.id)).toEqual(replies.map(() => mine.id));
  });

  it('decides who may keep an answer: anybody what anybody may see, after asking again; nobody what one caller sees', async () => {
    const mine = await newOrganisation(app);
    const url = `/api/organisations/${mine.id}`;
    const cacheControlFor = async (headers: Record<string, string>) =>
      (await app.inject({ url, headers })).headers['cache-control'];
    expect(await cacheControlFor({})).toBe('no-cache');
    expect(await cacheControlFor(bearer(mine.key))).toBe('no-store');
    expect(await cacheControlFor(bearer('tb_nothing'))).toBe('no-store');
  });

  it.each([
    ['an unknown key', bearer('tb_nothing'), 'key.invalid'],
    ['a very long key', bearer('x'.repeat(5000)), 'key.invalid'],
    ['no key at all in the header', { authorization: 'Bearer ' }, 'key.empty'],
    ['another scheme', { authorization: 'Basic dXNlcjpwYXNz' }, 'key.scheme'],
    ['two different keys', { ...bearer(OPERATOR_KEY), 'x-api-key': 'tb_other' }, 'key.two'],
    ['an empty x-api-key', { 'x-api-key': ' ' }, 'key.empty'],
  ])('is not taken for nobody after sending %s', async (_what, headers, reason) => {
    const reply = await me(headers);
    expect(reply.json()).toMatchObject({ status: 401, reason });
    expect(reply.headers['www-authenticate']).toBe('Bearer');
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
  });

  it('is never believed from an actor token, ours or forged', async () => {
    const pair = generateKeyPairSync('ed25519');
    const forge = createActorSigner(pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'));
    expect((await me(await actorHeaders(testOperator()))).json()).toMatchObject({ status: 401, reason: 'key.invalid' });
    expect((await me(bearer(await forge(testOperator())))).json()).toMatchObject({
      status: 401,
      reason: 'key.invalid',
    });
  });

  it('is not guessed wrong while the database is away: 503, not 401', async () => {
    const away = await startGateway(settings);
    await away.ctx.exchange.close();
    const reply = await away.app.inject({ url: '/api/me', headers: asOperator });
    expect(reply.json()).toMatchObject({ status: 503 });
    expect(reply.headers['retry-after']).toBeTruthy();
    await away.app.close();
  });

  it('costs one database query for many simultaneous requests, and writes nothing', async () => {
    const mine = await newOrganisation(app);
    const [select, update] = [vi.spyOn(ctx.exchange.orm, 'select'), vi.spyOn(ctx.exchange.orm, 'update')];
    await Promise.all(Array.from({ length: 20 }, () => me(mine.headers)));
    await me(mine.headers);
    expect(select.mock.calls.filter(([fields]) => fields && 'sharing' in fields)).toHaveLength(1);
    expect(update).not.toHaveBeenCalled();
  });
});

describe('the parts of a page', () => {
  it('are not counted again for who asked for the page, and a token says nothing about who asks', async () => {
    const strict = await startGateway({ ...settings, RATE_LIMIT_ADDRESS: '3' });
    const read = async (headers: Record<string, string>) =>
      (await strict.app.inject({ url: '/api/organisations/find?name=x', headers })).statusCode;
    const own = await actorHeaders(testOperator());
    const part = { 'x-page-reader': String(own.authorization).replace('Bearer ', '') };
    for (let times = 0; times < 6; times++) expect(await read(part)).not.toBe(429);
    const asked = await strict.app.inject({ url: '/api/me', headers: part });
    expect(asked.json()).toMatchObject({ kind: 'anonymous' });
    const forged = { 'x-page-reader': `${part['x-page-reader'].slice(0, -8)}AAAAAAAA` };
    for (let times = 0; times < 3; times++) await read(forged);
    expect(await read(forged)).toBe(429);
    await strict.close();
  });
});

describe('without a key', () => {
  it('nothing can be written, wherever it would have gone', async () => {
    for (const method of ['POST', 'PATCH', 'DELETE'] as const) {
      for (const url of [
        '/api/listings',
        '/api/organisations',
        '/api/operations/pairs/rebuild',
        '/nowhere',
        '/health',
      ]) {
        const reply = await app.inject({ method, url, payload: {} });
        const { reason } = reply.json();
        // A method that the path does not take is refused for that.
        expect([url, reply.statusCode, reason]).toEqual(
          reply.statusCode === 405 ? [url, 405, 'route.method'] : [url, 401, 'actor.anonymous'],
        );
      }
    }
  });

  it('metrics are closed; health and the pages are open', async () => {
    expect((await app.inject('/metrics')).statusCode).toBe(401);
    const mine = await newOrganisation(app);
    expect((await app.inject({ url: '/metrics', headers: mine.headers })).statusCode).toBe(403);
    expect((await app.inject({ url: '/metrics', headers: asOperator })).body).toContain(
      'http_request_duration_seconds',
    );
    for (const url of ['/health/live', '/health/ready', '/docs/', '/api/openapi.json']) {
      expect([url, (await app.inject(url)).statusCode]).toEqual([url, 200]);
    }
    expect((await app.inject('/')).headers.location).toBe('/docs/');
    expect((await app.inject('/openapi.json')).headers.location).toBe('/api/openapi.json');
  });
});

describe('the log', () => {
  it('has one line per request with who and how long, and never a key or a query', async () => {
    const mine = await newOrganisation(app);
    const info = vi.spyOn(ctx.log, 'info');
    await app.inject({
      url: `/api/me?secret=${mine.key}`,
      headers: { ...mine.headers, 'x-request-id': 'req-12345678' },
    });
    expect(info.mock.calls).toEqual([
      [
        {
          requestId: 'req-12345678',
          method: 'GET',
          path: '/api/me',
          status: 200,
          ms: expect.any(Number),
          organisation: mine.id,
        },
        'request',
      ],
    ]);
  });
});

describe('limits', () => {
  it('count per key, per organisation, and per address without a key', async () => {
    const small = await startGateway({ ...settings, RATE_LIMIT_KEY: '3', RATE_LIMIT_ADDRESS: '2' });
    const [one, two] = [await newOrganisation(app), await newOrganisation(app)];
    const ask = (headers: Record<string, string>, remoteAddress = '203.0.113.7') =>
      small.app.inject({ url: '/api/me', headers, remoteAddress });
    const statuses = async (times: number, headers: Record<string, string>, address?: string) => {
      const seen = [];
      for (let n = 0; n < times; n++) seen.push((await ask(headers, address)).statusCode);
      return seen;
    };
    expect(await statuses(4, one.headers)).toEqual([200, 200, 200, 429]);
    expect(await statuses(1, two.headers)).toEqual([200]);
    expect(await statuses(3, {})).toEqual([200, 200, 429]);
    expect(await statuses(1, {}, '203.0.113.8')).toEqual([200]);
    const refused = await ask(one.headers);
    expect(refused.json()).toMatchObject({ status: 429, reason: 'rate.exceeded', title: 'Too many requests' });
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await small.app.inject('/health/live')).statusCode).toBe(200);
    await small.close();
  });

  it('are not widened by more keys: neither by a new one nor by many at a time', async () => {
    const small = await startGateway({ ...settings, RATE_LIMIT_KEY: '3', RATE_LIMIT_ORGANISATION: '5' });
    const mine = await newOrganisation(app);
    const keys = [mine.key];
    for (let n = 0; n < 3; n++) {
      const made = await app.inject({
        method: 'POST',
        url: `/api/organisations/${mine.id}/keys`,
        headers: asOperator,
        payload: { name: `more ${n}`, scopes: ['listings:read'] },
      });
      keys.push(made.json().key);
    }
    const ask = async (key = '') =>
      (await small.app.inject({ url: '/api/organisations', headers: bearer(key) })).statusCode;
    const seen = [];
    for (const key of [keys[0], keys[0], keys[0], keys[0], keys[1], keys[1], keys[2], keys[3]])
      seen.push(await ask(key));
    // the fourth request of the first key is counted for its organisation too
    expect(seen).toEqual([200, 200, 200, 429, 200, 429, 429, 429]);
    expect(await ask((await newOrganisation(app)).key)).toBe(200);
    await small.close();
    const plain = await startGateway({ ...settings, RATE_LIMIT_KEY: '2' });
    const statuses = [];
    for (const key of [keys[0], keys[0], keys[1]]) {
      statuses.push((await plain.app.inject({ url: '/api/me', headers: bearer(key ?? '') })).statusCode);
    }
    expect(statuses).toEqual([200, 200, 429]);
    await plain.close();
  });

  it('end the guessing of keys from one address and never stop a good key that comes from there', async () => {
    const small = await startGateway({ ...settings, RATE_LIMIT_ADDRESS: '2' });
    const mine = await newOrganisation(app); // this gateway has never seen its key
    const ask = (headers: Record<string, string>) =>
      small.app.inject({ url: '/api/me', headers, remoteAddress: '203.0.113.9' });
    const guesses = [];
    for (let n = 0; n < 4; n++) guesses.push((await ask(bearer(`tb_guess${n}`))).statusCode);
    expect(guesses).toEqual([401, 401, 429, 429]);
    expect((await ask({ authorization: 'Basic eA==' })).statusCode).toBe(429);
    expect((await ask(mine.headers)).statusCode).toBe(200);
    expect((await ask(asOperator)).statusCode).toBe(200);
    await small.close();
  });

  it('never refuse the operator, and a flood of guessed keys costs few database queries', async () => {
    const small = await startGateway({ ...settings, RATE_LIMIT_KEY: '2', RATE_LIMIT_ADDRESS: '2' });
    const reads = vi.spyOn(small.ctx.exchange.orm, 'select');
    const flood = Array.from({ length: 1000 }, (_, n) =>
      small.app.inject({ url: '/api/me', headers: bearer(`tb_flood${n}`) }),
    );
    const operator = await Promise.all(
      [1, 2, 3, 4].map(() => small.app.inject({ url: '/api/organisations', headers: asOperator })),
    );
    expect(operator.map((reply) => reply.statusCode)).toEqual([200, 200, 200, 200]);
    const refused = (await Promise.all(flood)).map((reply) => reply.statusCode);
    expect([
      refused.filter((status) => status === 401).length,
      refused.filter((status) => status === 429).length,
    ]).toEqual([2, 998]);
    expect(reads.mock.calls.length).toBeLessThan(100);
    await small.close();
  });

  it('never limit health checks', async () => {
    const small = await startGateway({ ...settings, RATE_LIMIT_ADDRESS: '2' });
    const replies = await Promise.all(Array.from({ length: 200 }, () => small.app.inject('/health/ready')));
    expect(new Set(replies.map((reply) => reply.statusCode))).toEqual(new Set([200]));
    await small.close();
  });
});

describe('pages of other origins', () => {
  const preflight = { origin: 'https://portal.example', 'access-control-request-method': 'POST' };

  it('read what anybody may read, without a credential, and learn where the next page is', async () => {
    const anywhere = { origin: 'https://anywhere.example', 'access-control-request-method': 'GET' };
    const asked = await app.inject({ method: 'OPTIONS', url: '/api/organisations', headers: anywhere });
    expect([asked.statusCode, asked.headers['access-control-allow-origin']]).toEqual([204, '*']);
    expect(asked.headers['access-control-allow-methods']).toBe('GET, HEAD');
    expect(String(asked.headers['access-control-allow-headers'])).not.toMatch(/authorization|x-api-key|on-behalf-of/);
    expect(asked.headers).not.toHaveProperty('access-control-allow-credentials');
    const read = await app.inject({ url: '/api/organisations', headers: { origin: 'https://anywhere.example' } });
    expect([read.statusCode, read.headers['access-control-allow-origin']]).toEqual([200, '*']);
    expect(read.headers['access-control-expose-headers']).toContain('link');
    const page = await app.inject({ url: '/account', headers: { origin: 'https://anywhere.example' } });
    expect(page.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('may not write unless a setting names them', async () => {
    const shut = await app.inject({ method: 'OPTIONS', url: '/api/listings', headers: preflight });
    expect(shut.headers).not.toHaveProperty('access-control-allow-origin');
    const open = await startGateway({ ...settings, CORS_ORIGINS: 'https://portal.example, https://b.example' });
    const allowed = await open.app.inject({ method: 'OPTIONS', url: '/api/listings', headers: preflight });
    expect([allowed.statusCode, allowed.headers['access-control-allow-origin']]).toEqual([
      204,
      'https://portal.example',
    ]);
    const refused = await open.app.inject({
      url: '/api/me',
      headers: { ...bearer('tb_none'), origin: 'https://portal.example' },
    });
    expect([refused.statusCode, refused.headers['access-control-allow-origin']]).toEqual([
      401,
      'https://portal.example',
    ]);
    const other = await open.app.inject({ url: '/api/me', headers: { origin: 'https://evil.example' } });
    expect(other.headers['access-control-allow-origin']).toBe('*');
    await open.close();
  });
});

describe('presentedKey', () => {
  it('is undefined only when neither header is there', () => {
    expect(presentedKey({})).toBeUndefined();
    expect(presentedKey({ cookie: 'x' })).toBeUndefined();
    expect(() => presentedKey({ authorization: '' })).toThrow();
  });
});
