import { startRelay } from '@techbourse/db';
import { startWorker } from '@techbourse/queue';
import type { Context } from './context.ts';
import { copyRecord } from './copy/jobs.ts';
import { closeDay } from './ledger/close-day.ts';

// A day is closed within this time of its end. Its head covers the same entries however late it is made.
const CLOSE_DAY_EVERY_MS = 10 * 60_000;

/** Tells this service's events, and takes in those of listings and demands. */
export function buildWorker(ctx: Context): { stop(): Promise<void> } {
  const relay = startRelay({ db: ctx.db, schema: 'contracts', publish: ctx.queue.publish, log: ctx.log });
  const copies = startWorker(ctx.queue.settings, {
    job: 'deal.copy',
    // Each job is one small statement; the pool of connections is what bounds them.
    concurrency: 16,
    handle: (envelope) => copyRecord(ctx, envelope),
  });
  const closing = ctx.config.LEDGER_PRIVATE_KEY ? closeDays(ctx, ctx.config.LEDGER_PRIVATE_KEY) : undefined;
  return {
    stop: async () => {
      clearInterval(closing);
      await copies.stop();
      await relay.stop();
    },
  };
}

function closeDays(ctx: Context, privateKey: string): NodeJS.Timeout {
  const attempt = async () => {
    try {
      const head = await closeDay(ctx, privateKey);
      if (head) ctx.log.info({ day: head.day, size: head.size }, 'ledger: day closed');
    } catch (error) {
      ctx.log.warn({ err: error }, 'ledger: the day could not be closed, will try again');
    }
  };
  void attempt();
  return setInterval(attempt, CLOSE_DAY_EVERY_MS);
}
