import { startRelay, watchQueue } from '@techbourse/db';
import { type Sweep, startSweep } from '@techbourse/platform';
import { startWorker } from '@techbourse/queue';
import { takeContact } from './contact/take.ts';
import type { Context } from './context.ts';
import { projectRecord } from './ingest/jobs.ts';
import { signTreeHeads } from './ledger/sign-tree-heads.ts';
import { followMandate } from './mandate/follow.ts';
import { followOrganisation } from './organisation/follow.ts';
import { compareProjections } from './projection/compare.ts';
import { disputeEarlierJoins, enterJoins, registerMissing } from './register/register.ts';
import { closeMonths } from './statistics/close-months.ts';

// A day is closed within this time of its end. Its head covers the same entries however late it is made.
const CLOSE_HEADS_EVERY_MS = 60_000;
const PUBLISH_EVERY_MS = 10 * 60_000;
// Listings are registered as they are copied; this finds those copied before there was a register, and what failed.
const REGISTER_EVERY_MS = 10 * 60_000;

/** Tells this service's events, and takes in those of listings and demands. */
export function buildWorker(whole: Context): { stop(): Promise<void> } {
  // Jobs have connections and limits of their own: none keeps a request waiting.
  const ctx = { ...whole, db: whole.jobs };
  const { db, log, metrics, queue } = ctx;
  const relay = startRelay({ db, schema: 'contracts', publish: queue.publish, log, metrics, retention: ctx.config });
  const copies = startWorker(ctx.queue.settings, {
    job: 'deal.copy',
    // Each job is one small statement; the pool of connections is what bounds them.
    concurrency: 16,
    handle: (envelope) => projectRecord(ctx, envelope),
  });
  const following = startWorker(ctx.queue.settings, {
    job: 'organisation.copy',
    concurrency: 4,
    handle: (envelope) => followOrganisation(ctx, envelope),
  });
  const contacting = startWorker(ctx.queue.settings, {
    job: 'deal.contact',
    concurrency: 4,
    handle: (envelope) => takeContact(ctx, envelope),
  });
  const mandates = startWorker(ctx.queue.settings, {
    job: 'mandate.copy',
    concurrency: 4,
    handle: (envelope) => followMandate(ctx, envelope),
  });
  const comparing = startWorker(ctx.queue.settings, {
    job: 'copy.compare',
    concurrency: 2,
    handle: (envelope) => compareProjections(ctx, envelope),
  });
  const watching = watchQueue({ db, schema: 'contracts', mark: queue.publishedMark('contracts'), log });
  const heads = ctx.config.LEDGER_PRIVATE_KEY ? closing(ctx, ctx.config.LEDGER_PRIVATE_KEY) : undefined;
  const figures = publishing(ctx);
  const registering = registerAgain(ctx);
  return {
    stop: async () => {
      await heads?.stop();
      await figures.stop();
      await registering.stop();
      await watching.stop();
      await contacting.stop();
      await comparing.stop();
      await copies.stop();
      await following.stop();
      await mandates.stop();
      await relay.stop();
    },
  };
}

function closing(ctx: Context, privateKey: string): Sweep {
  return startSweep({
    name: 'ledger heads',
    everyMs: CLOSE_HEADS_EVERY_MS,
    log: ctx.log,
    pass: async () => {
      for (const { number, day, size } of await signTreeHeads(ctx, privateKey)) {
        ctx.log.info({ number, day, size }, 'ledger: head signed');
      }
      return false;
    },
  });
}

/** Who reads public figures publishes what is due as well; this does it where nobody reads. */
function publishing(ctx: Context): Sweep {
  return startSweep({
    name: 'public figures',
    everyMs: PUBLISH_EVERY_MS,
    log: ctx.log,
    pass: async () => {
      await closeMonths(ctx);
      return false;
    },
  });
}

function registerAgain(ctx: Context): Sweep {
  let looked = false;
  return startSweep({
    name: 'assets',
    everyMs: REGISTER_EVERY_MS,
    log: ctx.log,
    pass: async () => {
      await enterJoins(ctx);
      if (!looked) await disputeEarlierJoins(ctx);
      looked = true;
      const listings = await registerMissing(ctx);
      if (listings > 0) ctx.log.info({ listings }, 'assets: listings registered');
      return false;
    },
  });
}
