import { exclusively } from '@techbourse/db';
import { type RebuildProgress, rebuildIndex, rebuildSource } from '@techbourse/search';
import type { Context } from '../context.ts';
import { changedPages, countOpen, openPages } from '../demand/store.ts';
import { documentOf } from './document.ts';
import { demandsIndex } from './settings.ts';

const PAGE = 500;

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
