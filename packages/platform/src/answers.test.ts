import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ANONYMOUS } from '@techbourse/policy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';
import { callOf } from './call.ts';
import { fail } from './errors.ts';
import { silentLogger } from './log.ts';
import { sendNdjson } from './ndjson.ts';
import { SERVED_BY, servedBy } from './served-by.ts';

const state = { complaint: undefined as string | undefined, isLate: false, ended: false };
const never = () => new Promise<never>(() => {});
const key = Buffer.from('a public key').toString('base64');
const app = await buildApp({
  name: 'sample',
  log: silentLogger(),
  actorPublicKey: key,
  authenticate: async () => ANONYMOUS,
  checks: { engine: async () => (state.isLate ? never() : 1) },
  degradations: {
    search: async () => state.complaint,
    away: async () => Promise.reject(new Error('no engine')),
  },
});
const rows = async function* (count: number) {
  try {
    for (let n = 0; n < count; n++) yield { n, text: 'line\nbreak 膜\u2028\u2029' };
  } finally {
    state.ended = true;
  }
};
app.get('/lines/:count', async (asked, reply) =>
  sendNdjson(reply, rows(Number((asked.params as { count: string }).count))),
);
app.get('/refused', async (_request, reply) =>
  sendNdjson(
    reply,
    // biome-ignore lint/correctness/useYield: it refuses before its first row
    (async function* () {
      throw fail.forbidden('export.too_large', 'Too many');
    })(),
  ),
);
app.get('/away', async () => {
  throw fail.unavailable('engine.unavailable', 'away');
});
app.get('/unknown-caller', async () => {
  throw fail.unauthenticated('actor.anonymous', 'no key');
});
app.post('/call', async (asked) => callOf(asked));
app.get('/named/:name', async (asked) => asked.params);
let port = 0;
beforeAll(async () => {
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as AddressInfo).port;
});
afterAll(() => app.close());

describe('every answer', () => {
  it('says which service of which exchange gave it, refusals and unknown paths too', async () => {
    for (const url of ['/health/live', '/away', '/no/such/path', '/lines/1', '/%zz'])
      expect([url, (await app.inject(url)).headers[SERVED_BY]]).toEqual([url, servedBy('sample', key)]);
    expect(servedBy('sample', key)).not.toBe(servedBy('sample', Buffer.from('another').toString('base64')));
  });

  it('has a request id: the one given when it can be one, else a new one', async () => {
    const idOf = async (given?: string) =>
      (await app.inject({ url: '/health/live', headers: given === undefined ? {} : { 'x-request-id': given } }))
        .headers['x-request-id'];
    expect(await idOf('request-12345')).toBe('request-12345');
    for (const bad of [undefined, 'short', 'a b c d e f g h', 'x'.repeat(101), 'id\u00e9id\u00e9id\u00e9']) {
      const id = await idOf(bad);
      expect(id).toMatch(/^[\w.:-]{8,100}$/);
      expect(id).not.toBe(bad);
    }
  });

  it('to a path that leads nowhere is a problem document, whatever the method', async () => {
    for (const method of ['GET', 'POST', 'DELETE', 'PUT'] as const) {
      const reply = await app.inject({ method, url: '/nowhere?secret=1' });
      expect(reply.json()).toMatchObject({
        status: 404,
        reason: 'route.not_found',
        detail: 'There is no such path',
      });
    }
  });

  it('to a path that cannot be read says what is wrong with it', async () => {
    expect((await app.inject('/named/%zz')).json()).toMatchObject({ status: 400, reason: 'route.not_readable' });
    expect((await app.inject(`/named/${'x'.repeat(201)}`)).json()).toMatchObject({
      status: 400,
      reason: 'route.too_long',
    });
    expect((await app.inject(`/named/${'x'.repeat(200)}`)).statusCode).toBe(200);
  });

  it('tells a caller when to come again, or what to come with', async () => {
    const away = await app.inject('/away');
    expect([away.statusCode, away.headers['retry-after']]).toEqual([503, '2']);
    const unknown = await app.inject('/unknown-caller');
    expect([unknown.statusCode, unknown.headers['www-authenticate']]).toEqual([401, 'Bearer']);
    expect((await app.inject('/nowhere')).headers['retry-after']).toBeUndefined();
  });

  it('to a body of another media type is 415', async () => {
    const reply = await app.inject({
      method: 'POST',
      url: '/call',
      headers: { 'content-type': 'text/xml' },
      payload: '<a/>',
    });
    expect(reply.json()).toMatchObject({ status: 415, reason: 'body.media_type' });
  });
});

describe('what a write knows of its request', () => {
  it('is its id and its key for repeats, if it has one', async () => {
    const headers = { 'x-request-id': 'request-12345' };
    const call = async (more: Record<string, string> = {}) =>
      (await app.inject({ method: 'POST', url: '/call', headers: { ...headers, ...more } })).json();
    expect(await call({ 'idempotency-key': 'once-1' })).toEqual({
      requestId: 'request-12345',
      idempotencyKey: 'once-1',
    });
    expect(await call()).toEqual({ requestId: 'request-12345' });
  });
});

describe('an answer of lines', () => {
  it('is one JSON document per line, however many', async () => {
    for (const count of [0, 1, 1000]) {
      const reply = await app.inject(`/lines/${count}`);
      // Readers that end a line at these would cut a row in two.
      expect(reply.body).not.toMatch(/[\u2028\u2029]/);
      expect(reply.headers['content-type']).toContain('application/x-ndjson');
      const lines = reply.body.split('\n');
      expect(lines.pop()).toBe('');
      expect(lines.map((line) => JSON.parse(line).n)).toEqual(Array.from({ length: count }, (_, n) => n));
    }
  });

  it('that is refused is an error document, and not a stream that breaks off', async () => {
    expect((await app.inject('/refused')).json()).toMatchObject({ status: 403, reason: 'export.too_large' });
  });

  it('is read no further when its reader hangs up', async () => {
    state.ended = false;
    const asked = request({ port, path: '/lines/1000000000' }).end();
    const [reply] = await once(asked, 'response');
    await once(reply, 'data');
    expect(state.ended).toBe(false);
    asked.on('error', () => {});
    asked.destroy();
    await expect.poll(() => state.ended, { timeout: 10_000 }).toBe(true);
  });
});

describe('the health of a process', () => {
  const ready = async () => {
    const reply = await app.inject('/health/ready');
    return [reply.statusCode, reply.json().status, reply.json().degraded];
  };

  it('is ready while its engines answer, and degraded, but there, when something lacks', async () => {
    state.complaint = undefined;
    expect(await ready()).toEqual([200, 'ready', undefined]);
    state.complaint = 'notes: 3 documents for 5 records';
    expect(await ready()).toEqual([200, 'degraded', [{ name: 'search', reason: state.complaint }]]);
    state.complaint = undefined;
  });

  it('is not ready when an engine does not answer in time', async () => {
    state.isLate = true;
    await expect.poll(async () => (await ready())[1], { timeout: 10_000 }).toBe('not ready');
    const { checks } = (await app.inject('/health/ready')).json();
    expect(checks).toEqual([{ name: 'engine', ok: false, error: 'check.timeout: no answer in time' }]);
    state.isLate = false;
    await expect.poll(async () => (await ready())[1], { timeout: 10_000 }).toBe('ready');
  });
});
