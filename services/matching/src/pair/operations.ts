import { exclusively, writeEvents } from '@techbourse/db';
import { type RebuildProgress, rebuildIndex } from '@techbourse/search';
import type { Context } from '../context.ts';
import { PROFILE_BUILT, type ProfileEvent } from '../contract/events.ts';
import { outbox } from '../db/schema.ts';
import { countOpenProfiles } from '../profile/store.ts';
import { pairsIndex } from '../search/settings.ts';
import { pairsSource } from '../search/sync.ts';
import { openRecords } from './write-store.ts';

type Report = (progress: RebuildProgress) => void;

const PAGE = 500;

/** Makes the index of pairs anew beside the one in use. One at a time, whoever asks. */
export function rebuildPairsIndex(ctx: Context, onProgress: Report): Promise<RebuildProgress> {
  return exclusively(ctx.db, 'matching:rebuild', () =>
    rebuildIndex(ctx.search, pairsIndex, pairsSource(ctx), onProgress),
  );
}

/**
 * Asks for every open record to be paired anew: after a change of weights, or when pairs are in doubt. Returns when the
 * work is in line; `/pairs/progress` tells when it is done.
 */
export async function refreshEverything(ctx: Context, onProgress: Report): Promise<RebuildProgress> {
  const open = await countOpenProfiles(ctx.db.orm);
  const progress = { done: 0, total: open.listings + open.demands };
  for (const side of ['demand', 'listing'] as const) {
    for await (const records of openRecords(ctx.db, side, PAGE)) {
      const events = records.map(({ id, version }) => {
        const payload: ProfileEvent = { side, id, cause: 'asked' };
        return { type: PROFILE_BUILT, key: id, version, payload };
      });
      await ctx.db.orm.transaction((tx) => writeEvents(tx, outbox, events));
      progress.done += records.length;
      onProgress({ ...progress });
    }
  }
  return progress;
}
