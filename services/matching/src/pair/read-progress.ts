import { type Actor, assertOperator } from '@techbourse/platform';
import type { JobName } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { countOpenProfiles } from '../profile/store.ts';
import { countPairs } from './read-store.ts';

export const MATCHING_JOBS: readonly JobName[] = ['profile.build', 'pairs.refresh', 'pairs.index', 'pair.progress'];

/** How far matching is behind the market: the operator's answer to "are my pairs there yet?" */
export async function readProgress(ctx: Context, actor: Actor) {
  assertOperator(actor);
  const [jobs, profiles, pairs] = await Promise.all([
    ctx.queue.counts(MATCHING_JOBS),
    countOpenProfiles(ctx.db.orm),
    countPairs(ctx.db.orm),
  ]);
  const idle = Object.values(jobs).every((job) => job.waiting + job.active + job.delayed === 0);
  return { jobs, profiles, pairs, idle };
}
