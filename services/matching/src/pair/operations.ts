import { exclusively } from '@techbourse/db';
import { type RebuildProgress, rebuildIndex } from '@techbourse/search';
import type { Context } from '../context.ts';
import { pairsIndex } from '../search/settings.ts';
import { pairsSource } from '../search/sync.ts';

type Report = (progress: RebuildProgress) => void;

/** Makes the index of pairs anew beside the one in use. One at a time, whoever asks. */
export function rebuildPairsIndex(ctx: Context, onProgress: Report): Promise<RebuildProgress> {
  return exclusively(ctx.db, 'matching:rebuild', () =>
    rebuildIndex(ctx.search, pairsIndex, pairsSource(ctx), onProgress),
  );
}
