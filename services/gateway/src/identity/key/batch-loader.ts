import { setTimeout as wait } from 'node:timers/promises';

type Waiting<T> = { resolve(found: T | undefined): void; reject(error: unknown): void };

/** Keys per query, and the pause between two queries in milliseconds. */
const BATCH_MAX = 500;
const PAUSE_MS = 20;

/**
 * Loads values by key in batches, one batch at a time and at most fifty a second. Thousands of requests for unknown
 * keys use one connection and some milliseconds of the database. Requests for known keys wait slightly longer and are
 * never refused.
 *
 * @param readMany returns the found values; a key without an entry is unknown. When it throws, every request of the
 * batch gets the error.
 */
export function createBatchLoader<T>(
  readMany: (keys: string[]) => Promise<ReadonlyMap<string, T>>,
  options: { apartMs?: number } = {},
): (key: string) => Promise<T | undefined> {
  const waiting = new Map<string, Waiting<T>[]>();
  let running = false;

  const drain = async () => {
    for (let first = true; waiting.size > 0; first = false) {
      if (!first) await wait(options.apartMs ?? PAUSE_MS);
      const batch = [...waiting].slice(0, BATCH_MAX);
      for (const [key] of batch) waiting.delete(key);
      try {
        const found = await readMany(batch.map(([key]) => key));
        for (const [key, callers] of batch) for (const caller of callers) caller.resolve(found.get(key));
      } catch (error) {
        for (const [, callers] of batch) for (const caller of callers) caller.reject(error);
      }
    }
    running = false;
  };

  return (key) => {
    const { promise, resolve, reject } = Promise.withResolvers<T | undefined>();
    const callers = waiting.get(key);
    if (callers) callers.push({ resolve, reject });
    else waiting.set(key, [{ resolve, reject }]);
    if (!running) {
      running = true;
      drain();
    }
    return promise;
  };
}
