type Waiting<T> = { resolve(found: T | undefined): void; reject(error: unknown): void };

/** How many are asked for at once, and how long after one answer's question the next may follow. */
const BATCH_MAX = 500;
const PAUSE_MS = 20;

/**
 * Finds things by their key in batches, one batch at a time and at most fifty a second. Thousands who ask for what is not
 * there hold one connection and some milliseconds of the database; those who ask for what is there wait a moment longer
 * and are never refused.
 *
 * @param readMany gives what it found; a key without an entry is not there. When it throws, all that were asked for get
 *   that error.
 */
export function createBatchLoader<T>(
  readMany: (keys: string[]) => Promise<ReadonlyMap<string, T>>,
  options: { apartMs?: number } = {},
): (key: string) => Promise<T | undefined> {
  const waiting = new Map<string, Waiting<T>[]>();
  let running = false;

  const drain = async () => {
    for (let first = true; waiting.size > 0; first = false) {
      if (!first) await new Promise((resolve) => setTimeout(resolve, options.apartMs ?? PAUSE_MS));
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
