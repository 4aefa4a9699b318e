import { type Database, exclusively } from '@techbourse/db';
import { type JobQueue, waitingJobs } from '@techbourse/queue';
import {
  type IndexWriter,
  type RebuildProgress,
  rebuildIndex,
  rebuildSource,
  type Search,
  type WatchedSource,
} from '@techbourse/search';
import { indexListing } from '../listing/jobs.ts';
import {
  changedIds,
  changedPages,
  countExpected,
  countPublished,
  findLiveVersions,
  liveIds,
  publishedPages,
} from '../listing/store.ts';
import { documentOf, type ListingDocument, stampOf } from './document.ts';
import { listingsIndex } from './settings.ts';

const PAGE = 500;
const IDS_PAGE = 1000;
const LOCK = 'listings:search:rebuild';

type Services = { db: Database; queue: JobQueue; index: IndexWriter<ListingDocument> };

/** Postgres as the truth behind the index of listings. */
export function listingsSource({ db, queue, index }: Services): WatchedSource<ListingDocument> {
  const { orm } = db;
  return {
    ...rebuildSource({
      count: () => countPublished(orm),
      all: () => publishedPages(orm, PAGE),
      changedSince: (since) => changedPages(orm, since, PAGE),
      toDocument: documentOf,
    }),
    liveIds: () => liveIds(orm, IDS_PAGE),
    changedIds: (since) => changedIds(orm, since, IDS_PAGE),
    stampsOf: async (ids) => {
      const versions = await findLiveVersions(orm, ids);
      return new Map(versions.map(({ id, version }) => [id, stampOf(version)]));
    },
    expected: (settledBefore) => countExpected(orm, settledBefore),
    waiting: () => waitingJobs(queue, ['listing.index']),
    bring: (id) => indexListing({ db, index }, { key: id }),
    alone: (work) => exclusively(db, LOCK, work),
  };
}

/** Re-makes the whole index from Postgres while searches go on. */
export async function rebuildListings(
  services: Services & { search: Search },
  onProgress?: (progress: RebuildProgress) => void,
): Promise<RebuildProgress> {
  const source = listingsSource(services);
  return exclusively(services.db, LOCK, () => rebuildIndex(services.search, listingsIndex, source, onProgress));
}
