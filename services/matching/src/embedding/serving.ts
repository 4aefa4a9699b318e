import type { Database } from '@techbourse/db';
import { fail } from '@techbourse/platform';
import { type EmbeddingState, findEmbedding } from './store.ts';

/** @throws AppError UNAVAILABLE (`embedding.unknown`) while no worker has written down whose vectors serve. */
export async function readEmbedding({ db }: { readonly db: Database }): Promise<EmbeddingState> {
  const state = await findEmbedding(db.orm);
  if (!state) throw fail.unavailable('embedding.unknown', 'Nobody has written down yet whose vectors serve');
  return state;
}
