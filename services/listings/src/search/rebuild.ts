import { fail } from '@techbourse/platform';
import { type RebuildProgress, rebuildIndex } from '@techbourse/search';
import type { Context } from '../context.ts';
import { countPublished, type ListingRecord, listForIndex } from '../listing/store.ts';
import { snapshotOf } from '../listing/view.ts';
import { toDocument } from './document.ts';
import { listingsIndex } from './settings.ts';

const PAGE = 1000;

/** Re-makes the index from Postgres while searches go on. One at a time over all processes. */
export async function rebuildListings(
  ctx: Context,
  onProgress?: (progress: RebuildProgress) => void,
): Promise<RebuildProgress> {
  // The lock lives as long as its connection, so that a process that dies cannot keep it.
  const connection = await ctx.db.sql.reserve();
  try {
    const [row] = await connection`select pg_try_advisory_lock(hashtextextended('listings:rebuild', 0)) as locked`;
    if (row?.locked !== true) throw fail.conflict('search.rebuild.running', 'A rebuild is under way');
    try {
      return await rebuildIndex(ctx.search, listingsIndex, sourceOf(ctx), onProgress);
    } finally {
      await connection`select pg_advisory_unlock(hashtextextended('listings:rebuild', 0))`;
    }
  } finally {
    connection.release();
  }
}

function sourceOf(ctx: Context) {
  return {
    count: () => countPublished(ctx.db.orm),
    async *all() {
      for await (const page of pages(ctx)) yield page.map((record) => toDocument(snapshotOf(record)));
    },
    async *changedSince(since: Date) {
      for await (const page of pages(ctx, since)) {
        const isPublished = (record: ListingRecord) => record.state === 'published';
        yield {
          put: page.filter(isPublished).map((record) => toDocument(snapshotOf(record))),
          remove: page.filter((record) => !isPublished(record)).map((record) => record.id),
        };
      }
    },
  };
}

async function* pages(ctx: Context, since?: Date): AsyncGenerator<ListingRecord[]> {
  let after: string | undefined;
  for (;;) {
    const page = await listForIndex(ctx.db.orm, { ...(since ? { since } : {}), after }, PAGE);
    if (page.length > 0) yield page;
    after = page.at(-1)?.id;
    if (page.length < PAGE) return;
  }
}
