import type { JobEnvelope } from '@techbourse/queue';
import { syncDocument } from '@techbourse/search';
import type { Context } from '../context.ts';
import { documentOf } from '../search/document.ts';
import { findDemand, findVersion } from './store.ts';

/** Job demand.index: the event only says which demand to look at again. */
export async function indexDemand(ctx: Context, { key }: JobEnvelope): Promise<void> {
  await syncDocument(ctx.index, key, {
    load: () => findDemand(ctx.db.orm, key),
    loadVersion: () => findVersion(ctx.db.orm, key),
    toDocument: documentOf,
  });
}
