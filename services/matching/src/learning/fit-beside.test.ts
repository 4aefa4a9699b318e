import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { reviewedWeights } from '@techbourse/matching-engine';
import { withDeadline } from '@techbourse/platform';
import { expect, test } from 'vitest';
import { fitBeside } from './fit-beside.ts';

const run = () => fitBeside(reviewedWeights, { weights: reviewedWeights }, [], new Date());
const nextThread = async () => ((await once(process, 'worker')) as [Worker])[0];

test('what the fit throws is told to the caller, and the thread is gone', async () => {
  const thread = nextThread();
  await expect(run()).rejects.toThrow('decisions');
  expect((await thread).threadId).toBe(-1); // as of a thread that has ended
});

test('a thread that dies fails its fit', async () => {
  nextThread().then((thread) => thread.terminate());
  await expect(run()).rejects.toThrow('worker exited');
});

test('past the deadline a fit ends', async () => {
  const thread = nextThread();
  const deadline = new AbortController();
  const fitting = expect(withDeadline(deadline.signal, run)).rejects.toMatchObject({ name: 'AbortError' });
  deadline.abort();
  await fitting;
  await thread;
});
