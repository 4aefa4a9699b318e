import { exclusively } from '@techbourse/db';
import type { JobEnvelope } from '@techbourse/queue';
import { type RebuildProgress, rebuildIndex, rebuildSource, syncDocument } from '@techbourse/search';
import type { Context } from '../context.ts';
import { changedPages, countOpen, type DemandRecord, findDemand, openPages } from '../demand/store.ts';
import { snapshotOf } from '../demand/view.ts';
import { type DemandDocument, toDocument } from './document.ts';
import { demandsIndex } from './settings.ts';

const PAGE = 500;

const documentOf = (record: DemandRecord): DemandDocument | null =>
  record.state === 'open' ? toDocument(snapshotOf(record)) : null;

/** Job demand.index: the event only says which demand to look at again. */
export async function indexDemand(ctx: Context, { key }: JobEnvelope): Promise<void> {
  await syncDocument(ctx.index, key, () => findDemand(ctx.db.orm, key), documentOf);
}

/** Re-makes the whole index from Postgres while searches go on. */
export async function rebuildDemands(
  ctx: Context,
  onProgress: (progress: RebuildProgress) => void,
): Promise<RebuildProgress> {
  const { orm } = ctx.db;
  const source = rebuildSource({
    count: () => countOpen(orm),
    all: () => openPages(orm, PAGE),
    changedSince: (since) => changedPages(orm, since, PAGE),
    toDocument: documentOf,
  });
  return exclusively(ctx.db, 'demands:search:rebuild', () =>
    rebuildIndex(ctx.search, demandsIndex, source, onProgress),
  );
}
