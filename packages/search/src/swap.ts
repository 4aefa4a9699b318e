import type { Meilisearch } from 'meilisearch';
import { createdAtOf } from './inspect.ts';
import { asSearchError, indexNotReady, waitForTask } from './task.ts';

/**
 * Lets two indexes change names, and waits until they have. Meilisearch shows the task of a swap to nobody but a key to
 * every index there is, which no service holds. It does tasks in their order, though: when the next one of `live` is
 * over, so is the swap.
 * @param createdAt of the index that is to be `live`.
 * @throws AppError UNAVAILABLE when they were not swapped, as when one of them was lost.
 */
export async function swapIndexes(client: Meilisearch, live: string, next: string, createdAt: string): Promise<void> {
  try {
    await client.swapIndexes([{ indexes: [live, next], rename: false }]);
  } catch (error) {
    throw asSearchError(error);
  }
  // Changes nothing where there is an index, and is put together with no other task.
  await waitForTask(client, client.createIndex(live, { primaryKey: 'id' }), ['index_already_exists']);
  if ((await createdAtOf(client, live)) !== createdAt) throw indexNotReady();
}
