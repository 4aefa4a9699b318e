import { generateKeyPairSync } from 'node:crypto';
import type { Actor } from '@techbourse/policy';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createActorSigner, createActorVerifier } from './actor.ts';
import { bearerActor, buildApp } from './app.ts';
import { isKnown } from './etag.ts';
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
await app.ready();
afterAll(() => app.close());

const actor = (id: string): Actor => ({ kind: 'key', id, organisation: null, scopes: [] });
const ask = async (who: string, ifNoneMatch?: string, method: 'GET' | 'POST' = 'GET') => {
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
