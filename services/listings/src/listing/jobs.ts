import type { JobEnvelope } from '@techbourse/queue';
import { syncDocument } from '@techbourse/search';
import type { Context } from '../context.ts';
import { documentOf } from '../search/document.ts';
import { findListing, findVersion } from './store.ts';

/** Job listing.index: the event only says which listing to look at again. */
export async function indexListing(ctx: Context, { key }: JobEnvelope): Promise<void> {
  await syncDocument(ctx.index, key, {
    load: () => findListing(ctx.db.orm, key),
    loadVersion: () => findVersion(ctx.db.orm, key),
    toDocument: documentOf,
  });
}
