import { idempotent } from '@techbourse/db';
import { organisationRefSchema } from '@techbourse/domain';
import { authorise, type Call, newId, today } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { ListingContent } from '../api/content.ts';
import type { Listing } from '../api/listing.ts';
import type { Context } from '../context.ts';
import { idempotency } from '../db/schema.ts';
import { assertFacts } from './facts.ts';
import { holdPatent, patentHoldScope } from './patent-holds.ts';
import { recordChanges } from './record.ts';
import { listings, type NewListing } from './store.ts';
import { viewOf } from './view.ts';

/** A new draft. */
export async function createListing(ctx: Context, actor: Actor, content: ListingContent, call: Call): Promise<Listing> {
  const member = authorise(actor, 'listing.create');
  const request = { verb: 'create', content };
  return idempotent(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const draft = draftOf(newId(), organisationRefSchema.parse(member.organisation), content);
    await assertFacts(tx, member, content, today(ctx));
    await holdPatent(tx, draft, patentHoldScope(member, draft, ctx.clock.now()));
    const [after] = await listings.write(tx, [draft]);
    if (!after) throw new Error('the write returned nothing');
    await recordChanges(ctx, tx, { actor, requestId: call.requestId }, [{ before: null, after, action: 'create' }]);
    return viewOf(after, 'owner', actor);
  });
}

/** A listing that was never written: version 1, a draft. */
export function draftOf(id: string, organisation: NewListing['organisation'], content: ListingContent): NewListing {
  return {
    id,
    organisationId: organisation.id,
    organisation,
    state: 'draft',
    version: 1,
    content,
    source: null,
    externalId: null,
    importHash: null,
    publishedAt: null,
  };
}
