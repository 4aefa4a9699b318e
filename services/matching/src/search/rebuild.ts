import { withExclusiveLock } from '@techbourse/db';
import { type RebuildProgress, rebuildIndex } from '@techbourse/search';
import type { Context } from '../context.ts';
import { rebuildProfileDocuments } from '../memory/meilisearch/rebuild.ts';
import { pairsIndex } from './settings.ts';
import { PAIRS_LOCK, pairsSource } from './sync.ts';

type Report = (progress: RebuildProgress) => void;

/** Re-makes all that matching has in Meilisearch: the pairs, and the profiles where candidates are found in them. */
export async function rebuildSearch(ctx: Context, onProgress: Report): Promise<RebuildProgress> {
  const pairs = await rebuildPairsIndex(ctx, onProgress);
  const both = (profiles: RebuildProgress) => ({
    done: pairs.done + profiles.done,
    total: pairs.total + profiles.total,
  });
  return both(await rebuildProfileDocuments(ctx, (profiles) => onProgress(both(profiles))));
}

/** Makes the index of pairs anew beside the one in use. One at a time, whoever asks. */
export function rebuildPairsIndex(ctx: Context, onProgress: Report): Promise<RebuildProgress> {
  return withExclusiveLock(ctx.db, PAIRS_LOCK, () =>
    rebuildIndex(ctx.search, pairsIndex, pairsSource(ctx), onProgress),
  );
}
