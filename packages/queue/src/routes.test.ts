import { bearerActor, buildApp, createActorVerifier, encodeCursor, fail, silentLogger } from '@techbourse/platform';
import { actorHeaders, testActor, testOperator, waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { eventOf, testQueues } from '../test/queue.ts';
import { jobsOf } from './catalog.ts';
import { deadLetterReplay, registerQueueRoutes } from './routes.ts';

const queues = await testQueues();
const { queue, start } = queues.hasty('routes', 1);
// What this process answers for; `deal.copy` is another's.
const OWNER = 'notifications';
const JOBS = jobsOf(OWNER);
/** Those of them that a publication starts. */
const STARTED = ['notification.make', 'change.note'] as const;
const app = await buildApp({
  name: 'sample',
  log: silentLogger(),
  authenticate: bearerActor(createActorVerifier(inject('engines').actorPublicKey)),
});
registerQueueRoutes(app, queue, OWNER);
let operator: Record<string, string>;
const get = async (url: string) => {
  const reply = await app.inject({ url, headers: operator });
  return { status: reply.statusCode, body: reply.json() };
};
const replay = async (job: string, jobId: string) => {
  const url = `/operations/dead-letters/${encodeURIComponent(job)}/${encodeURIComponent(jobId)}/replay`;
  return (await app.inject({ method: 'POST', url, headers: operator })).statusCode;
};
let isHealed = false;
const done: string[] = [];

beforeAll(async () => {
  await app.ready();
  operator = await actorHeaders(testOperator());
  for (const job of [...STARTED, 'deal.copy'] as const)
    start({
      job,
      concurrency: 10,
      handle: async ({ key }) => {
        if (!isHealed) throw fail.validation(key.startsWith('a') ? 'reason.one' : 'reason.two', 'no');
        done.push(`${job} ${key}`);
      },
    });
  const keys = ['a1', 'a2', 'b1', 'b2', 'b3'];
  await queue.publish(keys.map((key) => eventOf('listing.published', key)));
  await waitFor(async () => (await queue.deadLetters([...JOBS, 'deal.copy'])).length === 15);
});
afterAll(async () => {
  await app.close();
  await queues.close();
});

describe('the routes of a queue', () => {
  const routes = [
    ['GET', '/operations/jobs'],
    ['GET', '/operations/dead-letters'],
    ['POST', '/operations/dead-letters/change.note/1/replay'],
  ] as const;

  it.each(routes)('%s %s are for the operator alone', async (method, url) => {
    const asked = async (headers: Record<string, string>) => (await app.inject({ method, url, headers })).statusCode;
    expect(await asked(await actorHeaders(testActor()))).toBe(403);
    expect(await asked(await actorHeaders())).toBe(401);
    expect(await asked({})).toBe(401);
  });

  it('count the jobs this process answers for, and no others', async () => {
    const letters = await queue.deadLetters(JOBS);
    const of = (name: string) => {
      const failedSince = letters.findLast(({ job }) => job === name)?.failedAt;
      return { waiting: 0, active: 0, delayed: 0, failed: 5, failedSince, waitingSince: null };
    };
    const idle = { waiting: 0, active: 0, delayed: 0, failed: 0, failedSince: null, waitingSince: null };
    expect(await get('/operations/jobs')).toEqual({
      status: 200,
      body: {
        'recipient.follow': idle,
        'notification.make': of('notification.make'),
        'change.note': of('change.note'),
        'change.compare': idle,
      },
    });
  });

  it.each([1, 3, 10])('show every dead letter of those jobs once, in pages of %i', async (limit) => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { body } = await get(
        `/operations/dead-letters?limit=${limit}${cursor === null ? '' : `&cursor=${cursor}`}`,
      );
      expect(body.items.length).toBeLessThanOrEqual(limit);
      seen.push(...body.items.map(({ job, key }: { job: string; key: string }) => `${job} ${key}`));
      cursor = body.nextCursor;
    } while (cursor !== null);
    const due = STARTED.flatMap((job) => ['a1', 'a2', 'b1', 'b2', 'b3'].map((key) => `${job} ${key}`));
    expect(seen.toSorted()).toEqual(due.toSorted());
  });

  it('show the dead letters of one job when asked, and none of a job of others', async () => {
    const of = async (job: string) => (await get(`/operations/dead-letters?job=${job}`)).body.items;
    const jobs = new Set((await of('notification.make')).map((letter: { job: string }) => letter.job));
    expect(jobs).toEqual(new Set(['notification.make']));
    expect(await of('deal.copy')).toEqual([]);
    expect(await of('constructor')).toEqual([]);
  });

  it.each([
    ['a cursor of another list', `cursor=${encodeCursor(['x', 1])}`, '/cursor'],
    ['a cursor that is none', 'cursor=%00', '/cursor'],
    ['no limit', 'limit=0', '/limit'],
    ['a limit above the most', 'limit=501', '/limit'],
    ['a limit that is no number', 'limit=many', '/limit'],
  ])('refuse %s, naming the field', async (_what, query, pointer) => {
    const { status, body } = await get(`/operations/dead-letters?${query}`);
    expect([status, body.issues?.[0]?.pointer]).toEqual([400, pointer]);
  });

  it('replay no dead letter that is not there, of a job of others, or of a queue that nobody has', async () => {
    const [theirs] = await queue.deadLetters(['deal.copy']);
    expect(await replay('change.note', 'no-such-job')).toBe(404);
    expect(await replay('deal.copy', theirs?.jobId ?? '')).toBe(404);
    expect(await replay('__proto__', 'x')).toBe(404);
    expect((await queue.deadLetters(['deal.copy'])).length).toBe(5);
  });

  it('go on behind a dead letter that was replayed since its page', async () => {
    const page = await get('/operations/dead-letters?limit=3');
    const last = page.body.items.at(-1);
    const before = await queue.deadLetters(JOBS);
    isHealed = true;
    expect(await replay(last.job, last.jobId)).toBe(204);
    await waitFor(() => done.includes(`${last.job} ${last.key}`));
    const { body } = await get(`/operations/dead-letters?limit=100&cursor=${page.body.nextCursor}`);
    const name = ({ job, jobId }: { job: string; jobId: string }) => `${job} ${jobId}`;
    expect(body.items.map(name)).toEqual(before.slice(3).map(name));
  });

  it('replay all of a job, or of a reason, as the body says, and refuse a body of other fields', async () => {
    const operation = deadLetterReplay(queue, OWNER);
    if (typeof operation === 'function') throw new Error('it takes a body');
    const { body, run } = operation;
    for (const bad of [{ jobs: 'x' }, { reason: '' }, { job: 5 }, []]) expect(body.safeParse(bad).success).toBe(false);
    isHealed = true;
    const told: number[] = [];
    const left = async () => (await queue.deadLetters(JOBS)).length;
    const before = await left();
    const ofOne = (await queue.deadLetters(JOBS)).filter(({ error }) => error.startsWith('reason.one'));
    const ofReason = await run((progress) => void told.push(progress.done), body.parse({ reason: 'reason.one' }));
    expect([ofReason.done, ofOne.length < before]).toEqual([ofOne.length, true]);
    expect(told.at(-1)).toBe(ofReason.done);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    await waitFor(async () => (await left()) === before - ofReason.done);
    await run(() => {}, body.parse({ job: 'deal.copy' }));
    expect((await queue.deadLetters(['deal.copy'])).length).toBe(5);
    await run(() => {}, body.parse(undefined));
    await waitFor(async () => (await left()) === 0);
  });
});
