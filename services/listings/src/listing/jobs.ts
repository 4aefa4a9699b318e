import type { JobEnvelope } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { toDocument } from '../search/document.ts';
import { findListing, findVersion } from './store.ts';
import { snapshotOf } from './view.ts';

/**
 * Brings the index to the present state of one listing. The event only says that something changed: what is written
 * is read now, so a job that comes twice, late or out of order ends the same. Two of them may overlap, the slower with
 * the older state; hence the look at the version afterwards.
 */
export async function indexListing(ctx: Context, envelope: JobEnvelope): Promise<void> {
  for (;;) {
    const record = await findListing(ctx.db.orm, envelope.key);
    if (record?.state === 'published') await ctx.index.put(toDocument(snapshotOf(record)));
    else await ctx.index.remove(envelope.key);
    if ((await findVersion(ctx.db.orm, envelope.key)) === record?.version) return;
  }
}
