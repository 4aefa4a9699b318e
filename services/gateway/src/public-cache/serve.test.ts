import { Readable } from 'node:stream';
import { ANYBODYS } from '@techbourse/platform';
import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { createPublicCache, type Reading } from './public-cache.ts';
import { forgetWritten, keepAnswer, publicKeyOf } from './serve.ts';

const ID = '0197f3a2-1111-7222-8333-444455556666';
const OTHER = '0197f3a2-1111-7222-8333-444455557777';
const cacheOf = () => {
  const cache = createPublicCache({ maxBytes: 10_000_000, keepMs: 60_000 });
  cache.open();
  return cache;
};

describe('a read that anybody gets the same answer to', () => {
  const keyOf = (url: string, method = 'GET', kind = 'anonymous') =>
    publicKeyOf({ method, url, actor: { kind } } as FastifyRequest);

  it('is one of a listing or a demand by its id, without a key', () => {
    expect(keyOf(`/api/listings/${ID}`)).toBe(`listings/${ID}`);
    expect(keyOf(`/api/demands/${ID}`)).toBe(`demands/${ID}`);
    for (const kind of ['key', 'person', 'system'])
      expect([kind, keyOf(`/api/listings/${ID}`, 'GET', kind)]).toEqual([kind, undefined]);
    for (const method of ['HEAD', 'POST', 'PATCH'])
      expect([method, keyOf(`/api/listings/${ID}`, method)]).toEqual([method, undefined]);
  });

  it.each([
    [`/api/listings/${ID}?language=zh`],
    [`/api/listings/${ID}/`],
    [`/api/listings/${ID}/versions`],
    [`/api/listings/${ID.toUpperCase()}`],
    [`/api/listings/${ID}#x`],
    [`/api/listings/search`],
    [`/api/deals/${ID}`],
    [`/api/listings//${ID}`],
    [`/x/api/listings/${ID}`],
  ])('is not %s', (url) => {
    expect(keyOf(url)).toBeUndefined();
  });
});

describe('an answer', () => {
  const body = '{"title":"a"}';
  const good = { 'content-length': String(body.length), 'content-type': 'application/json', [ANYBODYS]: 'record' };
  const keep = async (answer: { status?: number; headers?: Record<string, string | undefined>; text?: string }) => {
    const cache = cacheOf();
    const { status = 200, headers = good, text = body } = answer;
    const { [ANYBODYS]: _, ...shown } = headers;
    const stream = Readable.from([Buffer.from(text)]);
    const given = await keepAnswer(cache, cache.begin('listings/a') as Reading, { status, headers, shown, stream });
    return { given: given?.toString(), kept: cache.find('listings/a'), isRead: stream.readableEnded };
  };

  it('that a service calls anybody’s is kept as it is shown, byte for byte', async () => {
    const { given, kept } = await keep({});
    expect([given, kept?.body.toString()]).toEqual([body, body]);
    expect(kept?.headers).toEqual({ 'content-length': '13', 'content-type': 'application/json' });
  });

  it.each([
    ['is a refusal', { status: 404 }],
    ['is anybody’s by no word of the service', { headers: { ...good, [ANYBODYS]: undefined } }],
    ['is anybody’s by another word', { headers: { ...good, [ANYBODYS]: 'list' } }],
    ['does not say how long it is', { headers: { ...good, 'content-length': undefined } }],
    ['is too long', { headers: { ...good, 'content-length': '262145' } }],
  ])('that %s passes through unread and is not kept', async (_what, answer) => {
    expect(await keep(answer)).toEqual({ given: undefined, kept: undefined, isRead: false });
  });

  it('that is shorter than it said is handed on and not kept', async () => {
    expect(await keep({ text: body.slice(0, 5) })).toMatchObject({ given: body.slice(0, 5), kept: undefined });
  });

  it('that breaks off is an error, and nothing of it is kept', async () => {
    const cache = cacheOf();
    const stream = Readable.from(
      (async function* () {
        yield Buffer.from('{"ti');
        throw new Error('socket closed');
      })(),
    );
    const reading = cache.begin('listings/a') as Reading;
    await expect(keepAnswer(cache, reading, { status: 200, headers: good, shown: {}, stream })).rejects.toThrow(
      'closed',
    );
    expect(cache.find('listings/a')).toBeUndefined();
  });
});

describe('a write', () => {
  const left = (url: string) => {
    const cache = cacheOf();
    const keys = [`listings/${ID}`, `listings/${OTHER}`, `demands/${ID}`];
    for (const key of keys) cache.keep(cache.begin(key) as Reading, { headers: {}, body: Buffer.from('x') });
    forgetWritten(cache, { url });
    return keys.filter((key) => cache.find(key));
  };

  it.each([[`/api/listings/${ID}`], [`/api/listings/${ID}/publish`], [`/api/listings/${ID}/`]])(
    'of one record leaves all others: %s',
    (url) => {
      expect(left(url)).toEqual([`listings/${OTHER}`, `demands/${ID}`]);
    },
  );

  it.each([
    ['/api/listings'],
    ['/api/listings/import'],
    [`/api/listings/${ID}?x=1`],
    [`/api/listings/${ID.toUpperCase()}/publish`],
    ['/api/listings?x=/api/demands'],
  ])('that names no record plainly leaves none of its service: %s', (url) => {
    expect(left(url)).toEqual([`demands/${ID}`]);
  });
});
