import { jobNames } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { tell } from '../notification/tell.ts';

/** Tells the operator of jobs that failed for good, in every queue of the exchange; the same state once. */
export async function tellDeadLetters(ctx: Context): Promise<void> {
  const counts = Object.entries(await ctx.queue.counts(jobNames)).filter(([, { failed }]) => failed > 0);
  if (counts.length === 0) return;
  const jobs = Object.fromEntries(counts.map(([job, { failed }]) => [job, failed]));
  const count = counts.reduce((sum, [, { failed }]) => sum + failed, 0);
  const fact = counts.map(([job, { failed }]) => `${job} ${failed}`).join(' ');
  await ctx.db.orm.transaction((tx) => tell(tx, [{ kind: 'jobs.dead', to: 'operator', data: { count, jobs }, fact }]));
}
