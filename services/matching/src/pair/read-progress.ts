import { authorise } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { jobsOf } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { countOpenProfiles } from '../profile/store.ts';
import { countPairs, countUnsentEvents } from './read-store.ts';

export const MATCHING_JOBS = jobsOf('matching');

/** Whether matching has caught up with all records, for the operator. */
export async function readProgress(ctx: Context, actor: Actor) {
  authorise(actor, 'pair.read_progress');
  const before = await ctx.queue.counts(MATCHING_JOBS);
  const unsent = await countUnsentEvents(ctx.db.orm);
  const [jobs, profiles, pairs] = await Promise.all([
    ctx.queue.counts(MATCHING_JOBS),
    countOpenProfiles(ctx.db.orm),
    countPairs(ctx.db.orm),
  ]);
  // A job may leave an event and an event becomes a job, so the queue is read before and after the outbox.
  const idle = unsent === 0 && isEmpty(before) && isEmpty(jobs);
  return { jobs, profiles, pairs, idle };
}

function isEmpty(jobs: Awaited<ReturnType<Context['queue']['counts']>>): boolean {
  return Object.values(jobs).every((job) => job.waiting + job.active + job.delayed === 0);
}
