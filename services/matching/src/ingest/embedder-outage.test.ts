import { createQueue, startWorker } from '@techbourse/queue';
import { testActor, testSettings, waitFor } from '@techbourse/testkit';
import { type Fault, startFakeEndpoint } from '@techbourse/text/testing';
import { afterAll, expect, test } from 'vitest';
import { testWorker } from '../../test/jobs.ts';
import { listingSnapshotOf, published } from '../../test/records.ts';
import { buildProfile } from './build.ts';

const settings = await testSettings();
const endpoint = await startFakeEndpoint(async (texts) =>
  texts.map((text) => Float32Array.from({ length: 16 }, (_, at) => Math.sin(text.length + at))),
);
const ctx = await testWorker({
  ...settings,
  MATCHING_EMBEDDER: 'endpoint',
  MATCHING_EMBEDDER_URL: endpoint.url,
  MATCHING_EMBEDDER_MODEL: 'small',
  MATCHING_EMBEDDER_DIMENSIONS: '16',
});
// All tries of a job are over in a moment.
const hasty = { ...ctx.queue.settings, retry: { attempts: 2, backoffMs: () => 5 } };
const queue = createQueue(hasty);
afterAll(async () => {
  await queue.close();
  await ctx.close();
  await endpoint.close();
});

const university = testActor({ kind: 'university' });
const times = (count: number, fault: Fault) => Array.from({ length: count }, () => fault);

test.each<[string, number, Fault[]]>([
  ['down for longer than all tries together', 60_000, times(20, { status: 503 })],
  ['broken in the middle', 60_000, times(12, 'cut off')],
  ['closed to this key', 60_000, times(8, { status: 401 })],
  // Long enough for a build on a busy machine, short beside the deadline.
  ['slower than the job may take', 3_000, times(6, 'hangs')],
])(
  'an embedding endpoint that is %s costs no job',
  async (_name, timeoutMs, faults) => {
    const before = endpoint.requests.length;
    endpoint.misbehave(...faults);
    const offers = Array.from({ length: 8 }, (_, n) => listingSnapshotOf(university, { title: `Pump ${n}` }));
    const worker = startWorker(hasty, {
      job: 'profile.build',
      concurrency: 4,
      timeoutMs,
      handle: (envelope) => buildProfile(ctx, envelope),
    });
    await queue.publish(offers.map(published));
    await waitFor(
      async () => {
        const ids = offers.map(({ id }) => id);
        const [row] = await ctx.db.sql<{ n: number }[]>`
        select count(*)::int as n from matching.profiles where open and id = any(${ids}::uuid[])`;
        return row?.n === 8;
      },
      { deadlineMs: 240_000 },
    );
    await worker.stop();
    expect(endpoint.requests.length - before).toBeGreaterThan(faults.length);
    expect(await queue.deadLetters(['profile.build'])).toEqual([]);
  },
  300_000,
);
