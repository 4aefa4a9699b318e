import { withExclusiveLock } from '@techbourse/db';
import { type RebuildProgress, rebuildIndex } from '@techbourse/search';
import { findEmbedding } from '../../embedding/store.ts';
import { chooseRetriever, type RetrieverSetting } from '../retrieval-stack.ts';
import { DOCUMENTS_LOCK, type DocumentServices, ProfileDocuments } from './profile-documents.ts';

/** Makes the indexes of profiles anew beside those in use, when candidates are found in them. One at a time. */
export async function rebuildProfileDocuments(
  ctx: DocumentServices & { readonly config: RetrieverSetting },
  onProgress: (progress: RebuildProgress) => void,
): Promise<RebuildProgress> {
  const serving = (await findEmbedding(ctx.db.orm))?.serving;
  const sum = { done: 0, total: 0 };
  // Without a serving embedder there is no profile yet.
  if (!serving || (await chooseRetriever(ctx.config, ctx)) === 'exact') return sum;
  const documents = new ProfileDocuments(ctx, { embedder: serving.id, dimensions: serving.dimensions });
  await withExclusiveLock(ctx.db, DOCUMENTS_LOCK, async () => {
    for (const side of ['listing', 'demand'] as const) {
      const before = { ...sum };
      await rebuildIndex(ctx.search, documents.index(side), documents.source(side), ({ done, total }) => {
        Object.assign(sum, { done: before.done + done, total: before.total + total });
        onProgress({ ...sum });
      });
    }
  });
  return sum;
}
