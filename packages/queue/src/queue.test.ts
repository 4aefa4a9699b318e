import { fail, newId, silentLogger } from '@techbourse/platform';
import { testSettings, waitFor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import type { JobEnvelope } from './catalog.ts';
import { backoffMs } from './catalog.ts';
import { createQueue } from './queue.ts';
import { startWorker } from './worker.ts';

const settings = await testSettings();
const base = { redisUrl: settings.REDIS_URL, prefix: settings.QUEUE_PREFIX, log: silentLogger() };
const queue = createQueue(base);
afterAll(() => queue.close());

const event = (type: string, key: string): JobEnvelope => ({
  ...{ eventId: newId(), type, key, version: 1 },
  ...{ occurredAt: new Date().toISOString(), payload: {} },
});

describe('the queue', () => {
  it('starts every subscribed job once, also when the same event is published twice', async () => {
    const seen: string[] = [];
    const workers = (['demand.index', 'profile.build', 'deal.copy'] as const).map((job) =>
      startWorker(base, { job, concurrency: 2, handle: async (envelope) => void seen.push(`${job} ${envelope.key}`) }),
    );
    const one = event('demand.opened', 'a');
    await queue.publish([one, event('nobody.listens', 'x')]);
    await queue.publish([one, event('demand.opened', 'b')]);
    await waitFor(() => seen.length >= 6);
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(seen.sort()).toEqual(
      ['a', 'b'].flatMap((key) => [`deal.copy ${key}`, `demand.index ${key}`, `profile.build ${key}`]).sort(),
    );
  });

  it('tries again after a passing failure', async () => {
    let tries = 0;
    const worker = startWorker(base, {
      job: 'pairs.index',
      concurrency: 1,
      handle: async () => {
        tries += 1;
        if (tries < 3) throw fail.unavailable('search.unavailable', 'away');
      },
    });
    await queue.publish([event('pairs.changed', 'p')]);
    await waitFor(() => tries === 3);
    await worker.stop();
    expect((await queue.deadLetters(['pairs.index'])).length).toBe(0);
  });

  it('makes a dead letter of a job that no try can help, and replays it', async () => {
    let healed = false;
    let done = 0;
    const worker = startWorker(base, {
      job: 'pairs.refresh',
      concurrency: 1,
      handle: async () => {
        if (!healed) throw fail.validation('profile.unreadable', 'cannot be read');
        done += 1;
      },
    });
    await queue.publish([event('profile.built', 'p')]);
    const letter = await waitFor(async () => (await queue.deadLetters(['pairs.refresh']))[0]);
    expect(letter).toMatchObject({ job: 'pairs.refresh', key: 'p', error: 'profile.unreadable: cannot be read' });
    healed = true;
    await queue.replay('pairs.refresh', letter.jobId);
    await waitFor(() => done === 1);
    await worker.stop();
    expect(await queue.deadLetters(['pairs.refresh'])).toEqual([]);
    await expect(queue.replay('pairs.refresh', 'no-such-job')).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  });

  it('counts what waits', async () => {
    await queue.publish([event('deal.opened', '1'), event('deal.opened', '2')]);
    expect((await queue.counts(['pair.progress']))['pair.progress']).toMatchObject({ waiting: 2, failed: 0 });
  });

  it('serves its first call although it is still connecting', async () => {
    const early = createQueue({ ...base, prefix: `${base.prefix}early` });
    await early.publish([event('deal.lost', '1')]);
    expect((await early.counts(['pair.progress']))['pair.progress']).toMatchObject({ waiting: 1 });
    await early.close();
  });

  it('waits longer with each try, at most 30 s', () => {
    expect([1, 2, 3, 10].map(backoffMs)).toEqual([250, 500, 1000, 30_000]);
  });
});
