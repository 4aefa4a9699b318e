import { type Database, withExclusiveLock } from '@techbourse/db';
import { countPendingJobs, type JobEnvelope, type JobQueue } from '@techbourse/queue';
import {
  type IndexDefinition,
  type IndexWriter,
  type RebuildProgress,
  rebuildIndex,
  rebuildSource,
  type Search,
  type SearchDocument,
  syncDocument,
  type WatchedSource,
} from '@techbourse/search';
import type { RecordNoun } from './noun.ts';
import type { RecordStore } from './store.ts';
import type { StoredRecord } from './tables.ts';

const PAGE = 500;
const IDS_PAGE = 1000;

type Services<D extends SearchDocument> = { db: Database; queue: JobQueue; index: IndexWriter<D> };

/** How a service indexes its records. */
export type IndexedRecords<R extends StoredRecord, D extends SearchDocument> = {
  noun: RecordNoun;
  store: Pick<
    RecordStore<R, unknown>,
    Exclude<keyof RecordStore<R, unknown>, 'write' | 'save' | 'saveAll' | 'nextVersion'>
  >;
  /** null for a record that must not be found. */
  toDocument: (record: R) => D | null;
  /** The stamp of the document of a version; see `SearchDocument`. */
  stampOf: (version: number) => string;
};

/** Job `<noun>.index`: the event only names the record to index again. */
export async function indexRecord<R extends StoredRecord, D extends SearchDocument>(
  { db, index }: Pick<Services<D>, 'db' | 'index'>,
  { store, toDocument }: IndexedRecords<R, D>,
  { key }: Pick<JobEnvelope, 'key'>,
): Promise<void> {
  await syncDocument(index, key, {
    load: () => store.find(db.orm, key),
    loadVersion: () => store.findVersion(db.orm, key),
    toDocument,
  });
}

/** Postgres as the truth behind an index, for its watch and for a rebuild. */
export function indexSource<R extends StoredRecord, D extends SearchDocument>(
  services: Services<D>,
  records: IndexedRecords<R, D>,
): WatchedSource<D> {
  const { db, queue } = services;
  const { orm } = db;
  const { noun, store, toDocument, stampOf } = records;
  return {
    ...rebuildSource({
      count: () => store.countLive(orm),
      all: () => store.livePages(orm, PAGE),
      changedSince: (since) => store.changedPages(orm, since, PAGE),
      toDocument,
    }),
    liveIds: () => store.liveIds(orm, IDS_PAGE),
    changedIds: (since) => store.changedIds(orm, since, IDS_PAGE),
    stampsOf: async (ids) => {
      const versions = await store.findLiveVersions(orm, ids);
      return new Map([...versions].map(([id, version]) => [id, stampOf(version)]));
    },
    expected: (settledBefore) => store.countExpected(orm, settledBefore),
    pendingJobs: () => countPendingJobs(queue, [`${noun}.index`]),
    refresh: (id) => indexRecord(services, records, { key: id }),
    exclusively: (work) => withExclusiveLock(db, lockOf(noun), work),
  };
}

/** Re-makes the whole index from Postgres while searches go on. @throws AppError CONFLICT while another does. */
export async function rebuildRecords<R extends StoredRecord, D extends SearchDocument>(
  services: Services<D> & { search: Search },
  definition: IndexDefinition<D>,
  records: IndexedRecords<R, D>,
  onProgress?: (progress: RebuildProgress) => void,
): Promise<RebuildProgress> {
  const source = indexSource(services, records);
  const rebuild = () => rebuildIndex(services.search, definition, source, onProgress);
  return withExclusiveLock(services.db, lockOf(records.noun), rebuild);
}

const lockOf = (noun: RecordNoun) => `${noun}s:search:rebuild`;
