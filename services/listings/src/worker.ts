import { startWorker } from '@techbourse/queue';
import { startRecordWork } from '@techbourse/record';
import type { Composed } from './compose.ts';
import { keepDisclosure } from './listing/disclose.ts';
import { expireListings } from './listing/expire.ts';
import { followContract, giveBackListings } from './listing/follow-contract.ts';
import { publishListingsDigest, republishListings } from './listing/republish.ts';
import { followOrganisation } from './organisation/follow.ts';
import { indexListing } from './search/sync.ts';

/** Everything that runs without being asked: the relay, the index and its job, the end of listings. */
export function buildWorker(whole: Composed): { stop(): Promise<void> } {
  // Jobs use separate connections and limits, so they never block requests.
  const ctx = { ...whole, db: whole.jobs };
  const disclosing = startWorker(ctx.queue.settings, {
    job: 'listing.disclose',
    concurrency: 4,
    handle: (envelope) => keepDisclosure(ctx, envelope),
  });
  const records = startRecordWork(ctx, 'listing', {
    index: (envelope) => indexListing(ctx, envelope),
    follow: (envelope) => followOrganisation(ctx, envelope),
    tell: (envelope) => republishListings(ctx, envelope),
    contract: (envelope) => followContract(ctx, envelope),
    expire: async () => {
      const isMore = await expireListings(ctx);
      return (await giveBackListings(ctx)) || isMore;
    },
    digest: () => publishListingsDigest(ctx),
  });
  return {
    stop: async () => {
      await Promise.all([records.stop(), disclosing.stop()]);
    },
  };
}
