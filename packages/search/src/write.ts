import type { Meilisearch } from 'meilisearch';
import type { SearchDocument } from './definition.ts';
import { createdAtOf } from './inspect.ts';
import { indexNotReady, waitForTask } from './task.ts';

/**
 * Writes documents to an index that is there, and waits until they can be found. When another index takes its place
 * meanwhile, they are written to that one as well.
 * @throws AppError UNAVAILABLE when there is no index: Meilisearch would make one of any document, without settings and
 *   with nothing else in it.
 */
export async function writeDocuments<D extends SearchDocument>(
  client: Meilisearch,
  uid: string,
  put: D[],
  remove: string[],
): Promise<void> {
  const index = client.index<D>(uid);
  for (let written = '', there = await createdAtOf(client, uid); there !== written; ) {
    if (there === undefined) throw indexNotReady();
    written = there;
    await Promise.all([
      ...(put.length > 0 ? [waitForTask(client, index.addDocuments(put, { primaryKey: 'id' }))] : []),
      ...(remove.length > 0 ? [waitForTask(client, index.deleteDocuments(remove), ['index_not_found'])] : []),
    ]);
    there = await createdAtOf(client, uid);
  }
}
