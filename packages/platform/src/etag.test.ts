import { generateKeyPairSync } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Actor } from '@techbourse/policy';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createActorSigner, createActorVerifier } from './actor.ts';
import { bearerActor, buildApp } from './app.ts';
import { etagOf, isKnown } from './etag.ts';
import { silentLogger } from './log.ts';

const keys = generateKeyPairSync('ed25519');
const sign = createActorSigner(keys.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'));
const publicKey = keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const app = await buildApp({
  name: 'sample',
  log: silentLogger(),
  authenticate: bearerActor(createActorVerifier(publicKey)),
});
let title = 'one';
app.get('/thing', { schema: { response: { 200: z.object({ title: z.string(), who: z.string() }) } } }, (request) =>
  Promise.resolve({ title, who: request.actor.id }),
);
app.post('/thing', { schema: { response: { 200: z.object({ title: z.string() }) } } }, async () => ({ title }));
app.get('/own', async (_request, reply) => reply.header('etag', '"mine"').send({ title }));
app.get('/open', { config: { open: true } }, async () => ({ title }));
app.get('/lines', async (_request, reply) => reply.send(Readable.from(['{}\n'])));
app.get('/made', async (_request, reply) => reply.code(202).send({ title }));
app.get('/varied', async (_request, reply) => reply.headers({ vary: 'accept', 'cache-control': 'no-store' }).send({}));
await app.ready();
afterAll(() => app.close());

const actor = (id: string): Actor => ({ kind: 'key', id, organisation: null, scopes: [] });
const ask = async (who: string, ifNoneMatch?: string, method: 'GET' | 'HEAD' | 'POST' = 'GET') => {
  const headers = {
    authorization: `Bearer ${await sign(actor(who))}`,
    ...(ifNoneMatch ? { 'if-none-match': ifNoneMatch } : {}),
  };
  return app.inject({ method, url: '/thing', headers });
};

describe('an answer that the caller has', () => {
  it('is 304 without a body as long as it is the same, and whole when it changed', async () => {
    const first = await ask('a');
    const etag = String(first.headers['etag']);
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    const again = await ask('a', `"other", W/${etag}`);
    expect(again).toMatchObject({ statusCode: 304, body: '', headers: { etag } });
    expect(again.headers['content-type']).toBeUndefined();
    title = 'two';
    const changed = await ask('a', etag);
    expect(changed).toMatchObject({ statusCode: 200 });
    expect(changed.json()).toEqual({ title: 'two', who: 'a' });
    expect(changed.headers['etag']).not.toBe(etag);
  });

  it('is not told to have it when it has the answer of another reader', async () => {
    const etag = String((await ask('a')).headers['etag']);
    expect((await ask('b', etag)).json()).toMatchObject({ who: 'b' });
  });

  it('is told by no tag when it is no whole answer of ours: a stream, a refusal, work that was begun, an open page', async () => {
    const headers = { authorization: `Bearer ${await sign(actor('a'))}`, 'if-none-match': '*' };
    const get = (url: string) => app.inject({ url, headers });
    for (const [url, status] of [
      ['/lines', 200],
      ['/nothing', 404],
      ['/made', 202],
      ['/open', 200],
    ] as const) {
      const answer = await get(url);
      expect([url, answer.statusCode, answer.headers['etag']]).toEqual([url, status, undefined]);
      expect(answer.body).not.toBe('');
    }
    const own = await get('/own');
    expect([own.statusCode, own.headers['etag'], own.json()]).toEqual([200, '"mine"', { title }]);
  });

  it('that is still the same keeps the headers that say for whom and how long it is', async () => {
    const headers = { authorization: `Bearer ${await sign(actor('a'))}`, 'if-none-match': '*' };
    const answer = await app.inject({ url: '/varied', headers });
    expect(answer).toMatchObject({ statusCode: 304, headers: { vary: 'accept', 'cache-control': 'no-store' } });
    expect(answer.headers['x-request-id']).toBeTruthy();
  });

  it('is known by its tag among any others, and by no other tag', () => {
    const body = fc.string();
    fc.assert(
      fc.property(body, fc.array(body, { maxLength: 4 }), fc.boolean(), fc.boolean(), (own, others, isWeak, has) => {
        const tags = others.filter((other) => other !== own).map(etagOf);
        const mine = `${isWeak ? 'W/' : ''}${etagOf(own)}`;
        const header = (has ? [...tags.slice(0, 1), mine, ...tags.slice(1)] : tags).join(' , ');
        expect(isKnown(header, etagOf(own))).toBe(has);
      }),
    );
  });

  it('has the same tag when only its head is asked for', async () => {
    const whole = await ask('a');
    const head = await ask('a', undefined, 'HEAD');
    expect(head).toMatchObject({ statusCode: 200, body: '', headers: { etag: whole.headers['etag'] } });
    expect((await ask('a', String(whole.headers['etag']), 'HEAD')).statusCode).toBe(304);
  });

  it('is nothing for a write', async () => {
    const written = await ask('a', '*', 'POST');
    expect(written.statusCode).toBe(200);
    expect(written.headers['etag']).toBeUndefined();
  });

  it.each([
    [undefined, false],
    ['*', true],
    ['"x"', true],
    ['W/"x"', true],
    ['"a", "x"', true],
    ['"xx"', false],
    ['x', false],
    ['', false],
  ])('by the header %s: %s', (header, known) => {
    expect(isKnown(header, '"x"')).toBe(known);
  });
});
