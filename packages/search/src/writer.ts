import { setTimeout as wait } from 'node:timers/promises';
import { beforeDeadline, currentDeadline, withDeadline } from '@techbourse/platform';
import type { Meilisearch } from 'meilisearch';
import type { SearchDocument } from './definition.ts';
import { SearchTaskError, searchBusy } from './task.ts';
import { writeDocuments } from './write.ts';

/**
 * Writes to one index. Promises resolve when the change can be found, not when it was accepted. An index that is not
 * there is not made: it would hold nothing else and know none of its settings.
 */
export type IndexWriter<D extends SearchDocument> = {
  put(document: D): Promise<void>;
  remove(id: string): Promise<void>;
};

type Waiting = { resolve: () => void; reject: (error: unknown) => void; deadline: AbortSignal | undefined };
type Change<D> = { document: D | null; settle: Waiting[] };

const BATCH_WINDOW_MS = 10;
/** Documents per task; large tasks share the fixed cost of a task in Meilisearch. */
const BATCH_MAX = 10_000;

/**
 * A writer that batches the changes of a few milliseconds, or of the time of the previous batch, into one task. A task
 * costs Meilisearch about the same for one document as for hundreds. The last change of an id in a batch wins.
 */
export function createWriter<D extends SearchDocument>(client: Meilisearch, uid: string): IndexWriter<D> {
  let waiting = new Map<string, Change<D>>();
  let running = false;

  const add = (id: string, document: D | null): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const settle = waiting.get(id)?.settle ?? [];
    settle.push({ resolve, reject, deadline: currentDeadline() });
    waiting.set(id, { document, settle });
    if (!running) {
      running = true;
      drain();
    }
    return beforeDeadline(promise, searchBusy);
  };

  const drain = async () => {
    await wait(BATCH_WINDOW_MS);
    while (waiting.size > 0) {
      const batch = new Map([...waiting].slice(0, BATCH_MAX));
      waiting = new Map([...waiting].slice(BATCH_MAX));
      // A batch is of many jobs: it ends when the last of them is over.
      await withDeadline(lastOf([...batch.values()].flatMap(({ settle }) => settle)), () => write(batch));
    }
    running = false;
  };

  const write = async (given: Map<string, Change<D>>) => {
    // Changes whose jobs all gave up are not written; the jobs repeat them.
    const batch = new Map([...given].filter(([, { settle }]) => settle.some(({ deadline }) => !deadline?.aborted)));
    const changes = [...batch.values()];
    try {
      const put = changes.flatMap((change) => (change.document ? [change.document] : []));
      const removed = [...batch].filter(([, change]) => change.document === null).map(([id]) => id);
      await writeDocuments(client, uid, put, removed);
      for (const change of changes) for (const each of change.settle) each.resolve();
    } catch (error) {
      // One bad document fails its whole task. Halving finds it in few tasks, however large the batch.
      if (error instanceof SearchTaskError && batch.size > 1) {
        const entries = [...batch];
        const half = Math.ceil(entries.length / 2);
        await write(new Map(entries.slice(0, half)));
        await write(new Map(entries.slice(half)));
        return;
      }
      for (const change of changes) for (const each of change.settle) each.reject(error);
    }
  };

  return { put: (document) => add(document.id, document), remove: (id) => add(id, null) };
}

/** Aborts when every one that waits was given up; undefined when one has no deadline. */
function lastOf(waiting: readonly Waiting[]): AbortSignal | undefined {
  const deadlines = [...new Set(waiting.map(({ deadline }) => deadline))];
  if (deadlines.includes(undefined)) return undefined;
  const last = new AbortController();
  let left = deadlines.length;
  const leave = () => {
    left -= 1;
    if (left === 0) last.abort();
  };
  for (const deadline of deadlines) {
    if (deadline?.aborted) leave();
    else deadline?.addEventListener('abort', leave, { once: true });
  }
  return last.signal;
}
