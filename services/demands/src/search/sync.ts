import type { Database } from '@techbourse/db';
import type { JobEnvelope, JobQueue } from '@techbourse/queue';
import { type IndexedRecords, indexRecord, indexSource, rebuildRecords } from '@techbourse/record';
import type { IndexWriter, RebuildProgress, Search, WatchedSource } from '@techbourse/search';
import { type DemandRecord, demands } from '../demand/store.ts';
import { type DemandDocument, documentOf, stampOf } from './document.ts';
import { demandsIndex } from './settings.ts';

const indexed: IndexedRecords<DemandRecord, DemandDocument> = {
  noun: 'demand',
  store: demands,
  toDocument: documentOf,
  stampOf,
};

type Services = { db: Database; queue: JobQueue; index: IndexWriter<DemandDocument> };

/** Job demand.index: the event only names the demand to index again. */
export const indexDemand = (ctx: Pick<Services, 'db' | 'index'>, envelope: Pick<JobEnvelope, 'key'>): Promise<void> =>
  indexRecord(ctx, indexed, envelope);

/** Postgres as the truth behind the index of demands. */
export const demandsSource = (services: Services): WatchedSource<DemandDocument> => indexSource(services, indexed);

/** Re-makes the whole index from Postgres while searches go on. */
export const rebuildDemands = (
  services: Services & { search: Search },
  onProgress?: (progress: RebuildProgress) => void,
): Promise<RebuildProgress> => rebuildRecords(services, demandsIndex, indexed, onProgress);
