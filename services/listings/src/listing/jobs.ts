import type { JobEnvelope } from '@techbourse/queue';
import { syncDocument } from '@techbourse/search';
import type { Context } from '../context.ts';
import { documentOf } from '../search/document.ts';
import { findListing } from './store.ts';

/** Job listing.index: the event only says which listing to look at again. */
export async function indexListing(ctx: Context, { key }: JobEnvelope): Promise<void> {
  await syncDocument(ctx.index, key, () => findListing(ctx.db.orm, key), documentOf);
}
