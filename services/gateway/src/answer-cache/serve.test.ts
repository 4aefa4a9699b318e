import { Readable } from 'node:stream';
import { ANSWER_OF } from '@techbourse/platform';
import { type Actor, ANONYMOUS } from '@techbourse/policy';
import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { createAnswerCache, type Reading } from './answer-cache.ts';
import { answerKeyOf, forgetWritten, keepAnswer } from './serve.ts';

const ID = '0197f3a2-1111-7222-8333-444455556666';
const OTHER = '0197f3a2-1111-7222-8333-444455557777';
const KEY = { record: 'listings/a', reader: '' };
const cacheOf = () => {
  const cache = createAnswerCache({ maxBytes: 10_000_000, keepMs: 60_000 });
  cache.open();
  return cache;
};

describe('a read whose answer may be kept', () => {
  const keyOf = (url: string, method = 'GET', actor: Actor = ANONYMOUS) =>
    answerKeyOf({ method, url, actor } as FastifyRequest);

  it('is one of a listing or a demand by its id', () => {
    expect(keyOf(`/api/listings/${ID}`)).toEqual({ record: `listings/${ID}`, reader: '' });
    expect(keyOf(`/api/demands/${ID}`)).toEqual({ record: `demands/${ID}`, reader: '' });
    for (const method of ['HEAD', 'POST', 'PATCH'])
      expect([method, keyOf(`/api/listings/${ID}`, method)]).toEqual([method, undefined]);
  });

  it('is its reader’s: who has no credential, or one actor as it is now and no other, however alike', () => {
    const url = `/api/listings/${ID}`;
    const one: Actor = { kind: 'key', id: 'a', organisation: null, scopes: [] };
    const reader = keyOf(url, 'GET', one)?.reader;
    expect(keyOf(url, 'GET', one)?.reader).toBe(reader);
    expect(keyOf(url, 'GET', { ...one })?.reader).not.toBe(reader);
    expect(reader).not.toBe('');
    expect(keyOf(url, 'GET', { ...ANONYMOUS })?.reader).toBe('');
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
  const good = { 'content-length': String(body.length), 'content-type': 'application/json', [ANSWER_OF]: 'record' };
  const keep = async (answer: { status?: number; headers?: Record<string, string | undefined>; text?: string }) => {
    const cache = cacheOf();
    const { status = 200, headers = good, text = body } = answer;
    const { [ANSWER_OF]: _, ...shown } = headers;
    const stream = Readable.from([Buffer.from(text)]);
    const given = await keepAnswer(cache, cache.begin(KEY) as Reading, { status, headers, shown, stream });
    return { given: given?.toString(), kept: cache.find(KEY), isRead: stream.readableEnded };
  };

  it('that a service says to be of its record is kept as it is shown, byte for byte', async () => {
    const { given, kept } = await keep({});
    expect([given, kept?.body.toString()]).toEqual([body, body]);
    expect(kept?.headers).toEqual({ 'content-length': '13', 'content-type': 'application/json' });
  });

  it.each([
    ['is a refusal', { status: 404 }],
    ['is of no record by the word of the service', { headers: { ...good, [ANSWER_OF]: undefined } }],
    ['is of something else', { headers: { ...good, [ANSWER_OF]: 'list' } }],
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
    const reading = cache.begin(KEY) as Reading;
    await expect(keepAnswer(cache, reading, { status: 200, headers: good, shown: {}, stream })).rejects.toThrow(
      'closed',
    );
    expect(cache.find(KEY)).toBeUndefined();
  });
});

describe('a write', () => {
  const left = (url: string) => {
    const cache = cacheOf();
    const keys = [`listings/${ID}`, `listings/${OTHER}`, `demands/${ID}`];
    const keyOf = (record: string, reader: string) => ({ record, reader });
    for (const record of keys)
      for (const reader of ['', '1'])
        cache.keep(cache.begin(keyOf(record, reader)) as Reading, { headers: {}, body: Buffer.from('x') });
    forgetWritten(cache, { url });
    return keys.filter((record) => cache.find(keyOf(record, '')) ?? cache.find(keyOf(record, '1')));
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
