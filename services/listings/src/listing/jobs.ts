import type { Database } from '@techbourse/db';
import type { JobEnvelope } from '@techbourse/queue';
import { type IndexWriter, syncDocument } from '@techbourse/search';
import { documentOf, type ListingDocument } from '../search/document.ts';
import { findListing, findVersion } from './store.ts';

/** Job listing.index: the event only says which listing to look at again. */
export async function indexListing(
  ctx: { db: Database; index: IndexWriter<ListingDocument> },
  { key }: Pick<JobEnvelope, 'key'>,
): Promise<void> {
  await syncDocument(ctx.index, key, {
    load: () => findListing(ctx.db.orm, key),
    loadVersion: () => findVersion(ctx.db.orm, key),
    toDocument: documentOf,
  });
}
