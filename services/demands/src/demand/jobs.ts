import type { Database } from '@techbourse/db';
import type { JobEnvelope } from '@techbourse/queue';
import { type IndexWriter, syncDocument } from '@techbourse/search';
import { type DemandDocument, documentOf } from '../search/document.ts';
import { findDemand, findVersion } from './store.ts';

/** Job demand.index: the event only says which demand to look at again. */
export async function indexDemand(
  ctx: { db: Database; index: IndexWriter<DemandDocument> },
  { key }: Pick<JobEnvelope, 'key'>,
): Promise<void> {
  await syncDocument(ctx.index, key, {
    load: () => findDemand(ctx.db.orm, key),
    loadVersion: () => findVersion(ctx.db.orm, key),
    toDocument: documentOf,
  });
}
