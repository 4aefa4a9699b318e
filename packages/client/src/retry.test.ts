import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { breakOff, hangUp, json, never, serverOf, text } from '../test/server.ts';
import { createClient } from './client.ts';
import { ApiError, UnreachableError } from './errors.ts';
import { withRetries } from './retry.ts';

const me = { kind: 'anonymous' };
/** Waits are in whole seconds or longer, so tests of what happens meanwhile stop them. */
const soon = { 'retry-after': '0' };

afterEach(() => {
  vi.useRealTimers();
});

describe('a request that finds nobody', () => {
  it.each([429, 502, 503, 504])('is sent again after %i, and gives the answer that comes then', async (status) => {
    await using server = await serverOf(text('busy', status, soon), json(me));
    const waits: unknown[] = [];
    const client = createClient({ url: server.url, onRetry: (_waitMs, why) => waits.push(why) });
    expect(await client.get('/api/me')).toEqual(me);
    expect([server.seen.length, waits]).toEqual([2, [`HTTP ${status}`]]);
  });

  it('is sent again when the connection ends, also in the middle of an answer', async () => {
    await using server = await serverOf(hangUp, breakOff, json(me));
    expect(await createClient({ url: server.url }).get('/api/me')).toEqual(me);
    expect(server.seen.length).toBe(3);
  });

  it('says after the last try where it looked, and why there was no answer', async () => {
    const server = await serverOf(json(me));
    await server.close();
    const error = await createClient({ url: `${server.url}/`, tries: 2 })
      .get('/api/me')
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnreachableError);
    expect(String(error)).toContain(`${server.url} cannot be reached: is the exchange running? (ECONNREFUSED)`);
  });

  it('gives the last refusal when the exchange stays busy', async () => {
    await using server = await serverOf(json({ reason: 'limit.exceeded', detail: 'Too many' }, 429, soon));
    const error = await createClient({ url: server.url, tries: 2 })
      .get('/api/me')
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 429, problem: { reason: 'limit.exceeded' } });
    expect(server.seen.length).toBe(2);
  });

  it('has an end in time', async () => {
    await using server = await serverOf(never);
    const asking = createClient({ url: server.url, tries: 1, timeoutMs: 50 }).get('/api/me');
    await expect(asking).rejects.toThrow('no answer within 0.05 s');
  });
});

it.each([400, 401, 403, 404, 409, 413, 415, 422, 500])('an answer of %i is final', async (status) => {
  await using server = await serverOf(json({ detail: 'no' }, status));
  await expect(createClient({ url: server.url }).get('/api/me')).rejects.toMatchObject({ status });
  expect(server.seen.length).toBe(1);
});

describe('a write', () => {
  const name = { en: { text: 'Name', origin: 'person' } } as const;
  const body = { kind: 'company', name, country: 'CN' } as const;

  it('is repeated whole and under one key, and the next write has another', async () => {
    await using server = await serverOf(hangUp, text('', 503, soon), json({ id: '1' }, 201));
    const client = createClient({ url: server.url, key: 'secret' });
    await client.post('/api/organisations', { body });
    await client.post('/api/organisations', { body });
    const keys = server.seen.map(({ headers }) => headers['idempotency-key']);
    expect(keys.slice(0, 3)).toEqual(Array(3).fill(keys[0]));
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[3]).not.toBe(keys[0]);
    expect(server.seen.map((seen) => JSON.parse(seen.body))).toEqual(Array(4).fill(body));
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(Array(4).fill('Bearer secret'));
  });

  it('takes the key it is given; changes and removals have keys too, reads have none', async () => {
    await using server = await serverOf(json({ id: '1' }));
    const client = createClient({ url: server.url });
    await client.post('/api/organisations', { body, idempotencyKey: 'mine' });
    await client.patch('/api/organisations/{id}', { path: { id: 'a' }, body: { expectedVersion: 1 } });
    await client.delete('/api/organisations/{id}/keys/{keyId}', { path: { id: 'a', keyId: 'b' } });
    await client.get('/api/me');
    const [given, ...others] = server.seen.map(({ headers }) => headers['idempotency-key']);
    expect(given).toBe('mine');
    expect(others).toEqual([
      expect.stringMatching(/^[0-9a-f-]{36}$/),
      expect.stringMatching(/^[0-9a-f-]{36}$/),
      undefined,
    ]);
  });
});

describe('a wait', () => {
  /** The wait that follows an answer; the request is given up then. */
  const waitAfter = async (header: string): Promise<number> => {
    await using server = await serverOf(text('', 503, { 'retry-after': header }));
    const stop = new AbortController();
    let waited = 0;
    const onRetry = (waitMs: number) => {
      waited = waitMs;
      stop.abort();
    };
    const asking = createClient({ url: server.url, onRetry }).get('/api/me', { signal: stop.signal });
    await expect(asking).rejects.toThrow('aborted');
    return waited;
  };

  it('is as long as the exchange asks for, in seconds or until a date, a minute at most', async () => {
    expect(await waitAfter('7')).toBe(7000);
    expect(await waitAfter('3600')).toBe(60_000);
    const until = await waitAfter(new Date(Date.now() + 30_000).toUTCString());
    expect(until).toBeGreaterThan(1000);
    expect(until).toBeLessThanOrEqual(30_000);
  });

  it('that nobody can read, or that is over, is a short one', async () => {
    for (const header of ['soon', '-5', '0', 'Thu, 01 Jan 1970 00:00:00 GMT']) {
      expect([header, await waitAfter(header)]).toEqual([header, 500]);
    }
  });

  it('grows from try to try, and has an end', async () => {
    vi.useFakeTimers();
    const waits: number[] = [];
    const send = withRetries(
      { tries: 9, fetch: async () => new Response('', { status: 503 }), onRetry: (waitMs) => waits.push(waitMs) },
      true,
    );
    const asking = send(new Request('http://127.0.0.1/'));
    await vi.runAllTimersAsync();
    expect((await asking).status).toBe(503);
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  });
});

it('there are as many tries as are needed, and never more than allowed', async () => {
  vi.useFakeTimers();
  const outcome = fc.constantFrom(200, 204, 404, 429, 500, 502, 503, 504, 'network' as const);
  await fc.assert(
    fc.asyncProperty(
      fc.array(outcome, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 6 }),
      async (day, tries) => {
        let asked = 0;
        const fetch = async () => {
          const now = day[Math.min(asked++, day.length - 1)];
          if (now === 'network' || now === undefined) throw new TypeError('fetch failed');
          return new Response(now === 204 ? null : 'x', { status: now });
        };
        const asking = withRetries({ tries, fetch }, true)(new Request('http://127.0.0.1/')).catch((error) => error);
        await vi.runAllTimersAsync();
        const end = await asking;
        const isFinal = (now: unknown) => now === 200 || now === 204 || now === 404 || now === 500;
        const first = day.findIndex(isFinal);
        const needed = first < 0 ? tries : Math.min(first + 1, tries);
        expect(asked).toBe(needed);
        const last = day[Math.min(needed, day.length) - 1];
        if (last === 'network') expect(end).toBeInstanceOf(UnreachableError);
        else expect(end.status).toBe(last);
      },
    ),
  );
});

describe('a request that is given up', () => {
  it('ends at once while it waits for its answer, and is not repeated', async () => {
    const stop = new AbortController();
    await using server = await serverOf(() => stop.abort(new Error('enough')));
    const asking = createClient({ url: server.url }).get('/api/me', { signal: stop.signal });
    await expect(asking).rejects.toThrow('enough');
    expect(server.seen.length).toBe(1);
  });

  it('ends at once while it waits for the next try', async () => {
    await using server = await serverOf(text('', 503, { 'retry-after': '60' }));
    const stop = new AbortController();
    const onRetry = () => void sleep(20).then(() => stop.abort(new Error('enough')));
    const asking = createClient({ url: server.url, onRetry }).get('/api/me', { signal: stop.signal });
    await expect(asking).rejects.toThrow('enough');
    expect(server.seen.length).toBe(1);
  });

  it('before it begins asks nobody', async () => {
    await using server = await serverOf(json(me));
    const asking = createClient({ url: server.url }).get('/api/me', { signal: AbortSignal.abort(new Error('never')) });
    await expect(asking).rejects.toThrow('never');
    expect(server.seen).toEqual([]);
  });
});
