import { beforeDeadline, currentDeadline, fail, postgresSettings } from '@techbourse/platform';
import { waitFor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { eventOf as event, testQueues } from '../test/queue.ts';
import { JOBS, type JobEnvelope } from './catalog.ts';
import { type DeadLetterPlace, placeOf } from './dead-letter.ts';
import { countPendingJobs, createQueue } from './queue.ts';
import { startWorker } from './worker.ts';

const queues = await testQueues();
const { base } = queues;
const queue = createQueue(base);
afterAll(async () => {
  await queue.close();
  await queues.close();
});

describe('the queue', () => {
  it('starts every subscribed job once, also when the same event is published twice', async () => {
    const seen: string[] = [];
    const workers = (['demand.index', 'profile.build', 'deal.copy'] as const).map((job) =>
      startWorker(base, { job, concurrency: 2, handle: async (envelope) => void seen.push(`${job} ${envelope.key}`) }),
    );
    const one = event('demand.opened', 'a');
    await expect(queue.publish([one, { ...one, type: 'nobody.listens' }])).rejects.toMatchObject({
      reason: 'event.unknown',
    });
    await queue.publish([one]);
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

  it('forgets a dead letter for good, and nothing that is still to be done', async () => {
    const worker = startWorker(base, {
      job: 'pairs.refresh',
      concurrency: 1,
      handle: async () => {
        throw fail.validation('profile.unreadable', 'cannot be read');
      },
    });
    await queue.publish([event('profile.built', 'gone'), event('profile.built', 'kept')]);
    const letters = await waitFor(async () => {
      const found = await queue.deadLetters(['pairs.refresh']);
      return found.length === 2 ? found : undefined;
    });
    await worker.stop();
    const jobIdOf = (key: string) => letters.find((letter) => letter.key === key)?.jobId ?? '';
    await queue.discard('pairs.refresh', jobIdOf('gone'));
    expect((await queue.deadLetters(['pairs.refresh'])).map(({ key }) => key)).toEqual(['kept']);
    await expect(queue.discard('pairs.refresh', jobIdOf('gone'))).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    await queue.replay('pairs.refresh', jobIdOf('kept'));
    await expect(queue.discard('pairs.refresh', jobIdOf('kept'))).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    const { 'pairs.refresh': counts } = await queue.counts(['pairs.refresh']);
    expect(counts).toMatchObject({ waiting: 1, failed: 0, waitingSince: expect.any(String) });
  });

  it.each([3, 300])('spends no try on an engine that is away, and asks for it rarely, with %i jobs', async (count) => {
    const hasty = { ...base, prefix: `${base.prefix}away${count}`, retry: { attempts: 2, backoffMs: () => 2 } };
    const sending = createQueue(hasty);
    let away = true;
    let asked = 0;
    const done = new Set<string>();
    const worker = startWorker(hasty, {
      job: 'listing.index',
      concurrency: 50,
      handle: async ({ key }) => {
        asked += 1;
        if (away) throw fail.unavailable('search.unavailable', 'away');
        done.add(key);
      },
    });
    await sending.publish(Array.from({ length: count }, (_, n) => event('listing.withdrawn', `r${n}`)));
    // Of three jobs one was asked more often than it has tries.
    await waitFor(() => asked > 3 * 2);
    const askedWhileAway = asked;
    away = false;
    await waitFor(() => done.size === count);
    expect(askedWhileAway).toBeLessThan(count + 10);
    expect(await sending.deadLetters(['listing.index'])).toEqual([]);
    await worker.stop();
    await sending.close();
  });

  it('lets go of the jobs that wait for an engine when the process stops, for another to run', async () => {
    const hasty = { ...base, prefix: `${base.prefix}stop`, retry: { attempts: 2, backoffMs: () => 20 } };
    const sending = createQueue(hasty);
    let asked = 0;
    const first = startWorker(hasty, {
      job: 'listing.index',
      concurrency: 10,
      handle: async () => {
        asked += 1;
        throw fail.unavailable('search.unavailable', 'away');
      },
    });
    await sending.publish(Array.from({ length: 30 }, (_, n) => event('listing.withdrawn', `s${n}`)));
    await waitFor(() => asked >= 3);
    await first.stop();
    const done = new Set<string>();
    const second = startWorker(hasty, {
      job: 'listing.index',
      concurrency: 10,
      handle: async ({ key }) => void done.add(key),
    });
    await waitFor(() => done.size === 30);
    await second.stop();
    await sending.close();
  });

  it('costs a try when a job exceeds its timeout, and aborts its handler', async () => {
    const hasty = { ...base, prefix: `${base.prefix}slow`, retry: { attempts: 2, backoffMs: () => 20 } };
    const sending = createQueue(hasty);
    const ends: string[] = [];
    let steps = 0;
    const worker = startWorker(hasty, {
      job: 'listing.index',
      concurrency: 1,
      timeoutMs: 50,
      handle: async (_envelope, deadline) => {
        expect(currentDeadline()).toBe(deadline);
        try {
          for (;;) {
            await beforeDeadline(new Promise((resolve) => setImmediate(resolve)));
            steps += 1;
          }
        } finally {
          ends.push(String(deadline.aborted));
        }
      },
    });
    await sending.publish([event('listing.withdrawn', 'slow')]);
    const letter = await waitFor(async () => (await sending.deadLetters(['listing.index']))[0]);
    expect(letter).toMatchObject({ error: expect.stringContaining('deadline.passed'), attempts: 2 });
    expect(ends).toEqual(['true', 'true']);
    // Nothing goes on: a later round of the loop would have counted.
    const stepsAtEnd = steps;
    await worker.stop();
    expect(steps).toBe(stepsAtEnd);
    await sending.close();
  });

  it('shows all dead letters in pages, and replays all, those of a job, of a reason, or since a moment', async () => {
    const hasty = { ...base, prefix: `${base.prefix}letters`, retry: { attempts: 1, backoffMs: () => 20 } };
    const sending = createQueue(hasty);
    const jobs = ['listing.index', 'profile.build', 'deal.copy'] as const;
    let healed = false;
    let done = 0;
    const workers = jobs.map((job) =>
      startWorker(hasty, {
        job,
        concurrency: 50,
        handle: async ({ version }) => {
          if (!healed) throw fail.validation(version === 1 ? 'a.one' : 'a.two', 'no');
          done += 1;
        },
      }),
    );
    const old = event('listing.published', 'old');
    await sending.publish([
      { ...old, occurredAt: '2026-01-01T00:00:00.000Z' },
      ...Array.from({ length: 99 }, (_, n) => ({ ...event('listing.published', `d${n}`), version: 1 + (n % 2) })),
    ]);
    await waitFor(async () => (await sending.deadLetters(jobs, { limit: 500 })).length === 300);
    const all = await sending.deadLetters(jobs, { limit: 500 });
    const seen: string[] = [];
    for (let after: DeadLetterPlace | undefined; ; ) {
      const page = await sending.deadLetters(jobs, { after, limit: 7 });
      seen.push(...page.map((letter) => `${letter.job} ${letter.jobId}`));
      const last = page.at(-1);
      if (!last) break;
      after = placeOf(last);
    }
    expect(seen).toEqual(all.map((letter) => `${letter.job} ${letter.jobId}`));
    expect(new Set(seen).size).toBe(300);

    healed = true;
    expect(await sending.replayAll(['deal.copy'])).toEqual({ done: 100, total: 100 });
    expect((await sending.replayAll(['profile.build'], { reason: 'a.two' })).done).toBe(49);
    expect((await sending.replayAll(jobs, { since: new Date('2026-06-01') })).done).toBe(99 + 50);
    await waitFor(() => done === 100 + 49 + 149);
    const left = await sending.deadLetters(jobs);
    expect(left.map(({ job, key }) => `${job} ${key}`).sort()).toEqual(['listing.index old', 'profile.build old']);
    await Promise.all(workers.map((worker) => worker.stop()));
    await sending.close();
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

  it('gives every job more time than one statement may take', () => {
    const statementMs = postgresSettings.DB_JOB_TIMEOUT_MS.parse(undefined);
    for (const [job, { timeoutMs }] of Object.entries(JOBS))
      expect([job, timeoutMs > statementMs]).toEqual([job, true]);
  });

  it('publishes nothing of a batch that holds an event which nobody knows', async () => {
    const { queue: sending } = queues.hasty('batch');
    const unknown: JobEnvelope = { ...event('deal.lost', 'x'), type: 'nobody.listens' };
    await expect(sending.publish([event('deal.lost', 'a'), unknown])).rejects.toMatchObject({ kind: 'INTERNAL' });
    expect((await sending.counts(['pair.progress']))['pair.progress']?.waiting).toBe(0);
    await sending.publish([]);
  });

  it('of one installation sees no job of another on the same Redis', async () => {
    const [mine, theirs] = [queues.hasty('mine').queue, queues.hasty('theirs').queue];
    await mine.publish([event('deal.lost', 'a')]);
    const waiting = async (of: typeof mine) => (await of.counts(['pair.progress']))['pair.progress']?.waiting;
    expect([await waiting(mine), await waiting(theirs)]).toEqual([1, 0]);
  });

  it('adds up what is not done: what waits, is under way or delayed, and no dead letter', async () => {
    const { queue: sending, start } = queues.hasty('sum', 1, { retry: { attempts: 3, backoffMs: () => 3_600_000 } });
    const holding = Promise.withResolvers<void>();
    const jobs = ['pair.progress', 'deal.copy'] as const;
    await sending.publish(['dead', 'later', 'now', 'next'].map((key) => event('deal.lost', key)));
    const worker = start({
      job: 'pair.progress',
      concurrency: 1,
      handle: async ({ key }) => {
        if (key === 'dead') throw fail.validation('a.reason', 'no');
        if (key === 'later') throw new Error('may pass');
        await holding.promise;
      },
    });
    const counted = {
      waiting: 1,
      active: 1,
      delayed: 1,
      failed: 1,
      failedSince: expect.any(String),
      waitingSince: expect.any(String),
    };
    await waitFor(async () => (await sending.counts(jobs))['pair.progress']?.active === 1);
    await waitFor(async () => (await sending.counts(jobs))['pair.progress']?.delayed === 1);
    expect((await sending.counts(jobs))['pair.progress']).toEqual(counted);
    expect(await countPendingJobs(sending, jobs)).toBe(3);
    holding.resolve();
    await worker.stop();
  });
});

describe('the mark of what was published', () => {
  it('moves only where it was begun, so that a Redis that lost its data is found out', async () => {
    const mark = queues.hasty('mark').queue.publishedMark('listings');
    expect(await mark.read()).toBeNull();
    await mark.move(7);
    expect(await mark.read()).toBeNull();
    await mark.begin();
    expect(await mark.read()).toBe(0);
    await mark.move(7);
    expect(await mark.read()).toBe(7);
  });

  it('is not set back by who begins again, and is one for each schema', async () => {
    const { queue: marked } = queues.hasty('marks');
    const [listings, demands] = [marked.publishedMark('listings'), marked.publishedMark('demands')];
    await listings.begin();
    await listings.move(9);
    await marked.publishedMark('listings').begin();
    await demands.begin();
    expect([await listings.read(), await demands.read()]).toEqual([9, 0]);
  });
});
