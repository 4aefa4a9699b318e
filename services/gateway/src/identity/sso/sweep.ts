import { type Sweep, startSweep } from '@techbourse/platform';
import type { Context } from '../../context.ts';
import { deleteExpiredAttempts } from './store.ts';

const EVERY_MS = 10 * 60_000;
const BATCH = 1000;

/** Forgets sign-ins that nobody finished. */
export function startAttemptSweep({ jobs, clock, log }: Pick<Context, 'jobs' | 'clock' | 'log'>): Sweep {
  return startSweep({
    name: 'tidying sign-ins',
    everyMs: EVERY_MS,
    log,
    pass: async () => (await deleteExpiredAttempts(jobs.orm, clock.now(), BATCH)) === BATCH,
  });
}
