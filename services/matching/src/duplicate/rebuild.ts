import { exclusively, type Tx, writeEvents } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import type { OperationProgress } from '@techbourse/platform';
import type { Context } from '../context.ts';
import { outbox } from '../db/schema.ts';
import { countOpenProfiles } from '../profile/store.ts';
import { regroup } from './regroup.ts';
import { openIds, readFingerprints, readTexts } from './store.ts';

/** Records of one transaction, which keeps others from grouping meanwhile: a fraction of a second. */
const PAGE = 50;

/**
 * Looks anew for the duplicates of every open record: after a change of the embedder, or of what counts as the same.
 * Ends in the groups that are there already where nothing changed, and may be stopped and started at any point.
 */
export function regroupEverything(
  ctx: Pick<Context, 'db'>,
  onProgress: (progress: OperationProgress) => void,
): Promise<OperationProgress> {
  return exclusively(ctx.db, 'matching:duplicates', async () => {
    const open = await countOpenProfiles(ctx.db.orm);
    const progress = { done: 0, total: open.listings + open.demands };
    for (const side of ['listing', 'demand'] as const) {
      for await (const ids of openIds(ctx.db.orm, side, PAGE)) {
        await ctx.db.orm.transaction((tx) => regroupPage(tx, side, ids));
        progress.done += ids.length;
        onProgress({ ...progress });
      }
    }
    return progress;
  });
}

async function regroupPage(tx: Tx, side: PairSide, ids: readonly string[]): Promise<void> {
  const texts = await readTexts(tx, side, ids);
  const known = await readFingerprints(tx, side, ids);
  for (const id of ids) {
    const text = texts.get(id);
    // It left meanwhile, and took its links along.
    if (!text) continue;
    const before = known.get(id);
    // One that had no bands was too short, or its text is not its owner's; only its own event can tell otherwise.
    const isByText = before === undefined || before.bands.length > 0;
    const identity = { text: isByText ? text : undefined, patents: before?.patents ?? [] };
    await writeEvents(tx, outbox, await regroup(tx, { side, id }, identity, { anew: true }));
  }
}
