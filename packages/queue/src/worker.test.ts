import { AppError, type ErrorKind, fail, newId } from '@techbourse/platform';
import { waitFor } from '@techbourse/testkit';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { eventOf, testQueues } from '../test/queue.ts';
import type { JobEnvelope } from './catalog.ts';
import type { DeadLetter } from './dead-letter.ts';

const queues = await testQueues();
afterAll(() => queues.close());

const JOB = 'pair.progress';
const event = (key: string, more: Partial<JobEnvelope> = {}) => eventOf('deal.opened', key, more);

/** A worker that does to each job what its key says, and what became of it. */
function workerThat(name: string, handle: (envelope: JobEnvelope) => Promise<void>, concurrency = 1) {
  const { queue, start, settings } = queues.hasty(name, 3);
  const seen: JobEnvelope[] = [];
  const run = async (envelope: JobEnvelope) => {
    seen.push(envelope);
    await handle(envelope);
  };
  const begin = () => start({ job: JOB, concurrency, handle: run });
  const letters = (count: number): Promise<DeadLetter[]> =>
    waitFor(async () => {
      const found = await queue.deadLetters([JOB]);
      return found.length >= count && found;
    });
  return { queue, settings, seen, begin, letters };
}

describe('a worker', () => {
  it('hands its handler what was published, whatever the payload is', async () => {
    const events = fc
      .sample(fc.jsonValue({ maxDepth: 4 }), 60)
      .map((payload, n) => event(`k${n}`, { payload, version: n, requestId: `request-${n}` }));
    const { queue, seen, begin } = workerThat('payload', async () => {}, 5);
    await queue.publish(events);
    begin();
    await waitFor(() => seen.length >= events.length);
    const byKey = (a: JobEnvelope, b: JobEnvelope) => a.version - b.version;
    // As JSON has it: no difference between 0 and -0.
    expect(seen.toSorted(byKey)).toEqual(JSON.parse(JSON.stringify(events)));
  });

  const SPENT: Record<ErrorKind, number> = {
    VALIDATION: 1,
    UNAUTHENTICATED: 1,
    FORBIDDEN: 1,
    NOT_FOUND: 1,
    METHOD_NOT_ALLOWED: 1,
    NOT_ACCEPTABLE: 1,
    CONFLICT: 1,
    TOO_LARGE: 1,
    UNSUPPORTED: 1,
    INVALID_STATE: 1,
    LIMIT_EXCEEDED: 3,
    INTERNAL: 3,
    // An outage spends none; see the tests of the queue.
    UNAVAILABLE: 0,
  };

  it('tries again only after errors that may pass, as often as the job may be tried', async () => {
    const kinds = (Object.keys(SPENT) as ErrorKind[]).filter((kind) => SPENT[kind] > 0);
    const { queue, seen, begin, letters } = workerThat('kinds', async ({ key }) => {
      throw new AppError(key as ErrorKind, 'some.reason', 'no');
    });
    await queue.publish(kinds.map((kind) => event(kind)));
    begin();
    const found = await letters(kinds.length);
    const expected = new Map(kinds.map((kind) => [kind, SPENT[kind]]));
    expect(new Map(found.map(({ key, attempts }) => [key as ErrorKind, attempts]))).toEqual(expected);
    for (const [kind, times] of expected)
      expect([kind, seen.filter(({ key }) => key === kind).length]).toEqual([kind, times]);
  });

  it.each(['database.timeout', 'database.crossed'])(
    'spends a try on %s, which is unavailable but of its own making',
    async (reason) => {
      const { queue, begin, letters } = workerThat(reason, async () => {
        throw fail.unavailable(reason, 'too slow');
      });
      await queue.publish([event('slow')]);
      begin();
      const [letter] = await letters(1);
      expect(letter).toMatchObject({ attempts: 3, error: expect.stringContaining(reason) });
    },
  );

  it('keeps of an error of the program no word that may be of a record', async () => {
    const secret = 'The price of ACME is 5 million';
    const { queue, begin, letters } = workerThat('secret', async ({ key }) => {
      if (key === 'plain') throw new Error(secret);
      throw new AppError('INTERNAL', 'search.failed', secret, { cause: new TypeError(secret) });
    });
    await queue.publish([event('plain'), event('ours')]);
    begin();
    const found = await letters(2);
    expect(JSON.stringify(found)).not.toContain('ACME');
    expect(found.map(({ error }) => error)).toContainEqual(expect.stringContaining('worker.test.ts'));
  });

  it('makes a dead letter at once of a job that is no event, and its handler never sees it', async () => {
    const { queue, settings, seen, begin, letters } = workerThat('malformed', async () => {});
    await queue.publish([{ ...event('bad'), version: 1.5 }, event('good')]);
    begin();
    const [letter] = await letters(1);
    expect(letter).toMatchObject({ type: 'unreadable', key: '', version: 0, attempts: 1 });
    expect(letter?.error).toMatch(/^not an event: /);
    await waitFor(() => seen.length === 1);
    expect(seen[0]?.key).toBe('good');
    expect(settings.retry?.attempts).toBe(3);
  });

  it('runs no more jobs at once than it may, and as many', async () => {
    let running = 0;
    let most = 0;
    const full = Promise.withResolvers<void>();
    const { queue, seen, begin } = workerThat(
      'concurrency',
      async () => {
        running += 1;
        most = Math.max(most, running);
        if (running === 4) full.resolve();
        await full.promise;
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
      },
      4,
    );
    await queue.publish(Array.from({ length: 30 }, (_, n) => event(`c${n}`)));
    begin();
    await waitFor(() => seen.length === 30 && running === 0);
    expect(most).toBe(4);
  });

  it('that stops finishes the job under way and begins no other', async () => {
    const ending = Promise.withResolvers<void>();
    const { queue, seen, begin } = workerThat('stopping', async () => ending.promise);
    await queue.publish([event('first'), event('second')]);
    const worker = begin();
    await waitFor(() => seen.length === 1);
    let isOver = false;
    const stopping = worker.stop().then(() => {
      isOver = true;
    });
    await waitFor(async () => (await queue.counts([JOB]))[JOB]?.active === 1);
    expect(isOver).toBe(false);
    ending.resolve();
    await stopping;
    expect(seen.map(({ key }) => key)).toEqual(['first']);
    expect((await queue.counts([JOB]))[JOB]).toMatchObject({ active: 0, waiting: 1, failed: 0 });
    begin();
    await waitFor(() => seen.length === 2);
  });

  it('does an event that was done no second time, however often it is published', async () => {
    const { queue, seen, begin } = workerThat('again', async () => {});
    const one = event('once');
    begin();
    for (let time = 0; time < 3; time++) {
      await queue.publish([one]);
      await waitFor(async () => {
        const { failedSince: _, waitingSince: __, ...counts } = (await queue.counts([JOB]))[JOB] ?? {};
        return Object.values(counts).every((count) => count === 0);
      });
    }
    await queue.publish([event('last')]);
    await waitFor(() => seen.some(({ key }) => key === 'last'));
    expect(seen.map(({ key }) => key)).toEqual(['once', 'last']);
  });

  it('does an event again whose job is not kept, because it is told again soon', async () => {
    const { queue, start } = queues.hasty('forgotten');
    const seen: string[] = [];
    start({ job: 'profile.compare', concurrency: 1, handle: async ({ key }) => void seen.push(key) });
    const digest = eventOf('listing.digest', 'page', { eventId: newId() });
    await queue.publish([digest]);
    await waitFor(() => seen.length === 1);
    await waitFor(async () => {
      await queue.publish([digest]);
      return seen.length >= 2;
    });
  });
});
