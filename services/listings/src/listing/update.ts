import { idempotent } from '@techbourse/db';
import { authorise, type Call, today } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { assertVersion } from '@techbourse/record';
import type { Listing } from '../api/listing.ts';
import type { UpdateListing } from '../api/requests.ts';
import type { Context } from '../context.ts';
import { idempotency } from '../db/schema.ts';
import { assertFacts } from './facts.ts';
import { assertEditable, assertMayEditPublic, assertPublishable, editContent, ownerAfter } from './listing.ts';
import { holdPatent, patentHoldScope } from './patent-holds.ts';
import { recordChanges } from './record.ts';
import { listings } from './store.ts';
import { viewOf } from './view.ts';

/** An edit. That of a published listing is public at once, as its next version, and so must stay publishable. */
export async function updateListing(
  ctx: Context,
  actor: Actor,
  id: string,
  input: UpdateListing,
  call: Call,
): Promise<Listing> {
  const member = authorise(actor, 'listing.edit');
  const request = { verb: 'update', id, input };
  return idempotent(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const before = await listings.getOwnForUpdate(tx, member, id, 'listing.edit');
    const { expectedVersion, ...changes } = input;
    assertVersion('listing', before.version, expectedVersion);
    assertEditable(before.state);
    const edited = editContent(before.content, changes);
    const isPublic = before.state === 'published';
    // A published listing always has a last day; emptying the field means "as it was".
    const content = isPublic ? { ...edited, validUntil: edited.validUntil ?? before.content.validUntil } : edited;
    if (isPublic) {
      assertMayEditPublic(member);
      assertPublishable(content, today(ctx));
    }
    await assertFacts(tx, member, content, today(ctx));
    await holdPatent(tx, { ...before, content }, patentHoldScope(member, before, ctx.clock.now()));
    const after = await listings.save(tx, before, { content, organisation: ownerAfter(member, before) });
    await recordChanges(ctx, tx, { actor, requestId: call.requestId }, [{ before, after, action: 'edit' }]);
    return viewOf(after, 'owner', actor);
  });
}
