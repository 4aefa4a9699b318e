import { setInterval as ticks, setTimeout as wait } from 'node:timers/promises';
/** Resolves after `ms`. */
export const pause = (ms) => wait(ms);

/**
 * Asks until the answer is truthy and returns it; after `timeoutMs` returns undefined.
 *
 * @template T
 * @param {() => T | Promise<T>} ask
 * @param {number} timeoutMs
 * @param {number} [everyMs]
 */
export async function waitUntil(ask, timeoutMs, everyMs = 20) {
  const end = performance.now() + timeoutMs; // the time of day may jump
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() >= end) return undefined;
    await pause(everyMs);
  }
}

/** Resolves to true when `promise` settles within `ms`, else to false. */
export async function settlesWithin(promise, ms) {
  const over = new AbortController();
  const late = wait(ms, false, { signal: over.signal });
  late.catch(() => {}); // nobody waits for it once the promise has settled
  const settled = promise.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([settled, late]);
  } finally {
    over.abort();
  }
}

/** Calls `look` every `everyMs` until the returned function is called; keeps no process alive. */
export function lookEvery(everyMs, look) {
  const over = new AbortController();
  const run = async () => {
    for await (const _ of ticks(everyMs, undefined, { signal: over.signal, ref: false })) look();
  };
  run().catch((error) => {
    if (!over.signal.aborted) throw error;
  });
  return () => over.abort();
}
