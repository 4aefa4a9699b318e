import { idempotent } from '@techbourse/db';
import { organisationRefSchema } from '@techbourse/domain';
import { authorise, type Call, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { ListingContent } from '../api/content.ts';
import type { Listing } from '../api/listing.ts';
import type { Context } from '../context.ts';
import { idempotency } from '../db/schema.ts';
import { draftOf } from './create.ts';
import { recordChanges } from './record.ts';
import { listings } from './store.ts';
import { viewOf } from './view.ts';

/** A new draft of what an own listing says, in whichever state that is. */
export async function copyListing(ctx: Context, actor: Actor, id: string, call: Call): Promise<Listing> {
  const member = authorise(actor, 'listing.create');
  const request = { verb: 'copy', id };
  return idempotent(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const original = await listings.getOwnForUpdate(tx, member, id, 'listing.create');
    const owner = organisationRefSchema.parse(member.organisation);
    const [after] = await listings.write(tx, [draftOf(newId(), owner, copied(original.content))]);
    if (!after) throw new Error('the write returned nothing');
    await recordChanges(ctx, tx, { actor, requestId: call.requestId }, [{ before: null, after, action: 'create' }]);
    return viewOf(after, 'owner', actor);
  });
}

/** A right is listed once, and a last day is of one offer: neither is copied. */
function copied({ patent: _patent, differsFrom: _other, validUntil: _until, ...content }: ListingContent) {
  return content;
}
