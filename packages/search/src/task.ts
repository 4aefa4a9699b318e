import { setTimeout as wait } from 'node:timers/promises';
import { AppError, currentDeadline, fail } from '@techbourse/platform';
import { type EnqueuedTaskPromise, type Meilisearch, MeilisearchApiError, type Task } from 'meilisearch';

const TASK_DEADLINE_MS = 120_000;
const POLL_MS = 15;

/** Meilisearch has no space or cannot reach its files; the request itself is fine. */
const DISK_CODES = new Set([
  'no_space_left_on_device',
  'database_size_limit_reached',
  'too_many_open_files',
  'io_error',
]);

/** A task that Meilisearch accepted and that then failed. */
export class SearchTaskError extends AppError {
  readonly code: string;

  constructor(code: string, message: string) {
    super('INTERNAL', 'search.task_failed', message);
    this.code = code;
  }
}

/**
 * Waits until Meilisearch has finished a task. An accepted document is not stored yet, so every write here waits for
 * its task.
 * @param forgive error codes of the task that count as success.
 * @throws SearchTaskError when the task failed, AppError UNAVAILABLE when Meilisearch does not answer.
 */
export async function waitForTask(
  client: Meilisearch,
  enqueued: EnqueuedTaskPromise,
  forgive: readonly string[] = [],
): Promise<void> {
  try {
    const { taskUid } = await enqueued;
    const task = await pollTask(client, taskUid);
    if (task.status === 'succeeded' || forgive.includes(task.error?.code ?? '')) return;
    if (DISK_CODES.has(task.error?.code ?? '')) throw searchFull(task.error);
    throw new SearchTaskError(task.error?.code ?? task.status, task.error?.message ?? `the task is ${task.status}`);
  } catch (error) {
    throw asSearchError(error);
  }
}

/** Polls a task until it ends, or until its timeout or the job's deadline passes. */
async function pollTask(client: Meilisearch, uid: number): Promise<Task> {
  const own = AbortSignal.timeout(TASK_DEADLINE_MS);
  const deadline = currentDeadline();
  const signal = deadline ? AbortSignal.any([own, deadline]) : own;
  for (;;) {
    const task = await client.tasks.getTask(uid);
    if (task.status !== 'enqueued' && task.status !== 'processing') return task;
    // The task continues in Meilisearch; a repeat ends in the same state.
    if (signal.aborted) throw searchBusy();
    await wait(POLL_MS, undefined, { signal }).catch(() => {});
  }
}

/** Meilisearch is overloaded; the job is tried again later. */
export function searchBusy(): AppError {
  return fail.unavailable('search.slow', 'Search is busy and did not write this in time');
}

/** There is no usable index; it is being rebuilt from Postgres. */
export function indexNotReady(cause?: unknown): AppError {
  return fail.unavailable('search.being_set_up', 'Search is being set up', cause);
}

function searchFull(cause: unknown): AppError {
  return fail.unavailable('search.full', 'Search has no room to write at present', cause);
}

/** Any error of the client as an AppError; an error without an answer of Meilisearch means that it is away. */
export function asSearchError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof MeilisearchApiError) {
    const status = error.response.status;
    const message = error.cause?.message ?? error.message;
    if (error.cause?.code === 'index_not_found') return indexNotReady(error);
    if (DISK_CODES.has(error.cause?.code ?? '')) return searchFull(error);
    // an engine that lost its data lost its keys; `prepare` makes them again
    if (status === 401 || status === 403)
      return fail.unavailable('search.unavailable', 'Search is closed to us', error);
    if (status === 429 || status >= 500) return fail.unavailable('search.unavailable', 'Search is busy', error);
    return new AppError('INTERNAL', 'search.failed', message, { cause: error });
  }
  return fail.unavailable('search.unavailable', 'Search is not available right now', error);
}
