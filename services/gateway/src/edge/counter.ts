/** The result of counting one request. */
export type Count = {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Seconds until the window ends, rounded up. */
  resetSeconds: number;
};

export type Counter = {
  /** Counts a request of `id`. */
  count(id: string): Count;
};

type Window = { startedAtMs: number; requests: number };

/**
 * Counts requests by id in windows of a fixed length, each beginning with the first request of its id. Uses a monotonic
 * clock: with the time of day, a clock set back would block every caller until then.
 *
 * @param options.idsMax ids remembered; the oldest window goes first.
 */
export function createCounter(options: {
  max: number;
  windowMs: number;
  idsMax?: number;
  monotonicMs?: () => number;
}): Counter {
  const { max, windowMs, idsMax = 50_000, monotonicMs = () => performance.now() } = options;
  const windows = new Map<string, Window>();

  const windowOf = (id: string, now: number): Window => {
    const known = windows.get(id);
    if (known && now - known.startedAtMs < windowMs) return known;
    const fresh = { startedAtMs: now, requests: 0 };
    windows.delete(id); // so that the order of the map is the age of the windows
    windows.set(id, fresh);
    const [oldest] = windows.keys();
    if (windows.size > idsMax && oldest !== undefined) windows.delete(oldest);
    return fresh;
  };

  return {
    count: (id) => {
      const now = monotonicMs();
      const window = windowOf(id, now);
      window.requests += 1;
      return {
        allowed: window.requests <= max,
        limit: max,
        remaining: Math.max(0, max - window.requests),
        resetSeconds: Math.max(1, Math.ceil((window.startedAtMs + windowMs - now) / 1000)),
      };
    },
  };
}
