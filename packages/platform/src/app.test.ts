import { generateKeyPairSync } from 'node:crypto';
import { importRequestSchema } from '@techbourse/api-schema';
import { type Actor, ANONYMOUS } from '@techbourse/policy';
import { SignJWT } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createActorSigner, createActorVerifier } from './actor.ts';
import { bearerActor, buildApp } from './app.ts';
import { fail } from './errors.ts';
import { silentLogger } from './log.ts';

const keys = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');
const privateOf = (pair: typeof keys) => pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
const publicKey = keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const sign = createActorSigner(privateOf(keys));
const actor: Actor = { kind: 'key', id: 'k1', organisation: null, scopes: ['listings:read'] };
const bearer = async (signer = sign) => ({ authorization: `Bearer ${await signer(actor)}` });

const app = await buildApp({
  name: 'sample',
  log: silentLogger(),
  authenticate: bearerActor(createActorVerifier(publicKey)),
  checks: {
    good: async () => 1,
    bad: async () => Promise.reject(Object.assign(new Error('kept to us'), { code: 'ECONNREFUSED' })),
  },
  bodyLimit: 5000,
});
const body = z.strictObject({ title: z.string().max(10), price: z.object({ amount: z.string() }).optional() });
const answer = { 200: z.object({ title: z.string(), who: z.string() }) };
app.post('/things', { schema: { body, response: answer } }, async (request) => ({
  title: request.body.title,
  who: request.actor.id,
}));
app.post('/rows', { schema: { body: importRequestSchema } }, async (request) => request.body.rows.length);
app.get('/list', { schema: { querystring: z.object({ q: z.string() }) } }, async (request) => request.query.q);
const old = { 200: z.object({ day: z.string().max(3) }) };
app.get('/old', { schema: { response: old } }, async () => ({ day: '9999-12-31', secret: 1 }));
app.get('/boom', async () => {
  throw new Error('secret inside');
});
app.get('/gone', { schema: { response: answer } }, async () => {
  throw fail.notFound('thing.not_found', 'No such thing');
});
await app.ready();
afterAll(() => app.close());

const post = async (payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/things',
    headers: { 'content-type': 'application/json', ...(await bearer()), ...headers },
    payload: payload as string,
  });

describe('a service', () => {
  it('answers a valid request as the signed actor', async () => {
    const reply = await post({ title: 'one' });
    expect(reply.json()).toEqual({ title: 'one', who: 'k1' });
    expect(reply.headers['x-request-id']).toBeTruthy();
  });

  it('keeps a request id that the gateway gave', async () => {
    const reply = await post({ title: 'one' }, { 'x-request-id': 'req-12345678' });
    expect(reply.headers['x-request-id']).toBe('req-12345678');
  });

  it('refuses requests without an actor token, and with one signed by another key', async () => {
    const none = await app.inject({ method: 'GET', url: '/gone' });
    expect(none.statusCode).toBe(401);
    const forged = await app.inject({
      method: 'GET',
      url: '/gone',
      headers: await bearer(createActorSigner(privateOf(other))),
    });
    expect(forged.json()).toMatchObject({ status: 401, reason: 'actor.invalid_token' });
  });

  it('names every faulty field with its pointer and rule', async () => {
    const reply = await post({ title: 'x'.repeat(11), price: { amount: 5 }, colour: 'red' });
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.json()).toMatchObject({ status: 400, reason: 'input.invalid' });
    expect(reply.json().issues.map((issue: { pointer: string; rule: string }) => [issue.pointer, issue.rule])).toEqual([
      ['/title', 'too_big'],
      ['/price/amount', 'invalid_type'],
      ['/colour', 'unknown_field'],
    ]);
  });

  it('refuses broken UTF-8, broken JSON, prototype keys and large bodies', async () => {
    const broken = await post(Buffer.from([0x7b, 0x22, 0x61, 0xff, 0x22, 0x7d]));
    expect(broken.json()).toMatchObject({ status: 400, reason: 'body.invalid_utf8' });
    expect((await post('{"title":')).json()).toMatchObject({ status: 400, reason: 'body.invalid_json' });
    expect((await post('{"title":"a","__proto__":{"x":1}}')).json()).toMatchObject({ status: 400 });
    expect((await post(JSON.stringify({ title: 'x'.repeat(6000) }))).json()).toMatchObject({
      status: 413,
      reason: 'body.too_large',
    });
  });

  it('refuses what no table can hold in a body, a query and a header, and leaves the rows of an import to themselves', async () => {
    const get = async (url: string) => app.inject({ url, headers: await bearer() });
    expect((await post('{"title":"a\\u0000"}')).json()).toMatchObject({ status: 400, issues: [{ pointer: '/title' }] });
    expect((await post('{"title":{"a":"\\ud800"}}')).json()).toMatchObject({ issues: [{ pointer: '/title/a' }] });
    const deep = `{"title":${'['.repeat(2000)}${']'.repeat(2000)}}`;
    expect((await post(deep)).json()).toMatchObject({ status: 400, issues: [{ rule: 'input.too_deep' }] });
    expect((await get('/list?q=%00')).json()).toMatchObject({ status: 400, issues: [{ pointer: '/q' }] });
    expect((await get('/list?q=ok')).body).toBe('ok');
    for (const key of ['', 'x'.repeat(201), 'a b', 'ü']) {
      const reply = await post({ title: 'one' }, { 'idempotency-key': key });
      expect(reply.json()).toMatchObject({ status: 400, issues: [{ pointer: '/idempotency-key' }] });
    }
    const rows = await app.inject({
      method: 'POST',
      url: '/rows',
      headers: { 'content-type': 'application/json', ...(await bearer()) },
      payload: `{"rows":[{"a":"\\u0000"},{"a":${'['.repeat(2000)}${']'.repeat(2000)}}]}`,
    });
    expect(rows.body).toBe('2');
  });

  it('shows a record that was written before a rule of today, and no more of it than the schema names', async () => {
    const reply = await app.inject({ url: '/old', headers: await bearer() });
    expect([reply.statusCode, reply.json()]).toEqual([200, { day: '9999-12-31' }]);
  });

  it('names the Idempotency-Key for every write in its document', async () => {
    const { paths } = (await app.inject('/openapi.json')).json();
    expect(JSON.stringify(paths['/things'].post.parameters)).toContain('idempotency-key');
    expect(paths['/list'].get.parameters.map((each: { name: string }) => each.name)).toEqual(['q']);
  });

  it('sends our own error through a route that has a response schema', async () => {
    const reply = await app.inject({ method: 'GET', url: '/gone', headers: await bearer() });
    expect(reply.json()).toMatchObject({ status: 404, reason: 'thing.not_found', detail: 'No such thing' });
  });

  it('never sends the message of an unexpected error', async () => {
    const reply = await app.inject({ method: 'GET', url: '/boom', headers: await bearer() });
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toContain('secret');
  });

  it('is live, says which check keeps it from being ready, and has metrics and an API document', async () => {
    expect((await app.inject('/health/live')).statusCode).toBe(200);
    const ready = await app.inject('/health/ready');
    expect(ready.statusCode).toBe(503);
    expect(ready.json().checks).toEqual([
      { name: 'good', ok: true },
      { name: 'bad', ok: false, error: 'ECONNREFUSED' },
    ]);
    expect((await app.inject('/metrics')).body).toContain('http_request_duration_seconds');
    expect((await app.inject('/openapi.json')).json().paths).toHaveProperty('/things');
  });

  it('takes no token that does not end within minutes, or is of another time, whoever signed it', async () => {
    const now = Math.floor(Date.now() / 1000);
    const key = keys.privateKey;
    const token = (claims: { iat?: number; exp?: number }) =>
      new SignJWT({ actor, iss: 'techbourse-gateway', aud: 'techbourse-services', ...claims })
        .setProtectedHeader({ alg: 'EdDSA' })
        .sign(key);
    const status = async (claims: { iat?: number; exp?: number }) => {
      const headers = { authorization: `Bearer ${await token(claims)}` };
      return (await app.inject({ url: '/gone', headers })).statusCode;
    };
    expect(await status({ iat: now, exp: now + 60 })).toBe(404);
    expect(await status({ iat: now + 5, exp: now + 65 })).toBe(404); // clocks of two machines
    const tenYears = 10 * 365 * 86_400;
    for (const claims of [
      { iat: now }, // no end
      { exp: now + 60 }, // no beginning
      {},
      { iat: now, exp: now + tenYears },
      { iat: now - tenYears, exp: now + tenYears },
      { iat: now - 86_400, exp: now - 86_340 },
      { iat: now + 3_600, exp: now + 3_660 }, // of the future
      { iat: now - 200, exp: now - 140 },
    ]) {
      expect([claims, await status(claims)]).toEqual([claims, 401]);
    }
  });

  it('looks at its engines once for all who ask within a second, and tells the public no more than their names', async () => {
    let looks = 0;
    const check = async () => {
      looks += 1;
      throw new Error('role "listings" of 10.0.0.3 does not exist');
    };
    const shown = { name: 'door', log: silentLogger(), authenticate: async () => ANONYMOUS, publicPort: true };
    const door = await buildApp({ ...shown, checks: { postgres: check } });
    const replies = await Promise.all(Array.from({ length: 300 }, () => door.inject('/health/ready')));
    expect(looks).toBe(1);
    for (const reply of replies) {
      expect(reply.statusCode).toBe(503);
      expect(reply.json()).toEqual({ status: 'not ready', name: 'door', checks: [{ name: 'postgres', ok: false }] });
    }
    await door.close();
  });

  it('passes an anonymous actor that the gateway signed', async () => {
    const verify = createActorVerifier(publicKey);
    await expect(verify(await sign(ANONYMOUS))).resolves.toEqual(ANONYMOUS);
  });
});
