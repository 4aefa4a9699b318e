import type { Database } from '@techbourse/db';

/**
 * Runs long work unless some process is at it already; then returns undefined. The lock lives as long as a connection
 * kept aside for it, so that the end of the process frees it, and no transaction stays open for minutes.
 */
export async function withOperationLock<T>(db: Database, name: string, work: () => Promise<T>): Promise<T | undefined> {
  const connection = await db.sql.reserve();
  const key = `techbourse:matching:${name}`;
  try {
    const [row] = await connection<{ locked: boolean }[]>`
      select pg_try_advisory_lock(hashtextextended(${key}, 0)) as locked`;
    if (!row?.locked) return undefined;
    try {
      return await work();
    } finally {
      await connection`select pg_advisory_unlock(hashtextextended(${key}, 0))`;
    }
  } finally {
    connection.release();
  }
}
