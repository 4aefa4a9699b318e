import { withExclusiveLock } from '@techbourse/db';
import { type RebuildProgress, rebuildIndex } from '@techbourse/search';
import type { Context } from '../context.ts';
import { rebuildProfileDocuments } from '../memory/meilisearch/rebuild.ts';
import { pairsIndex } from './settings.ts';
import { PAIRS_LOCK, pairsSource } from './sync.ts';

type Report = (progress: RebuildProgress) => void;

/** Rebuilds all indexes of matching: pairs, and profiles if candidates are found in Meilisearch. */
export async function rebuildSearch(ctx: Context, onProgress: Report): Promise<RebuildProgress> {
  const pairs = await rebuildPairsIndex(ctx, onProgress);
  const both = (profiles: RebuildProgress) => ({
    done: pairs.done + profiles.done,
    total: pairs.total + profiles.total,
  });
  return both(await rebuildProfileDocuments(ctx, (profiles) => onProgress(both(profiles))));
}

/** Rebuilds the index of pairs beside the one in use. One rebuild at a time. */
export function rebuildPairsIndex(ctx: Context, onProgress: Report): Promise<RebuildProgress> {
  return withExclusiveLock(ctx.db, PAIRS_LOCK, () =>
    rebuildIndex(ctx.search, pairsIndex, pairsSource(ctx), onProgress),
  );
}
