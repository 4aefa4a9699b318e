import { describe, expect, it } from 'vitest';
import { cli } from '../test/cli.ts';
import { type Answer, problem, type Seen, serverOf } from '../test/server.ts';

const letterOf = (n: number) => ({ service: 'demands', job: 'demand.index', jobId: `j-${n}`, error: 'search.failed' });

describe('dead-letters list', () => {
  /** A list of so many letters, in pages as long as asked for. */
  const listOf = (count: number) =>
    serverOf(({ query }) => {
      const from = Number(query.get('cursor') ?? 0);
      const to = Math.min(from + Number(query.get('limit')), count);
      const items = Array.from({ length: to - from }, (_, at) => letterOf(from + at));
      return { body: { items, failures: [], nextCursor: to < count ? String(to) : null } };
    });

  it('shows all of them, however many pages they fill', async () => {
    await using server = await listOf(1234);
    const { code, out } = await cli(['dead-letters', 'list', '--url', server.url]);
    expect([code, JSON.parse(out).items.length]).toEqual([0, 1234]);
    expect(new Set(JSON.parse(out).items.map(({ jobId }: { jobId: string }) => jobId)).size).toBe(1234);
  });

  it('shows no more than asked for, and asks for no more', async () => {
    await using server = await listOf(1234);
    for (const limit of [1, 500, 700]) {
      const { out } = await cli(['dead-letters', 'list', '--limit', String(limit), '--url', server.url]);
      expect(JSON.parse(out).items.length).toBe(limit);
    }
    expect(server.seen.map(({ query }) => query.get('limit'))).toEqual(['1', '500', '500', '200']);
  });

  it('names a service that did not answer for one page, although it answers for the next', async () => {
    const failure = (service: string, detail: string) => ({ service, status: 503, reason: 'upstream.down', detail });
    const pages = [[failure('demands', 'first')], [failure('demands', 'again'), failure('contracts', 'late')], []];
    await using server = await serverOf(({ query }) => {
      const at = Number(query.get('cursor') ?? 0);
      return { body: { items: [letterOf(at)], failures: pages[at], nextCursor: at < 2 ? String(at + 1) : null } };
    });
    const { out } = await cli(['dead-letters', 'list', '--url', server.url]);
    expect(JSON.parse(out).items).toHaveLength(3);
    expect(JSON.parse(out).failures).toEqual([failure('demands', 'first'), failure('contracts', 'late')]);
  });

  it('and a rebuild of the queue refuse numbers that are none or out of bounds before anything is asked', async () => {
    await using server = await serverOf(() => ({ body: { items: [], failures: [], nextCursor: null, tasks: [] } }));
    const asked = (args: string[], text: string) => cli([...args, text, '--url', server.url]);
    for (const text of ['ten', '0', '-1', '1.5', '', 'NaN', 'Infinity']) {
      for (const args of [
        ['dead-letters', 'list', '--limit'],
        ['queue', 'rebuild', '--hours'],
      ]) {
        const { code, err } = await asked(args, text);
        expect([args, text, code, err.includes('a whole number from 1 to')]).toEqual([args, text, 1, true]);
      }
    }
    expect((await asked(['queue', 'rebuild', '--hours'], '73')).err).toContain('a whole number from 1 to 72');
    expect(server.seen).toEqual([]);
  });

  it('can be of one job alone', async () => {
    await using server = await listOf(1);
    await cli(['dead-letters', 'list', '--job', 'listing.index', '--url', server.url]);
    expect(server.seen[0]?.query.get('job')).toBe('listing.index');
  });
});

describe('organisations publish', () => {
  it('has every organisation told again, and says how many', async () => {
    await using server = await serverOf(() => ({ body: { organisations: 12 } }));
    const { code, out } = await cli(['organisations', 'publish', '--url', server.url]);
    expect([code, JSON.parse(out)]).toEqual([0, { organisations: 12 }]);
    expect(server.seen).toMatchObject([{ method: 'POST', path: '/api/operations/organisations/tell' }]);
  });

  it('fails with the reason of the exchange', async () => {
    await using server = await serverOf(() => problem(403, 'actor.not_operator'));
    expect(await cli(['organisations', 'publish', '--url', server.url])).toMatchObject({
      code: 1,
      err: expect.stringContaining('actor.not_operator'),
    });
  });
});

describe('dead-letters replay', () => {
  it('runs one again by its place', async () => {
    await using server = await serverOf(() => ({ status: 204 }));
    const args = ['dead-letters', 'replay', 'demands', 'demand.index', 'a/b', '--url', server.url];
    expect(await cli(args)).toMatchObject({ code: 0, out: expect.stringContaining('a/b') });
    expect(server.seen[0]?.path).toBe('/api/operations/dead-letters/demands/demand.index/a%2Fb/replay');
  });

  it('never runs anything that was not said: half a place, a service that is none, no choice at all', async () => {
    await using server = await serverOf(() => ({ status: 204 }));
    for (const rest of [[], ['demands'], ['demands', 'demand.index'], ['demand', 'x', 'y']]) {
      const { code, err } = await cli(['dead-letters', 'replay', ...rest, '--url', server.url]);
      expect([rest, code]).toEqual([rest, 1]);
      expect(err).toMatch(/say which|Allowed choices/);
    }
    expect(server.seen).toEqual([]);
  });

  it('runs all of a kind, and says which kind', async () => {
    const done = {
      id: 't',
      service: 'demands',
      name: 'dead-letters/replay',
      state: 'done',
      done: 3,
      total: 3,
      error: null,
    };
    await using server = await serverOf(() => ({ status: 202, body: { tasks: [done], failures: [] } }));
    const bodies = async (...args: string[]) => {
      expect((await cli(['dead-letters', 'replay', ...args, '--url', server.url])).code).toBe(0);
      return server.seen.at(-1)?.body;
    };
    expect(await bodies('--all')).toEqual({});
    expect(await bodies('--job', 'demand.index', '--reason', 'search.')).toEqual({
      job: 'demand.index',
      reason: 'search.',
    });
  });
});

describe('work that takes long', () => {
  const task = (state: string, done = 0, error: string | null = null) => ({
    ...{ service: 'listings', id: 't-1', name: 'search/rebuild', state, done, total: 9, error },
  });
  const tell = (...states: Answer[]) => {
    let at = 0;
    return ({ method }: Seen): Answer =>
      method === 'POST'
        ? { status: 202, body: { tasks: [task('running')], failures: [] } }
        : (states[Math.min(at++, states.length - 1)] ?? {});
  };

  it('is followed to its end, whose result is a line of JSON; exit code 0', async () => {
    await using server = await serverOf(tell({ body: task('running', 4) }, { body: task('done', 9) }));
    const { code, out } = await cli(['search', 'rebuild', '--index', 'listings', '--url', server.url]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ service: 'listings', name: 'search/rebuild', state: 'done', done: 9 });
    expect(server.seen[0]).toMatchObject({ path: '/api/operations/search/rebuild', body: { index: 'listings' } });
    expect(server.seen.slice(1).map(({ path }) => path)).toEqual(Array(2).fill('/api/operations/tasks/listings/t-1'));
  });

  it('that fails says why; exit code 1', async () => {
    await using server = await serverOf(tell({ body: task('failed', 2, 'the index is away') }));
    const { code, out } = await cli(['pairs', 'rebuild', '--url', server.url]);
    expect([code, JSON.parse(out)]).toMatchObject([1, { state: 'failed', error: 'the index is away' }]);
  });

  it('that a service could not start is told beside what others did; exit code 1', async () => {
    const failure = { service: 'demands', status: 503, reason: 'engine.unavailable', detail: 'away' };
    await using server = await serverOf(() => ({
      status: 202,
      body: { tasks: [task('done', 9)], failures: [failure] },
    }));
    const { code, out, err } = await cli(['queue', 'rebuild', '--hours', '5', '--url', server.url]);
    expect([code, JSON.parse(out).state]).toEqual([1, 'done']);
    expect(err).toContain('not started: {"service":"demands"');
    expect(server.seen[0]?.body).toEqual({ hours: 5 });
  });

  it('whose task is lost ends with that, not never', async () => {
    await using server = await serverOf(tell(problem(404, 'task.not_found')));
    const { code, err } = await cli(['pairs', 'rebuild', '--url', server.url]);
    expect(code).toBe(1);
    expect(err).toContain('task.not_found');
  });

  it('of an index that is none is refused', async () => {
    const { code, err } = await cli(['search', 'rebuild', '--index', 'pairs']);
    expect([code, err.includes('Allowed choices are listings, demands, all')]).toEqual([1, true]);
  });
});
