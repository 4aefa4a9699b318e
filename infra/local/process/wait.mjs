/** Resolves after `ms`. */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

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
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const settled = promise.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([settled, late]);
  } finally {
    clearTimeout(timer);
  }
}
