import { type Database, withExclusiveLock } from '@techbourse/db';
import { pairIdOf, splitPairId } from '@techbourse/domain';
import { countPendingJobs, type JobEnvelope, type JobQueue } from '@techbourse/queue';
import type { IndexWriter, Search, WatchedSource } from '@techbourse/search';
import { pairsChangedSchema } from '../api/events.ts';
import type { Context } from '../context.ts';
import type { PairKey } from '../pair/key-store.ts';
import {
  countExpectedPairs,
  countPairs,
  findIndexed,
  findRevisions,
  findShownRevisions,
  type IndexedRow,
  listPairsChangedSince,
  listShownKeys,
  listShownPairs,
} from '../pair/read-store.ts';
import { type PairDocument, pairDocument, stampOf } from './document.ts';
import { pairsIndex } from './settings.ts';

const PAGE = 1000;

/**
 * Job `pairs.index`: brings documents to the present state of Postgres. Two jobs may write the same pair in the wrong order,
 * so each checks again after writing, until nothing has changed.
 */
export async function indexPairs(
  ctx: Pick<Context, 'db'>,
  writer: IndexWriter<PairDocument>,
  envelope: JobEnvelope,
): Promise<void> {
  await syncPairs(ctx, writer, pairsChangedSchema.parse(envelope.payload).pairs);
}

async function syncPairs(ctx: Pick<Context, 'db'>, writer: IndexWriter<PairDocument>, all: readonly PairKey[]) {
  let keys = all;
  while (keys.length > 0) {
    const rows = await findIndexed(ctx.db.orm, keys);
    await writeAll(writer, keys, rows);
    const written = new Map(rows.map((row) => [idOf(row), row.revision]));
    const now = await findRevisions(ctx.db.orm, keys);
    // A pair with a record without profile stays out of the index.
    keys = now.filter((row) => (written.get(idOf(row)) ?? row.revision) !== row.revision);
  }
}

async function writeAll(writer: IndexWriter<PairDocument>, keys: readonly PairKey[], rows: readonly IndexedRow[]) {
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  await Promise.all(
    keys.map((key) => {
      const row = byId.get(idOf(key));
      return row?.shown ? writer.put(pairDocument(row)) : writer.remove(idOf(key));
    }),
  );
}

function idOf(key: PairKey): string {
  return pairIdOf(key.listingId, key.demandId);
}

/** Lock of a rebuild of the index. */
export const PAIRS_LOCK = 'matching:rebuild';

type Services = {
  readonly db: Database;
  readonly queue: JobQueue;
  readonly search: Search;
};

/** Postgres as the source of the index of pairs. */
export function pairsSource({ db, queue, search }: Services): WatchedSource<PairDocument> {
  const { orm } = db;
  const writer = search.writer(pairsIndex);
  const idsOf = (keys: readonly PairKey[]) => keys.map(idOf);
  return {
    liveIds: async function* () {
      for await (const keys of listShownKeys(orm, PAGE)) yield idsOf(keys);
    },
    changedIds: async function* (since) {
      for await (const keys of listPairsChangedSince(orm, since, PAGE)) yield idsOf(keys);
    },
    stampsOf: async (ids) => {
      const rows = await findShownRevisions(orm, ids.map(splitPairId));
      return new Map(rows.map((row) => [idOf(row), stampOf(row.revision)]));
    },
    expected: (settledBefore) => countExpectedPairs(orm, settledBefore),
    pendingJobs: () => countPendingJobs(queue, ['pairs.index']),
    refresh: (id) => syncPairs({ db }, writer, [splitPairId(id)]),
    exclusively: (work) => withExclusiveLock(db, PAIRS_LOCK, work),
    count: async () => (await countPairs(orm)).shown,
    all: async function* () {
      for await (const rows of listShownPairs(orm, PAGE)) yield rows.map(pairDocument);
    },
    changedSince: async function* (since) {
      for await (const keys of listPairsChangedSince(orm, since, PAGE)) {
        const shown = (await findIndexed(orm, keys)).filter((row) => row.shown);
        const ids = new Set(shown.map(idOf));
        yield { put: shown.map(pairDocument), remove: keys.map(idOf).filter((id) => !ids.has(id)) };
      }
    },
  };
}
