import { fail } from '@techbourse/platform';
import type { Database } from './connect.ts';

/**
 * Runs work that must not run twice at a time, in this process or any other: a lock of the database, held by a
 * connection of its own, which Postgres frees when the process dies.
 * @throws AppError CONFLICT (`exclusive.running`) when it runs already.
 */
export async function exclusively<T>(db: Database, name: string, work: () => Promise<T>): Promise<T> {
  const connection = await db.sql.reserve();
  try {
    const lock = `techbourse:${name}`;
    const [row] = await connection`select pg_try_advisory_lock(hashtextextended(${lock}, 0)) as taken`;
    if (row?.['taken'] !== true) throw fail.conflict('exclusive.running', `${name} is running already`);
    try {
      return await work();
    } finally {
      await connection`select pg_advisory_unlock(hashtextextended(${lock}, 0))`;
    }
  } finally {
    connection.release();
  }
}
