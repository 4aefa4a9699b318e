import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { type AppError, fail } from './errors.ts';

const deadlines = new AsyncLocalStorage<AbortSignal | undefined>();

/** The reason of every error by a passed deadline. */
export const DEADLINE_PASSED = 'deadline.passed';

/**
 * Runs work with a deadline. `currentDeadline()` returns its signal in all nested calls. Waits for engines end at it,
 * and no statement begins after it.
 */
export function withDeadline<T>(signal: AbortSignal | undefined, work: () => T): T {
  // Every wait of the work listens to it.
  if (signal) setMaxListeners(0, signal);
  return deadlines.run(signal, work);
}

/** Aborts when the work under way must end; undefined for work without a deadline. */
export function currentDeadline(): AbortSignal | undefined {
  return deadlines.getStore();
}

/** @throws AppError UNAVAILABLE (`deadline.passed`) when the time of the work under way is over. */
export function assertBeforeDeadline(): void {
  if (currentDeadline()?.aborted) throw deadlineError();
}

export function deadlineError(): AppError {
  return fail.unavailable(DEADLINE_PASSED, 'This took longer than it may take');
}

/** The same promise, rejected with `late()` when the current deadline passes first. */
export function beforeDeadline<T>(work: Promise<T>, late: () => Error = deadlineError): Promise<T> {
  const signal = currentDeadline();
  if (!signal) return work;
  const { promise, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(late());
  if (signal.aborted) giveUp();
  else signal.addEventListener('abort', giveUp, { once: true });
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', giveUp));
}

/**
 * Resolves after `ms`.
 * @throws AppError UNAVAILABLE (`deadline.passed`) at once when the deadline of the work under way passes before.
 */
export async function pause(ms: number): Promise<void> {
  const signal = currentDeadline();
  await wait(ms, undefined, signal ? { signal } : {}).catch(() => {
    throw deadlineError();
  });
}

/** The same promise, failing as `late` says when it takes longer than `ms`. */
export async function within<T>(ms: number, work: Promise<T>, late: () => Error = deadlineError): Promise<T> {
  const settled = new AbortController();
  const timeout = wait(ms, undefined, { signal: settled.signal }).then(() => {
    throw late();
  });
  timeout.catch(() => {}); // told where it is awaited, if it still is
  try {
    return await Promise.race([work, timeout]);
  } finally {
    settled.abort();
  }
}
