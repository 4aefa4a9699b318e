import { startRelay, watchQueue } from '@techbourse/db';
import { startWorker } from '@techbourse/queue';
import type { Composed } from './compose.ts';
import { followOrganisation } from './organisation/follow.ts';

/** All background work: the relay, and the jobs that take in what other services tell. */
export function buildWorker(whole: Composed): { stop(): Promise<void> } {
  // Jobs have connections and limits of their own: none keeps a request waiting.
  const ctx = { ...whole, db: whole.jobs };
  const { db, log, metrics, queue } = ctx;
  const relay = startRelay({
    db,
    schema: 'notifications',
    publish: queue.publish,
    log,
    metrics,
    retention: ctx.config,
  });
  const watching = watchQueue({ db, schema: 'notifications', mark: queue.publishedMark('notifications'), log });
  const following = startWorker(queue.settings, {
    job: 'recipient.follow',
    concurrency: 4,
    handle: (envelope) => followOrganisation(ctx, envelope),
  });
  return {
    stop: async () => {
      await watching.stop();
      await following.stop();
      await relay.stop();
    },
  };
}
