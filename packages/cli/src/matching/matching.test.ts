import { describe, expect, it } from 'vitest';
import { cli } from '../../test/cli.ts';
import { type Answer, problem, type Seen, serverOf } from '../../test/server.ts';

const rematchOf = (state: string, done = 0) => ({ id: 'm-1', state, done, total: 10, recordsPerSecond: null });

describe('matching explain', () => {
  it('reads a pair aloud in the language asked for, English unless told', async () => {
    await using server = await serverOf(({ query }) => ({ body: { explanation: `in ${query.get('language')}` } }));
    for (const [args, language] of [
      [[], 'en'],
      [['--language', 'zh'], 'zh'],
      [['--language', 'ru'], 'ru'],
    ] as const) {
      const { code, out } = await cli(['matching', 'explain', 'a_b', ...args, '--url', server.url]);
      expect([code, out]).toEqual([0, `in ${language}\n`]);
    }
    expect((await cli(['matching', 'explain', 'a_b', '--language', 'de'])).code).toBe(1);
    expect(server.seen[0]?.path).toBe('/api/pairs/a_b');
  });

  it('is asked with the organisation that TECHBOURSE_KEY is of, else as the operator', async () => {
    await using server = await serverOf(() => ({ body: { explanation: '' } }));
    for (const key of ['tbk_mine', undefined]) {
      await cli(['matching', 'explain', 'a_b', '--url', server.url], { TECHBOURSE_KEY: key });
    }
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer tbk_mine', 'Bearer tbo_test']);
  });
});

describe('matching rematch', () => {
  const PATH = '/api/operations/matching/rematches';

  it('begins one, with side and reason when they are given, and goes away', async () => {
    await using server = await serverOf(() => ({ status: 202, body: rematchOf('running') }));
    expect(JSON.parse((await cli(['matching', 'rematch', '--url', server.url])).out)).toMatchObject({
      state: 'running',
    });
    await cli(['matching', 'rematch', '--side', 'demand', '--reason', 'new words', '--url', server.url]);
    expect(server.seen.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['POST', PATH, { side: 'both' }],
      ['POST', PATH, { side: 'demand', reason: 'new words' }],
    ]);
  });

  it.each([
    ['done', 0],
    ['failed', 1],
    ['cancelled', 1],
  ])('that is watched and ends as %s is exit code %i', async (state, code) => {
    await using server = await serverOf(({ method }) => ({
      body: method === 'POST' ? rematchOf('running') : rematchOf(state, 10),
    }));
    const run = await cli(['matching', 'rematch', '--watch', '--url', server.url]);
    expect([run.code, JSON.parse(run.out).state]).toEqual([code, state]);
  });

  it('shows, cancels and resumes the newest unless told which', async () => {
    await using server = await serverOf(({ query }) => ({
      body: query.has('limit') ? { items: [{ ...rematchOf('running'), id: 'newest' }] } : rematchOf('running'),
    }));
    const at = ['--url', server.url];
    for (const args of [['status'], ['status', 'm-1'], ['cancel'], ['cancel', 'm-1'], ['resume', 'm-1']]) {
      expect((await cli(['matching', 'rematch', ...args, ...at])).code).toBe(0);
    }
    expect(server.seen.map(({ method, path }) => `${method} ${path.slice(PATH.length)}`)).toEqual([
      'GET ',
      'GET /m-1',
      'GET ',
      'POST /newest/cancel',
      'GET /m-1',
      'POST /m-1/cancel',
      'GET /m-1',
      'POST /m-1/resume',
    ]);
  });

  it('of which there was none yet says so', async () => {
    await using server = await serverOf(() => ({ body: { items: [] } }));
    const { code, err } = await cli(['matching', 'rematch', 'cancel', '--url', server.url]);
    expect([code, err]).toEqual([1, 'techbourse: there was no re-match yet\n']);
  });
});

describe('matching reembed', () => {
  it('is watched until no change of embedder is left', async () => {
    let left = 3;
    await using server = await serverOf(() => {
      left -= 1;
      return { body: { serving: 'new', target: left > 0 ? { id: 'new', done: 2 - left, total: 2 } : null } };
    });
    const { code, out } = await cli(['matching', 'reembed', '--watch', '--url', server.url]);
    expect([code, JSON.parse(out), server.seen.length]).toEqual([0, { serving: 'new', target: null }, 3]);
  });

  it('can be stopped and begun again', async () => {
    await using server = await serverOf(() => ({ body: { serving: 'old', target: null } }));
    for (const verb of ['status', 'cancel', 'resume']) await cli(['matching', 'reembed', verb, '--url', server.url]);
    expect(server.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/operations/matching/embedder',
      'POST /api/operations/matching/embedder/stop',
      'POST /api/operations/matching/embedder/resume',
    ]);
  });
});

describe('the weights', () => {
  const switched: Answer = { body: { active: 'first.2', before: 'first', rematch: 'm-1' } };

  it('are switched and switched back with --yes, with the reason for the record', async () => {
    await using server = await serverOf(() => switched);
    const at = ['--yes', '--reason', 'better', '--url', server.url];
    expect((await cli(['matching', 'activate', 'first.2', ...at])).code).toBe(0);
    expect((await cli(['matching', 'rollback', ...at])).code).toBe(0);
    expect(server.seen.map(({ path, body }) => [path.split('/').at(-1), body])).toEqual([
      ['activate', { version: 'first.2', reason: 'better' }],
      ['rollback', { reason: 'better' }],
    ]);
  });

  it('are not switched when nobody was asked', async () => {
    await using server = await serverOf(() => switched);
    for (const args of [['activate', 'first.2'], ['rollback']]) {
      const { code, err } = await cli(['matching', ...args, '--url', server.url]);
      expect([code, err]).toEqual([1, 'techbourse: there is nobody to ask: say --yes\n']);
    }
    expect(server.seen).toEqual([]);
  });

  it('are fitted as asked, and shown as JSON for programs', async () => {
    const seen: Seen[] = [];
    await using server = await serverOf((one) => {
      seen.push(one);
      return { body: { version: null, written: false, versions: [], activations: [], active: 'first' } };
    });
    const { out } = await cli(['matching', 'fit', '--dry-run', '--json', '--url', server.url]);
    expect(JSON.parse(out)).toMatchObject({ written: false });
    expect(seen[0]?.body).toEqual({ dryRun: true, force: false });
    expect(JSON.parse((await cli(['matching', 'weights', '--json', '--url', server.url])).out).active).toBe('first');
    expect((await cli(['matching', 'weights', '--url', server.url])).out).toContain('log loss');
  });
});

describe('what an operator looks at', () => {
  it('is printed as it was answered', async () => {
    await using server = await serverOf(({ query }) => ({ body: { top: query.get('top') } }));
    expect(JSON.parse((await cli(['matching', 'exposure', '--top', '5', '--url', server.url])).out)).toEqual({
      top: '5',
    });
    expect(JSON.parse((await cli(['matching', 'exposure', '--url', server.url])).out)).toEqual({ top: '10' });
    expect((await cli(['matching', 'exposure', '--top', '101'])).code).toBe(1);
    expect((await cli(['matching', 'duplicates', 'rebuild', '--url', server.url])).code).toBe(0);
    expect(server.seen.at(-1)).toMatchObject({ method: 'POST', path: '/api/operations/matching/duplicates' });
  });

  it('is refused to whoever is no operator', async () => {
    await using server = await serverOf(() => problem(403, 'actor.not_operator'));
    const { code, err } = await cli(['matching', 'exposure', '--url', server.url]);
    expect([code, err.includes('403 actor.not_operator')]).toEqual([1, true]);
  });
});
