import { createMetrics, fail, newId, silentLogger } from '@techbourse/platform';
import { testSettings, waitFor } from '@techbourse/testkit';
import { expect, it } from 'vitest';
import type { JobEnvelope } from './catalog.ts';
import { createQueue, type QueueSettings } from './queue.ts';
import { startWorker } from './worker.ts';

const settings = await testSettings();
const event = (key: string): JobEnvelope => ({
  eventId: newId(),
  type: 'pairs.changed', // starts pairs.index alone
  key,
  version: 1,
  occurredAt: new Date().toISOString(),
  payload: {},
});

function newQueue(name: string, retry?: QueueSettings['retry']) {
  const metrics = createMetrics('sample');
  const own = {
    redisUrl: settings.REDIS_URL,
    prefix: `${settings.QUEUE_PREFIX}${name}`,
    log: silentLogger(),
    metrics,
    ...(retry ? { retry } : {}),
  };
  const queue = createQueue(own);
  queue.measure(['pairs.index', 'deal.copy']);
  /** The figure whose name and labels, that of the service aside, are these. */
  const figure = async (series: string): Promise<number | undefined> => {
    const line = (await metrics.text())
      .split('\n')
      .find((one) => one.replace(/,service="sample"|service="sample",/, '').startsWith(`${series} `));
    return line === undefined ? undefined : Number(line.split(' ').at(-1));
  };
  return { own, queue, figure };
}

const OLDEST = 'techbourse_queue_oldest_waiting_seconds{queue="pairs.index"}';
const DEAD = 'techbourse_queue_dead_letters{queue="pairs.index"}';
const jobs = (state: string) => `techbourse_queue_jobs{queue="pairs.index",state="${state}"}`;
const runs = (outcome: string) => `techbourse_job_duration_seconds_count{job="pairs.index",outcome="${outcome}"}`;

it('a job that waits ages until it is done, and its run is one of the histogram', async () => {
  const { own, queue, figure } = newQueue('ages');
  await waitFor(async () => (await figure(OLDEST)) === 0);
  await queue.publish([event('a'), event('b')]);
  const young = await waitFor(() => figure(OLDEST));
  const older = await waitFor(async () => {
    const age = (await figure(OLDEST)) ?? 0;
    return age > young && age;
  });
  expect(older).toBeLessThan(60);
  expect(await figure(jobs('waiting'))).toBe(2);
  const worker = startWorker(own, { job: 'pairs.index', concurrency: 2, handle: async () => {} });
  await waitFor(async () => (await figure(OLDEST)) === 0 && (await figure(runs('done'))) === 2);
  expect(await figure(jobs('waiting'))).toBe(0);
  expect(await figure('techbourse_queue_oldest_waiting_seconds{queue="deal.copy"}')).toBe(0);
  await worker.stop();
  await queue.close();
});

it('jobs that are held while an engine is away age as well', async () => {
  const { own, queue, figure } = newQueue('held', { attempts: 2, backoffMs: () => 5 });
  let away = true;
  const worker = startWorker(own, {
    job: 'pairs.index',
    concurrency: 10,
    handle: async () => {
      if (away) throw fail.unavailable('search.unavailable', 'away');
    },
  });
  await queue.publish([event('a'), event('b'), event('c')]);
  await waitFor(async () => ((await figure(runs('put_back'))) ?? 0) > 0 && ((await figure(OLDEST)) ?? 0) > 0);
  expect(await figure(DEAD)).toBe(0);
  away = false;
  await waitFor(async () => (await figure(OLDEST)) === 0 && (await figure(runs('done'))) === 3);
  await worker.stop();
  await queue.close();
});

it('a dead letter shows until it is sent again', async () => {
  const { own, queue, figure } = newQueue('dead', { attempts: 2, backoffMs: () => 5 });
  let healed = false;
  const worker = startWorker(own, {
    job: 'pairs.index',
    concurrency: 1,
    handle: async ({ key }) => {
      if (healed) return;
      throw key === 'hopeless' ? fail.validation('profile.unreadable', 'cannot be read') : new Error('broken');
    },
  });
  await queue.publish([event('hopeless'), event('tried')]);
  await waitFor(async () => (await figure(DEAD)) === 2);
  expect(await figure(runs('dead'))).toBe(2);
  expect(await figure(runs('failed'))).toBe(1); // the first of the two tries
  expect(await figure(OLDEST)).toBe(0); // it waits for people, not in line
  healed = true;
  await queue.replayAll(['pairs.index']);
  await waitFor(async () => (await figure(DEAD)) === 0 && (await figure(runs('done'))) === 2);
  await worker.stop();
  await queue.close();
});
