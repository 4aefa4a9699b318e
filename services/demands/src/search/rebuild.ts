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
import { indexDemand } from '../demand/jobs.ts';
import {
  changedIds,
  changedPages,
  countExpected,
  countOpen,
  findLiveVersions,
  liveIds,
  openPages,
} from '../demand/store.ts';
import { type DemandDocument, documentOf, stampOf } from './document.ts';
import { demandsIndex } from './settings.ts';

const PAGE = 500;
const IDS_PAGE = 1000;
const LOCK = 'demands:search:rebuild';

type Services = { db: Database; queue: JobQueue; index: IndexWriter<DemandDocument> };

/** Postgres as the truth behind the index of demands. */
export function demandsSource({ db, queue, index }: Services): WatchedSource<DemandDocument> {
  const { orm } = db;
  return {
    ...rebuildSource({
      count: () => countOpen(orm),
      all: () => openPages(orm, PAGE),
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
    waiting: () => waitingJobs(queue, ['demand.index']),
    bring: (id) => indexDemand({ db, index }, { key: id }),
    alone: (work) => exclusively(db, LOCK, work),
  };
}

/** Re-makes the whole index from Postgres while searches go on. */
export async function rebuildDemands(
  services: Services & { search: Search },
  onProgress?: (progress: RebuildProgress) => void,
): Promise<RebuildProgress> {
  const source = demandsSource(services);
  return exclusively(services.db, LOCK, () => rebuildIndex(services.search, demandsIndex, source, onProgress));
}
