import { exclusively } from '@techbourse/db';
import { type RebuildProgress, rebuildIndex, rebuildSource } from '@techbourse/search';
import type { Context } from '../context.ts';
import { changedPages, countPublished, publishedPages } from '../listing/store.ts';
import { documentOf } from './document.ts';
import { listingsIndex } from './settings.ts';

const PAGE = 500;

/** Re-makes the whole index from Postgres while searches go on. */
export async function rebuildListings(
  ctx: Context,
  onProgress?: (progress: RebuildProgress) => void,
): Promise<RebuildProgress> {
  const { orm } = ctx.db;
  const source = rebuildSource({
    count: () => countPublished(orm),
    all: () => publishedPages(orm, PAGE),
    changedSince: (since) => changedPages(orm, since, PAGE),
    toDocument: documentOf,
  });
  return exclusively(ctx.db, 'listings:search:rebuild', () =>
    rebuildIndex(ctx.search, listingsIndex, source, onProgress),
  );
}
