import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import type { App } from '@techbourse/platform';
import { actorHeaders, testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway, startService } from '../../test/gateway.ts';

function routes(app: App): void {
  const echo = async (request: { url: string; method: string; headers: object; actor: object; body?: unknown }) => ({
    url: request.url,
    method: request.method,
    headers: request.headers,
    actor: request.actor,
    body: request.body ?? null,
  });
  app.get('/listings/*', echo);
  app.get('/listings', echo);
  app.post('/listings', async (request, reply) =>
    reply
      .code(201)
      .headers({
        location: '/listings/1',
        server: 'inner/1.0',
        'x-powered-by': 'inner',
        'set-cookie': 'inside=1',
        etag: '"1"',
      })
      .send(await echo(request)),
  );
  app.patch('/listings/:id', echo);
  app.delete('/listings/:id', echo);
  app.get('/operations/secret', async () => ({ secret: true }));
  app.get('/listings/export', async (_request, reply) => {
    reply.type('application/x-ndjson');
    return reply.send(
      Readable.from(Array.from({ length: 2000 }, (_, n) => `${JSON.stringify({ n, text: 'x'.repeat(500) })}\n`)),
    );
  });
  app.get('/listings/endless', async (_request, reply) => {
    reply.type('application/x-ndjson');
    return reply.send(
      Readable.from(
        (async function* () {
          yield 'first line\n';
          await new Promise(() => {});
        })(),
      ),
    );
  });
  app.get('/listings/away', async (_request, reply) =>
    reply.code(503).header('retry-after', '7').send({ reason: 'inner' }),
  );
}

const service = await startService('listings', routes);
const gateway = await startGateway(
  await gatewaySettings({
    RATE_LIMIT_ADDRESS: '10000',
    RATE_LIMIT_KEY: '10000',
    LISTINGS_URL: service.url,
  }),
);
const url = await gateway.app.listen({ host: '127.0.0.1', port: 0 });
const port = Number(new URL(url).port);
const mine = await newOrganisation(gateway.app);
afterAll(async () => {
  service.app.server.closeAllConnections();
  await gateway.close();
  await service.app.close();
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers });
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(url + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...mine.headers, ...headers },
  });

/** Sends bytes exactly as they are and returns the head of the answer. */
async function raw(text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(text);
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  await once(socket, 'close');
  return answer;
}

describe('a request on its way to a service', () => {
  it('arrives as it was sent, signed for who sent it', async () => {
    const reply = await post('/api/listings?dry=1&q=%E7%9F%B3', JSON.stringify({ title: '石墨烯' }), {
      'idempotency-key': 'k-12345678',
      'x-request-id': 'req-12345678',
      'accept-language': 'zh',
    });
    const seen = await reply.json();
    expect(reply.status).toBe(201);
    expect(seen).toMatchObject({
      url: '/listings?dry=1&q=%E7%9F%B3',
      method: 'POST',
      body: { title: '石墨烯' },
      headers: { 'idempotency-key': 'k-12345678', 'x-request-id': 'req-12345678', 'accept-language': 'zh' },
      actor: {
        kind: 'key',
        id: mine.keyId,
        organisation: { id: mine.id },
        scopes: expect.arrayContaining(['listings:write']),
      },
    });
    expect(reply.headers.get('x-request-id')).toBe('req-12345678');
    expect(JSON.stringify(seen)).not.toContain(mine.key);
  });

  it('is anonymous without a key', async () => {
    expect(await (await get('/api/listings/search?q=a')).json()).toMatchObject({
      url: '/listings/search?q=a',
      actor: { kind: 'anonymous', organisation: null, scopes: [] },
    });
  });

  it('cannot forge an actor, an address or any other internal header', async () => {
    const { authorization } = await actorHeaders(testOperator());
    const forged = {
      'x-actor': 'operator',
      'x-forwarded-for': '10.0.0.1',
      forwarded: 'for=10.0.0.1',
      'x-real-ip': '10.0.0.1',
      'x-caller-address': '10.0.0.1',
      'x-original-authorization': authorization,
      'proxy-authorization': authorization,
      cookie: 'session=operator',
      'x-http-method-override': 'DELETE',
      'x-api-key': mine.key,
    };
    const seen = (await (await get('/api/listings', forged)).json()) as {
      headers: Record<string, string>;
      actor: object;
    };
    expect(seen.headers['x-caller-address']).toMatch(/127\.0\.0\.1$/);
    expect(seen.actor).toMatchObject({ organisation: { id: mine.id } });
    expect(Object.keys(seen.headers).sort()).toEqual(
      [
        'accept',
        'accept-encoding',
        'accept-language',
        'authorization',
        'connection',
        'host',
        'user-agent',
        'x-caller-address',
        'x-request-id',
      ].sort(),
    );
    const token = await get('/api/listings', { authorization });
    expect(token.status).toBe(401);
  });

  it('cannot strip what the gateway adds by naming it in Connection', async () => {
    const answer = await raw(
      `GET /api/listings HTTP/1.1\r\nhost: x\r\nconnection: close, authorization, x-request-id\r\nx-api-key: ${mine.key}\r\n\r\n`,
    );
    expect(answer).toContain('HTTP/1.1 200');
    expect(answer).toContain(`"id":"${mine.id}"`);
  });

  it.each([
    '/api/listings/../operations/secret',
    '/api/listings/%2e%2e/operations/secret',
    '/api/listings/..%2foperations/secret',
    '/api/listings/..%5coperations%5csecret',
    '/api/listings/x\\..\\..\\operations\\secret',
    '/api/listings/%252e%252e/operations/secret',
    '/api/listings//operations/secret',
    '/api/listings/.%2e/operations/secret',
    '/api/listings/;/../operations/secret',
    '/api/listings/%00',
    '/api//operations/secret',
    '/operations/secret',
    '/listings',
    '/api/listingsx',
    '/api/operations/secret',
    '//operations/secret',
    'http://127.0.0.1/operations/secret',
  ])('reaches no other path: %s', async (path) => {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(answer).not.toContain('secret":true');
  });

  it('passes only by the methods that the services have', async () => {
    const headers = asOperator;
    expect((await fetch(`${url}/api/listings/1`, { method: 'PUT', headers })).status).toBe(405);
    const deleted = await fetch(`${url}/api/listings/1?expectedVersion=2`, { method: 'DELETE', headers });
    expect(await deleted.json()).toMatchObject({ method: 'DELETE', url: '/listings/1?expectedVersion=2' });
    const patched = await fetch(`${url}/api/listings/1`, {
      method: 'PATCH',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{"a":1}',
    });
    expect(await patched.json()).toMatchObject({ method: 'PATCH', body: { a: 1 } });
    expect((await fetch(`${url}/api/listings`, { method: 'HEAD' })).status).toBe(200);
  });
});

describe('an answer on its way back', () => {
  it('keeps the headers callers need, drops internal ones, and gains those of the gateway', async () => {
    const { headers } = await post('/api/listings', '{}');
    expect([headers.get('location'), headers.get('etag')]).toEqual(['/api/listings/1', '"1"']);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    for (const name of ['server', 'x-powered-by', 'set-cookie'])
      expect([name, headers.get(name)]).toEqual([name, null]);
  });

  it('streams: the first line is there while the service has not ended', async () => {
    const reply = await get('/api/listings/endless');
    const reader = reply.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    expect(Buffer.from(value ?? []).toString()).toBe('first line\n');
    await reader?.cancel();
    const whole = await (await get('/api/listings/export')).text();
    expect(whole.trimEnd().split('\n')).toHaveLength(2000);
  });

  it('with an error of the service is the service’s own problem document', async () => {
    const wrong = await post('/api/listings', '{"title":');
    expect(wrong.headers.get('content-type')).toContain('application/problem+json');
    expect(await wrong.json()).toMatchObject({ status: 400, reason: 'body.invalid_json' });
    const away = await get('/api/listings/away');
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '7']);
  });
});
