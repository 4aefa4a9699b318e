import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { json, serverOf, text } from '../test/server.ts';
import { createClient } from './client.ts';
import { ApiError, UnreachableError } from './errors.ts';

const thrownBy = (work: Promise<unknown>) => work.catch((error: unknown) => error);

describe('an answer that says no', () => {
  const answerTo = async (...answer: Parameters<typeof text>): Promise<ApiError> => {
    await using server = await serverOf(text(...answer));
    const error = await thrownBy(createClient({ url: server.url, tries: 1 }).get('/api/me'));
    expect(error).toBeInstanceOf(ApiError);
    return error as ApiError;
  };

  it('is an error with the whole problem document', async () => {
    const problem = {
      type: 'urn:techbourse:problem:input.invalid',
      title: 'The request is not valid',
      status: 400,
      detail: 'Some fields are not valid',
      reason: 'input.invalid',
      requestId: 'r-1',
      issues: [{ pointer: '/title', rule: 'too_big', message: 'Too long' }],
    };
    const error = await answerTo(JSON.stringify(problem), 400);
    expect(error.problem).toEqual(problem);
    expect(error.message).toBe('Some fields are not valid');
  });

  it('of something between us and the exchange is an error too, with what is known', async () => {
    const page = `<html>${'Bad gateway '.repeat(100)}</html>`;
    const error = await answerTo(page, 502, { 'x-request-id': 'r-2' });
    expect(error.problem).toMatchObject({ status: 502, reason: 'http.502', requestId: 'r-2', title: 'Bad Gateway' });
    expect(error.message).toBe(page.slice(0, 300));
    for (const body of ['', 'null', '[]', '"no"', '{"detail":""}']) {
      const made = await answerTo(body, 403);
      expect([body, made.status, made.problem.reason]).toEqual([body, 403, 'http.403']);
      expect(made.message.length).toBeGreaterThan(1);
    }
  });

  it('has the status of the answer, whatever its document claims', async () => {
    expect((await answerTo('{"status":200,"detail":"fine"}', 409)).status).toBe(409);
  });
});

describe('an address', () => {
  it('that is none is refused before anything is asked', () => {
    for (const url of ['', 'localhost:3000', '127.0.0.1', 'ftp://a', '/api', 'http//x']) {
      expect(() => createClient({ url }), url).toThrow('is not an address of an exchange');
    }
  });

  it('where something else answers is told as that', async () => {
    await using server = await serverOf(text('<html>It works!</html>', 200));
    const error = await thrownBy(createClient({ url: server.url }).get('/api/me'));
    expect(error).toBeInstanceOf(UnreachableError);
    expect(String(error)).toContain('what answers there is no exchange');
  });

  it('may lie in a folder, with or without a slash behind it', async () => {
    await using server = await serverOf(json({}));
    for (const end of ['', '/', '//']) await createClient({ url: `${server.url}/exchange${end}` }).get('/api/me');
    expect(server.seen.map(({ url }) => url)).toEqual(Array(3).fill('/exchange/api/me'));
  });
});

describe('a path and a query', () => {
  it('carry any value to where it belongs', async () => {
    await using server = await serverOf(json({}));
    const client = createClient({ url: server.url });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (value) => {
        fc.pre(!/^\.{1,2}$/.test(value) && value.isWellFormed());
        await client.get('/api/listings/{id}', { path: { id: value } });
        await client.get('/api/listings/search', { query: { q: value } });
        const [byPath, byQuery] = server.seen.slice(-2).map(({ url }) => new URL(url, server.url));
        expect(byPath?.pathname.split('/').map(decodeURIComponent)).toEqual(['', 'api', 'listings', value]);
        expect(byQuery?.searchParams.get('q')).toBe(value);
      }),
      { numRuns: 50 },
    );
  });

  it('never lead to another folder', async () => {
    await using server = await serverOf(json({}));
    const client = createClient({ url: server.url });
    for (const id of ['.', '..', '']) {
      await expect(client.get('/api/listings/{id}', { path: { id } }), id).rejects.toThrow(
        'cannot be the id of a path',
      );
    }
    expect(server.seen).toEqual([]);
  });

  it('repeat a filter of several values, and leave out what is not given', async () => {
    await using server = await serverOf(json({}));
    const query = { q: undefined, state: ['new', 'seen'] };
    await createClient({ url: server.url }).get('/api/pairs/search', { query: query as never });
    expect(server.seen[0]?.url).toBe('/api/pairs/search?state=new&state=seen');
  });
});

it('a removal has no answer', async () => {
  await using server = await serverOf(text('', 204));
  const path = { id: 'a', keyId: 'b' };
  expect(
    await createClient({ url: server.url }).delete('/api/organisations/{id}/keys/{keyId}', { path }),
  ).toBeUndefined();
});

it('what the document does not know does not compile', () => {
  const client = createClient({ url: 'http://127.0.0.1:1', tries: 1 });
  const wrong = [
    // @ts-expect-error no such path
    () => client.get('/api/listing'),
    // @ts-expect-error no such method of the path
    () => client.patch('/api/listings', {}),
    // @ts-expect-error the path needs its id
    () => client.get('/api/listings/{id}'),
    // @ts-expect-error the body needs its fields
    () => client.post('/api/organisations', { body: {} }),
    // @ts-expect-error no such filter
    () => client.get('/api/listings', { query: { stat: 'draft' } }),
    // @ts-expect-error not a list
    () => client.all('/api/me'),
    // @ts-expect-error the answer has no such field
    async () => (await client.get('/api/me')).organisations,
  ];
  expect(wrong).toHaveLength(7);
});

describe('an agency', () => {
  it('says for which client it asks: of all requests, by their paths, or of one', async () => {
    await using server = await serverOf(json({}));
    const { url } = server;
    await createClient({ url }).get('/api/me');
    await createClient({ url, onBehalfOf: 'a' }).get('/api/me');
    const byPath = createClient({ url, onBehalfOf: (path) => (path === '/api/deals' ? 'b; mandate=m' : undefined) });
    await byPath.get('/api/deals');
    await byPath.get('/api/notifications');
    await byPath.get('/api/notifications', { onBehalfOf: 'c' });
    expect(server.seen.map(({ headers }) => headers['on-behalf-of'])).toEqual([
      undefined,
      'a',
      'b; mandate=m',
      undefined,
      'c',
    ]);
  });
});
