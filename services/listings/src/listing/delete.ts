import { authorise, type Call } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { assertDeletable, assertVersion } from '@techbourse/record';
import type { Context } from '../context.ts';
import { replacePatentHolds } from '../db/patent-holds.ts';
import { recordRemoval } from './record.ts';
import { listings } from './store.ts';

/** Deletes a draft that was never public, with the patents that it held; the audit says who did it. */
export async function deleteListing(
  ctx: Context,
  actor: Actor,
  id: string,
  input: { expectedVersion?: number | undefined },
  call: Call,
): Promise<void> {
  const member = authorise(actor, 'listing.edit');
  await ctx.db.orm.transaction(async (tx) => {
    const draft = await listings.getOwnForUpdate(tx, member, id, 'listing.edit');
    assertVersion('listing', draft.version, input.expectedVersion);
    assertDeletable('listing', draft, draft.publishedAt);
    await replacePatentHolds(tx, [id], []);
    await listings.remove(tx, id);
    await recordRemoval(ctx, tx, { actor, requestId: call.requestId }, draft);
  });
}
