import { type Sweep, startSweep } from '@techbourse/platform';
import type { Context } from '../../context.ts';
import { deleteEnded } from './store.ts';

const EVERY_MS = 60_000;
const BATCH = 1000;

/** Deletes what was kept for as long as the settings say. */
export function startRetention({
  jobs,
  clock,
  log,
  config,
}: Pick<Context, 'jobs' | 'clock' | 'log' | 'config'>): Sweep {
  return startSweep({
    name: 'retention',
    everyMs: EVERY_MS,
    log,
    pass: () => deleteEnded(jobs.orm, config, clock.now(), BATCH),
  });
}
