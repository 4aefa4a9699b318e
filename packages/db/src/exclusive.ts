import { currentDeadline, fail, startLoop, withDeadline, within } from '@techbourse/platform';
import type { Database } from './connect.ts';

/** How often the lock's connection is pinged, and how long it may take to answer. Milliseconds. */
const CHECK_EVERY_MS = 1000;
const ANSWER_WITHIN_MS = 10_000;

/**
 * Runs work under an advisory lock of the database, so that no two processes run it at a time. A reserved connection
 * holds the lock, and Postgres frees it when the process dies. When the connection is lost, another process may take
 * the lock. Then `lost` aborts, which is also the deadline of the work.
 * @throws AppError CONFLICT (`exclusive.running`) when it runs already, UNAVAILABLE (`exclusive.lost`) when it was
 * given up.
 */
export async function withExclusiveLock<T>(
  db: Database,
  name: string,
  work: (lost: AbortSignal) => Promise<T>,
): Promise<T> {
  const connection = await db.sql.reserve();
  const lost = new AbortController();
  try {
    const lock = `techbourse:${name}`;
    const [row] = await connection<{ taken: boolean }[]>`
      select pg_try_advisory_lock(hashtextextended(${lock}, 0)) as taken`;
    if (row?.taken !== true) throw fail.conflict('exclusive.running', `${name} is running already`);
    const looking = startLoop(async (stopping) => {
      try {
        await within(ANSWER_WITHIN_MS, connection`select 1`);
      } catch (cause) {
        const isOver = stopping.aborted;
        if (!isOver) lost.abort(fail.unavailable('exclusive.lost', `${name} lost its lock and was given up`, cause));
      }
      return { ms: CHECK_EVERY_MS };
    });
    const outer = currentDeadline();
    const ends = outer ? AbortSignal.any([outer, lost.signal]) : lost.signal;
    try {
      return await withDeadline(ends, () => work(ends));
    } catch (error) {
      throw lost.signal.aborted ? lost.signal.reason : error;
    } finally {
      looking.stop(); // not waited for: a connection that is gone may answer late
      // A connection that is gone holds no lock.
      await connection`select pg_advisory_unlock(hashtextextended(${lock}, 0))`.catch(() => {});
    }
  } finally {
    connection.release();
  }
}
