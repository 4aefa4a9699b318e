import type { IndexDefinition, SearchDocument } from './definition.ts';
import { ensureIndex, type Search } from './search.ts';
import { swapIndexes } from './swap.ts';
import { indexNotReady, waitForTask } from './task.ts';
import { writeDocuments } from './write.ts';

/** Where an index is re-made from: Postgres, in pages. */
export type RebuildSource<D extends SearchDocument> = {
  count(): Promise<number>;
  /** Every document that should be found, in pages. */
  all(): AsyncIterable<D[]>;
  /** The present state of everything that changed at or after `since`: documents, or ids that should not be found. */
  changedSince(since: Date): AsyncIterable<{ put: D[]; remove: string[] }>;
};

/**
 * A rebuild source of records read in pages; `toDocument` gives null for a record that must not be found.
 */
export function rebuildSource<R extends { id: string }, D extends SearchDocument>(records: {
  count(): Promise<number>;
  all(): AsyncIterable<R[]>;
  changedSince(since: Date): AsyncIterable<R[]>;
  toDocument(record: R): D | null;
}): RebuildSource<D> {
  const documentsOf = (page: R[]) => page.flatMap((record) => records.toDocument(record) ?? []);
  return {
    count: () => records.count(),
    all: async function* () {
      for await (const page of records.all()) yield documentsOf(page);
    },
    changedSince: async function* (since) {
      for await (const page of records.changedSince(since)) {
        const put = documentsOf(page);
        const kept = new Set(put.map((document) => document.id));
        yield { put, remove: page.filter((record) => !kept.has(record.id)).map((record) => record.id) };
      }
    },
  };
}

export type RebuildProgress = { done: number; total: number };

/** How far back the catch-up reads, to find changes of transactions that began before the scan. */
const OVERLAP_MS = 60_000;

/**
 * Re-makes an index beside the one in use and swaps the two, so that searches go on and never see a half-full index.
 * What changed meanwhile went into the old index by the usual jobs; it is written once more before and after the swap.
 * Left-overs of a rebuild that was killed are removed first. The caller makes sure that one runs at a time.
 * @throws AppError UNAVAILABLE when Meilisearch lost the new index on the way; what is in use stays as it was.
 */
export async function rebuildIndex<D extends SearchDocument>(
  search: Search,
  definition: IndexDefinition<D>,
  source: RebuildSource<D>,
  onProgress: (progress: RebuildProgress) => void = () => {},
): Promise<RebuildProgress> {
  const { client } = search;
  const live = search.uidOf(definition);
  const next = `${live}_next`;
  await waitForTask(client, client.deleteIndex(next), ['index_not_found']);
  await search.apply(definition, next);
  const made = await search.inspect(definition, next);

  const progress = { done: 0, total: await source.count() };
  let since = new Date(Date.now() - OVERLAP_MS);
  for await (const page of source.all()) {
    if (page.length > 0) await writeDocuments(client, next, page, []);
    progress.done += page.length;
    progress.total = Math.max(progress.total, progress.done);
    onProgress({ ...progress });
  }
  since = await catchUp(search, next, source, since);
  // A document sent to an index that is gone makes another, without settings and without the documents before it.
  const full = await search.inspect(definition, next);
  if (!made || full?.createdAt !== made.createdAt || full.differing.length > 0) throw indexNotReady();
  // Two that are there can be swapped. The one that was missing is empty for the moment between these two tasks.
  await ensureIndex(client, live);
  await swapIndexes(client, live, next, made.createdAt);
  await catchUp(search, live, source, since);
  await waitForTask(client, client.deleteIndex(next), ['index_not_found']);
  return progress;
}

async function catchUp<D extends SearchDocument>(
  search: Search,
  uid: string,
  source: RebuildSource<D>,
  since: Date,
): Promise<Date> {
  const nextSince = new Date(Date.now() - OVERLAP_MS);
  for await (const { put, remove } of source.changedSince(since)) {
    if (put.length + remove.length > 0) await writeDocuments(search.client, uid, put, remove);
  }
  return nextSince;
}
