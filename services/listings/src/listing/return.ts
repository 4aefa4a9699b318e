import type { ReturnRecord } from '@techbourse/api-schema';
import { idempotent } from '@techbourse/db';
import { authorise, type Call } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { assertVersion } from '@techbourse/record';
import type { Listing } from '../api/listing.ts';
import type { Context } from '../context.ts';
import { idempotency } from '../db/schema.ts';
import { stateAfter } from './listing.ts';
import { holdPatent, patentHoldScope } from './patent-holds.ts';
import { recordChanges } from './record.ts';
import { listings } from './store.ts';
import { viewOf } from './view.ts';

/** The operator gives a listing in review back to its owner, with the reasons. */
export async function returnListing(
  ctx: Context,
  actor: Actor,
  id: string,
  input: ReturnRecord,
  call: Call,
): Promise<Listing> {
  const member = authorise(actor, 'listing.return');
  const request = { verb: 'return', id, input };
  return idempotent(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const before = await listings.getOwnForUpdate(tx, member, id, 'listing.return');
    assertVersion('listing', before.version, input.expectedVersion);
    const state = stateAfter(before.state, 'return');
    await holdPatent(tx, { ...before, state }, patentHoldScope(member, before, ctx.clock.now()));
    const after = await listings.save(tx, before, { state });
    const { reason, reasons } = input;
    const change = { before, after, action: 'return' as const, reason, reasons };
    await recordChanges(ctx, tx, { actor, requestId: call.requestId }, [change]);
    return viewOf(after, 'owner', actor);
  });
}
