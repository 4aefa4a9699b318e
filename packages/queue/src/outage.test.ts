import { asAppError, createLogger } from '@techbourse/platform';
import { proxyTo, waitFor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { eventOf, testQueues } from '../test/queue.ts';
import type { QueueSettings } from './queue.ts';

const queues = await testQueues();
const ways: Awaited<ReturnType<typeof proxyTo>>[] = [];
afterAll(async () => {
  for (const way of ways) way.pass();
  await queues.close();
  for (const way of ways) await way.close();
});

/** A queue whose way to Redis can be cut and held. */
async function cuttable(name: string, more: Partial<QueueSettings> = {}) {
  const way = await proxyTo(queues.base.redisUrl);
  ways.push(way);
  return { way, ...queues.hasty(name, 2, { redisUrl: way.url, ...more }) };
}
const JOB = 'pair.progress';
const one = () => eventOf('deal.lost', 'k');
const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => asAppError(error).kind,
  );

describe.concurrent('a queue whose Redis is away', () => {
  it('refuses what is published as unavailable, and takes it when Redis is back, once', async () => {
    const { way, queue } = await cuttable('refuses');
    await queue.publish([one()]);
    way.cut();
    const event = one();
    expect(await outcomeOf(queue.publish([event]))).toBe('UNAVAILABLE');
    way.pass();
    await waitFor(() => queue.publish([event]).then(() => true));
    expect((await queue.counts([JOB]))[JOB]?.waiting).toBe(2);
  });

  it.each([
    ['its check', 'ping'],
    ['what waits', 'counts'],
    ['dead letters', 'deadLetters'],
    ['a replay', 'replay'],
    ['what was published', 'read'],
  ] as const)('says unavailable to who asks for %s', async (_what, name) => {
    const { way, queue } = await cuttable(name);
    const ask = () =>
      ({
        ping: () => queue.ping(),
        counts: () => queue.counts([JOB]),
        deadLetters: () => queue.deadLetters([JOB]),
        replay: () =>
          queue.replay(JOB, 'none').catch((error) => (error.kind === 'NOT_FOUND' ? 'none' : Promise.reject(error))),
        read: () => queue.publishedMark('listings').read(),
      })[name]();
    expect(await outcomeOf(ask())).toBe('done');
    way.cut();
    expect(await outcomeOf(ask())).toBe('UNAVAILABLE');
    way.pass();
    await waitFor(() => ask().then(() => true));
  });

  it('from the beginning is used as soon as Redis is there', async () => {
    const { way, queue } = await cuttable('late');
    way.cut();
    expect(await outcomeOf(queue.publish([one()]))).toBe('UNAVAILABLE');
    way.pass();
    await waitFor(() => queue.publish([one()]).then(() => true));
  });

  it('closes all the same', async () => {
    const { way, queue } = await cuttable('closing');
    await queue.publish([one()]);
    way.cut();
    await queue.close();
  });

  it('says it once when Redis goes and once when it is back, however often it is tried', async () => {
    const lines: string[] = [];
    const write = (line: string) => void lines.push(JSON.parse(line).msg);
    const { way, queue } = await cuttable('told', { log: createLogger({ name: 'queue', level: 'info' }, { write }) });
    await queue.ping();
    way.cut();
    let refused = 0;
    await waitFor(async () => {
      if ((await outcomeOf(queue.ping())) === 'UNAVAILABLE') refused += 1;
      return refused > 5;
    });
    way.pass();
    await waitFor(() => queue.ping().then(() => true));
    expect(lines).toEqual(['redis is away', 'redis is back']);
  });

  it('goes on with its jobs when Redis is back, and does each', async () => {
    const { way, queue, start } = await cuttable('working');
    const done = new Set<string>();
    const events = Array.from({ length: 40 }, (_, n) => eventOf('deal.opened', `w${n}`));
    start({
      job: JOB,
      concurrency: 3,
      handle: async ({ key }) => {
        if (done.size === 10) way.cut();
        done.add(key);
      },
    });
    await queue.publish(events);
    await waitFor(() => done.size > 10);
    way.pass();
    await waitFor(() => done.size === events.length);
  });

  it('and hangs makes a check fail within its time, and is used again when it answers', async () => {
    const { way, queue } = await cuttable('hangs');
    await queue.ping();
    way.hold();
    expect(await outcomeOf(queue.ping())).toBe('UNAVAILABLE');
    way.pass();
    await waitFor(() => queue.ping().then(() => true));
  });
});
