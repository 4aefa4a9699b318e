import type { Database } from '@techbourse/db';
import { fail } from '@techbourse/platform';
import { type EmbeddingState, findEmbedding } from './store.ts';

/** @throws AppError UNAVAILABLE (`embedding.unknown`) before the first worker has stored the serving embedder. */
export async function readEmbedding({ db }: { readonly db: Database }): Promise<EmbeddingState> {
  const state = await findEmbedding(db.orm);
  if (!state) throw fail.unavailable('embedding.unknown', 'No worker has stored the serving embedder yet');
  return state;
}
