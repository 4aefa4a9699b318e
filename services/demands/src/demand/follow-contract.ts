import { contractStandingSchema } from '@techbourse/api-schema';
import { demandTransitions, nextState } from '@techbourse/domain';
import { readStored } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import { keptContract, signingActor } from '@techbourse/record';
import type { Context } from '../context.ts';
import { recordChanges } from './record.ts';
import { contracts, demands } from './store.ts';

/**
 * Job demand.contract: a signed contract solves the demand that its deal began with, as its owner signed it. One that ends
 * opens no demand again: that is for its owner, who may renew it then.
 */
export async function followContract(ctx: Context, { version, payload, requestId }: JobEnvelope): Promise<void> {
  const told = readStored(contractStandingSchema, payload);
  const { demandId, contractId } = told;
  const [listing] = told.listings;
  if (demandId === null || !listing) return;
  await ctx.db.orm.transaction(async (tx) => {
    const [before] = await demands.lock(tx, [demandId]);
    if (!before) return;
    const about = { recordId: demandId, otherId: listing.listingId, effect: 'none' as const };
    const kept = await contracts.keep(tx, keptContract(told, version, about));
    const state = nextState(demandTransitions, before.state, 'close');
    if (kept !== 'first' || !state) return;
    const after = await demands.save(tx, before, { state, outcome: 'solved', closedAt: ctx.clock.now() });
    const actor = signingActor(before.organisation, told.buyer);
    const change = { before, after, action: 'close' as const, reason: `signed: contract ${contractId}` };
    await recordChanges(ctx, tx, { actor, requestId }, [change]);
  });
}
