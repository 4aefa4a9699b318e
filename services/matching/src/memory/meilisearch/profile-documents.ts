import { type Database, withExclusiveLock } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { type ProfileOf, unpackProfile } from '@techbourse/matching-engine';
import { AppError, type Logger, pause } from '@techbourse/platform';
import { countPendingJobs, type JobQueue } from '@techbourse/queue';
import {
  createIndexWatch,
  type IndexDefinition,
  type IndexWatch,
  type IndexWriter,
  type RebuildSource,
  type Search,
  syncDocument,
} from '@techbourse/search';
import { readOpenProfiles } from '../changes-store.ts';
import { type ProfileDocument, profileDocument, stampOf } from './document.ts';
import { countExpectedDocuments, findStamp, findStamps, listOpenStamps } from './document-store.ts';
import { profilesIndex } from './settings.ts';

const PAGE = 1000;
/** Held by whoever writes all documents. */
export const DOCUMENTS_LOCK = 'matching:profile-documents';
const WAIT_MS = 2000;
/** Counts of records are used for so long. */
const COUNTED_MS = 15_000;

export type DocumentServices = {
  readonly db: Database;
  readonly queue: JobQueue;
  readonly search: Search;
  readonly log: Logger;
};

export type Vectors = {
  readonly embedder: string;
  readonly dimensions: number;
};

/** The indexes of open records for one embedder: written as records change, and compared as a whole with Postgres. */
export class ProfileDocuments {
  readonly #db: Database;
  readonly #search: Search;
  readonly #log: Logger;
  readonly #vectors: Vectors;
  readonly #writers: Record<PairSide, IndexWriter<ProfileDocument>>;
  readonly #queue: JobQueue;
  readonly #watches: readonly IndexWatch[];

  constructor(services: DocumentServices, vectors: Vectors) {
    this.#queue = services.queue;
    this.#db = services.db;
    this.#search = services.search;
    this.#log = services.log;
    this.#vectors = vectors;
    this.#writers = {
      listing: this.#search.writer(this.index('listing')),
      demand: this.#search.writer(this.index('demand')),
    };
    this.#watches = (['listing', 'demand'] as const).map((side) => this.#watch(side));
  }

  /** What is wrong with the indexes as of a second ago; undefined when they hold what they should. */
  async complaint(): Promise<string | undefined> {
    const complaints = await Promise.all(this.#watches.map((watch) => watch.degradation()));
    return complaints.find((complaint) => complaint !== undefined);
  }

  #watch(side: PairSide): IndexWatch {
    const db = this.#db;
    const idsOf = async function* (since?: Date) {
      for await (const page of listOpenStamps(db, side, since)) yield page.map(({ id }) => id);
    };
    return createIndexWatch({
      search: this.#search,
      definition: this.index(side),
      source: {
        ...this.source(side),
        liveIds: () => idsOf(),
        changedIds: (since) => idsOf(since),
        stampsOf: async (ids) => {
          const open = await findStamps(db, side, ids);
          return new Map(open.map(({ id, version }) => [id, stampOf(version, this.#vectors.embedder)]));
        },
        expected: (settledBefore) => countExpectedDocuments(db, side, settledBefore),
        // A record's document comes with its own refresh.
        pendingJobs: () => countPendingJobs(this.#queue, ['profile.build', 'pairs.refresh']),
        refresh: (id) => this.bring(side, id),
        exclusively: (work) => withExclusiveLock(db, DOCUMENTS_LOCK, work),
      },
      log: this.#log,
      everyMs: COUNTED_MS,
    });
  }

  index(side: PairSide): IndexDefinition<ProfileDocument> {
    return profilesIndex(side, this.#vectors.dimensions);
  }

  /** Brings the document of one record to what Postgres says, and returns when it is so for every search. */
  async bring(side: PairSide, id: string): Promise<void> {
    await syncDocument(this.#writers[side], id, {
      load: async () => {
        const [document] = await this.#documents(side, [id]);
        return document && { version: Number.parseInt(document.stamp, 10), document };
      },
      loadVersion: async () => (await findStamp(this.#db, side, id))?.version,
      toDocument: ({ document }) => document,
    });
  }

  /**
   * Compares all documents with Postgres and mends the differences: the first filling, what changed while another
   * retriever was in use, what a lost Meilisearch forgot. Seconds when there is nothing to do. One at a time; who comes
   * second waits and looks again. Returns how many were mended.
   */
  async reconcile(): Promise<number> {
    for (;;) {
      try {
        return await withExclusiveLock(this.#db, DOCUMENTS_LOCK, () => this.#mend());
      } catch (error) {
        if (!(error instanceof AppError && error.reason === 'exclusive.running')) throw error;
        await pause(WAIT_MS);
      }
    }
  }

  async #mend(): Promise<number> {
    let mended = 0;
    for (const side of ['listing', 'demand'] as const) {
      const index = this.index(side);
      await this.#search.apply(index);
      const there = new Map<string, string>();
      for await (const page of this.#search.documents(index, ['id', 'stamp'])) {
        for (const { id, stamp } of page) if (id !== undefined && stamp !== undefined) there.set(id, stamp);
      }
      const wrong: string[] = [];
      for await (const page of listOpenStamps(this.#db, side)) {
        for (const { id, version } of page) {
          if (there.get(id) !== stampOf(version, this.#vectors.embedder)) wrong.push(id);
          there.delete(id);
        }
      }
      mended += wrong.length + there.size;
      await this.#putAll(side, wrong);
      await Promise.all([...there.keys()].map((id) => this.#writers[side].remove(id)));
    }
    if (mended > 0) this.#log.info({ mended, embedder: this.#vectors.embedder }, 'documents of profiles mended');
    return mended;
  }

  /** Page after page in flight, so that the writer's tasks are large and memory stays small. */
  async #putAll(side: PairSide, ids: readonly string[]): Promise<void> {
    let before: Promise<unknown> = Promise.resolve();
    for (let at = 0; at < ids.length; at += PAGE) {
      const documents = await this.#documents(side, ids.slice(at, at + PAGE));
      await before;
      before = Promise.all(documents.map((document) => this.#writers[side].put(document)));
      // Thrown where it is awaited.
      before.catch(() => {});
    }
    await before;
  }

  async #documents(side: PairSide, ids: readonly string[]): Promise<ProfileDocument[]> {
    const { embedder } = this.#vectors;
    const rows = await readOpenProfiles(
      this.#db,
      ids.map((id) => ({ side, id })),
      embedder,
    );
    return rows.map(({ id, version, ipc, facts, packed }) => {
      const profile = { id, version, ipc, facts, ...unpackProfile(packed) };
      // The row's side says which facts it holds.
      return profileDocument(side, profile as ProfileOf<typeof side>, embedder);
    });
  }

  /** Postgres as the source of a rebuild of one side beside the index in use. */
  source(side: PairSide): RebuildSource<ProfileDocument> {
    const documents = (ids: readonly string[]) => this.#documents(side, ids);
    const db = this.#db;
    return {
      count: async () => {
        let count = 0;
        for await (const page of listOpenStamps(db, side)) count += page.length;
        return count;
      },
      all: async function* () {
        for await (const page of listOpenStamps(db, side)) yield documents(page.map(({ id }) => id));
      },
      changedSince: async function* (since) {
        for await (const page of listOpenStamps(db, side, since)) {
          const ids = page.map(({ id }) => id);
          const put = await documents(ids);
          const open = new Set(put.map(({ id }) => id));
          yield { put, remove: ids.filter((id) => !open.has(id)) };
        }
      },
    };
  }
}
