import { setTimeout as wait } from 'node:timers/promises';
import type { Schemas } from '@techbourse/client';
import type { Exchange } from './exchange.ts';

type JobCounts = Schemas['JobCounts'];

/** What waits or runs, over all jobs of all services. */
export async function openJobs(
  exchange: Exchange,
): Promise<{ open: number; failed: number; byJob: Record<string, JobCounts> }> {
  const overview = await exchange.operator.get('/api/operations/jobs');
  if (overview.failures.length > 0) throw new Error(`a service is away: ${JSON.stringify(overview.failures)}`);
  const byJob = Object.fromEntries(overview.items.map(({ job, counts }) => [job, counts]));
  const all = Object.values(byJob);
  return {
    open: all.reduce((sum, counts) => sum + counts.waiting + counts.active + counts.delayed, 0),
    failed: all.reduce((sum, counts) => sum + counts.failed, 0),
    byJob,
  };
}

/**
 * Waits until nothing has been waiting or running for a second, saying how far it is every few seconds.
 * @throws Error when a job became a dead letter.
 */
export async function drained(exchange: Exchange, what: string): Promise<void> {
  let quietSince: number | undefined;
  let saidAt = 0;
  for (;;) {
    const { open, failed, byJob } = await openJobs(exchange);
    if (failed > 0) {
      const letters = await exchange.operator.get('/api/operations/dead-letters');
      throw new Error(`${failed} dead letters: ${JSON.stringify(letters).slice(0, 2000)}`);
    }
    if (open > 0) quietSince = undefined;
    else quietSince ??= Date.now();
    if (quietSince !== undefined && Date.now() - quietSince > 1000) return;
    if (Date.now() - saidAt > 10_000) {
      saidAt = Date.now();
      const busy = Object.entries(byJob).filter(([, counts]) => counts.waiting + counts.active + counts.delayed > 0);
      const line = busy.map(([job, counts]) => `${job} ${counts.waiting + counts.active + counts.delayed}`).join(', ');
      process.stderr.write(`${what}: ${line || 'settling'}\n`);
    }
    await wait(200);
  }
}
