import type { Database } from '@techbourse/db';
import type { JobEnvelope, JobQueue } from '@techbourse/queue';
import { type IndexedRecords, indexRecord, indexSource, rebuildRecords } from '@techbourse/record';
import type { IndexWriter, RebuildProgress, Search, WatchedSource } from '@techbourse/search';
import { type ListingRecord, listings } from '../listing/store.ts';
import { documentOf, type ListingDocument, stampOf } from './document.ts';
import { listingsIndex } from './settings.ts';

const indexed: IndexedRecords<ListingRecord, ListingDocument> = {
  noun: 'listing',
  store: listings,
  toDocument: documentOf,
  stampOf,
};

type Services = { db: Database; queue: JobQueue; index: IndexWriter<ListingDocument> };

/** Job listing.index: the event only names the listing to index again. */
export const indexListing = (ctx: Pick<Services, 'db' | 'index'>, envelope: Pick<JobEnvelope, 'key'>): Promise<void> =>
  indexRecord(ctx, indexed, envelope);

/** Postgres as the truth behind the index of listings. */
export const listingsSource = (services: Services): WatchedSource<ListingDocument> => indexSource(services, indexed);

/** Re-makes the whole index from Postgres while searches go on. */
export const rebuildListings = (
  services: Services & { search: Search },
  onProgress?: (progress: RebuildProgress) => void,
): Promise<RebuildProgress> => rebuildRecords(services, listingsIndex, indexed, onProgress);
