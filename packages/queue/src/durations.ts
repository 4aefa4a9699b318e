import type { Metrics } from '@techbourse/platform';
import type { JobName } from './catalog.ts';

/** How a run of a job ended: well, to be tried again, with an engine away, or for good. */
export type JobOutcome = 'done' | 'failed' | 'put_back' | 'dead';

/** Seconds; the longest job may take five minutes. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

/** Records how long runs of a job took from `began` (of `performance.now()`) to now, waiting aside. */
export function jobDurations(metrics: Metrics | undefined, job: JobName) {
  const observe = metrics?.durations({
    name: 'techbourse_job_duration_seconds',
    help: 'Time that a run of a job took, by how it ended: done, failed, put_back (an engine is away), dead',
    labels: ['job', 'outcome'],
    buckets: BUCKETS,
  });
  return (outcome: JobOutcome, began: number) => observe?.({ job, outcome }, (performance.now() - began) / 1000);
}
