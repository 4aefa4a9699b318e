import { startRecordWork } from '@techbourse/record';
import type { Composed } from './compose.ts';
import { expireDemands } from './demand/expire.ts';
import { followContract } from './demand/follow-contract.ts';
import { publishDemandsDigest, republishDemands } from './demand/republish.ts';
import { followOrganisation } from './organisation/follow.ts';
import { indexDemand } from './search/sync.ts';

/** All background work: the relay, the index and its job, the expiry of demands. */
export function buildWorker(whole: Composed): { stop(): Promise<void> } {
  // Jobs use separate connections and limits, so they never block requests.
  const ctx = { ...whole, db: whole.jobs };
  return startRecordWork(ctx, 'demand', {
    index: (envelope) => indexDemand(ctx, envelope),
    follow: (envelope) => followOrganisation(ctx, envelope),
    tell: (envelope) => republishDemands(ctx, envelope),
    contract: (envelope) => followContract(ctx, envelope),
    expire: () => expireDemands(ctx),
    digest: () => publishDemandsDigest(ctx),
  });
}
