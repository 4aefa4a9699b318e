import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '@techbourse/db';
import { pairsIndex } from '@techbourse/matching/testing';
import type { JobQueue } from '../../../packages/queue/src/index.ts';
import type { Search } from '../../../packages/search/src/index.ts';
import { type BenchWorker, startBenchWorker } from './workers.ts';

export type Indexed = {
  readonly seconds: number;
  readonly documents: number;
  readonly memory: { peakMb: number }[];
};

/** Two workers bring what pairing left in the queue into the index of pairs; waits until all of it can be found. */
export async function indexPairs(
  { db, queue, search }: { db: Database; queue: JobQueue; search: Search },
  settings: Record<string, string>,
  say: (text: string) => void,
): Promise<Indexed> {
  await search.apply(pairsIndex);
  const shown = async () =>
    (await db.sql<{ n: number }[]>`select count(*)::int as n from matching.pairs where shown`)[0]?.n ?? 0;
  const found = async () => (await search.client.index(search.uidOf(pairsIndex)).getStats()).numberOfDocuments;
  const started = performance.now();
  const workers: BenchWorker[] = [];
  try {
    for (let i = 0; i < 2; i++) workers.push(await startBenchWorker({ ...settings, MATCHING_JOBS: 'pairs.index' }));
    for (let round = 1; ; round++) {
      const { 'pairs.index': jobs } = await queue.counts(['pairs.index']);
      if (!jobs || jobs.failed > 0) throw new Error(`${jobs?.failed ?? 'no'} jobs of the index failed`);
      if (jobs.waiting + jobs.active + jobs.delayed === 0) break;
      const seconds = Math.round((performance.now() - started) / 1000);
      if (round % 60 === 0) say(`${seconds} s: ${await found()} pairs in the index, ${jobs.waiting} jobs wait`);
      await wait(500);
    }
    const documents = await found();
    if (documents !== (await shown())) throw new Error(`${documents} pairs in the index, ${await shown()} in Postgres`);
    const seconds = Math.round((performance.now() - started) / 1000);
    return { seconds, documents, memory: workers.map((worker) => worker.memory()) };
  } finally {
    await Promise.allSettled(workers.map((worker) => worker.stop()));
  }
}
