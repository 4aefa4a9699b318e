import { idempotent } from '@techbourse/db';
import { dayIn } from '@techbourse/domain';
import { authorise, type Call, fail } from '@techbourse/platform';
import type { Actor, Member } from '@techbourse/policy';
import { assertVersion } from '@techbourse/record';
import type { Listing } from '../api/listing.ts';
import type { Context } from '../context.ts';
import { idempotency } from '../db/schema.ts';
import { assertFacts } from './facts.ts';
import { assertPublishable, ownerAfter, stateAfter, withValidity } from './listing.ts';
import { holdPatent, patentHoldScope } from './patent-holds.ts';
import { recordChanges } from './record.ts';
import { type ListingRecord, listingOwners, listings } from './store.ts';
import { viewOf } from './view.ts';

/**
 * Puts a listing before the public when its organisation is verified, else before the operator, who publishes it by
 * the same call or returns it.
 */
export async function publishListing(
  ctx: Context,
  actor: Actor,
  id: string,
  input: { expectedVersion: number },
  call: Call,
): Promise<Listing> {
  const member = authorise(actor, 'listing.publish');
  const request = { verb: 'publish', id, input };
  return idempotent(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const before = await listings.getOwnForUpdate(tx, member, id, 'listing.publish');
    assertVersion('listing', before.version, input.expectedVersion);
    const action = publishingAction(member, before);
    const state = stateAfter(before.state, action);
    const now = ctx.clock.now();
    const today = dayIn(now, ctx.config.EXCHANGE_TIME_ZONE);
    const outOfView = !(await listingOwners.holdView(tx, before.organisationId));
    if (outOfView && action === 'publish' && !isOwner(member, before)) throw ownerOutOfView();
    const content = action === 'publish' ? withValidity(before.content, today) : before.content;
    assertPublishable(content, today);
    await assertFacts(tx, member, content, today);
    await holdPatent(tx, { ...before, state, content }, patentHoldScope(member, before, ctx.clock.now()));
    const after = await listings.save(tx, before, {
      state,
      content,
      outOfView,
      organisation: ownerAfter(member, before),
      ...(state === 'published' ? { publishedAt: before.publishedAt ?? now } : {}),
    });
    await recordChanges(ctx, tx, { actor, requestId: call.requestId }, [{ before, after, action }]);
    return viewOf(after, 'owner', actor);
  });
}

function ownerOutOfView() {
  const message = 'Its organisation is suspended or has lost its verification: mend that first';
  return fail.invalidState('listing.publish.owner_out_of_view', message);
}

const isOwner = (member: Member, listing: ListingRecord) => member.organisation.id === listing.organisationId;

function publishingAction(member: Member, listing: ListingRecord): 'publish' | 'submit' {
  if (isOwner(member, listing)) return member.organisation.verified ? 'publish' : 'submit';
  if (listing.state === 'in_review') return 'publish';
  throw fail.invalidState('listing.publish.not_in_review', 'The operator publishes what its owner has submitted');
}
