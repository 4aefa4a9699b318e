import { idempotent } from '@techbourse/db';
import { authorise, type Call } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { assertVersion } from '@techbourse/record';
import type { Listing } from '../api/listing.ts';
import type { TransitionListing } from '../api/requests.ts';
import type { Context } from '../context.ts';
import { idempotency } from '../db/schema.ts';
import { stateAfter } from './listing.ts';
import { holdPatent, patentHoldScope } from './patent-holds.ts';
import { recordChanges } from './record.ts';
import { listings } from './store.ts';
import { viewOf } from './view.ts';

/** Steps that change nothing but the state. */
export const TRANSITIONS = ['withdraw', 'reserve', 'release', 'transfer'] as const;
export type ListingTransition = (typeof TRANSITIONS)[number];

export async function transitionListing(
  ctx: Context,
  actor: Actor,
  id: string,
  input: TransitionListing & { step: ListingTransition },
  call: Call,
): Promise<Listing> {
  const { step, ...given } = input;
  const member = authorise(actor, 'listing.move');
  const request = { verb: step, id, input: given };
  return idempotent(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const before = await listings.getOwnForUpdate(tx, member, id, 'listing.move');

    assertVersion('listing', before.version, given.expectedVersion);
    const state = stateAfter(before.state, step);
    await holdPatent(tx, { ...before, state }, patentHoldScope(member, before, ctx.clock.now()));
    const after = await listings.save(tx, before, { state });
    const change = { before, after, action: step, reason: given.reason };
    await recordChanges(ctx, tx, { actor, requestId: call.requestId }, [change]);
    return viewOf(after, 'owner', actor);
  });
}
