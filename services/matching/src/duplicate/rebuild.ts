import { type Executor, withExclusiveLock, writeEvents } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import type { OperationProgress } from '@techbourse/platform';
import type { Context } from '../context.ts';
import { outbox } from '../db/schema.ts';
import { countOpenProfiles } from '../profile/store.ts';
import { type FoundDuplicates, findDuplicates } from './find-duplicates.ts';
import { regroup } from './regroup.ts';
import { findUnchanged, listOpenIds, lockDuplicates, readFingerprints, readSnapshot, readTexts } from './store.ts';

/** Records that are compared and then grouped in one transaction, which blocks other grouping for a moment. */
const PAGE = 50;

/**
 * Finds the duplicates of every open record again, after a change of the embedder or of the thresholds. May be stopped
 * and started at any point; unchanged groups stay.
 */
export function regroupEverything(
  ctx: Pick<Context, 'db'>,
  onProgress: (progress: OperationProgress) => void,
): Promise<OperationProgress> {
  return withExclusiveLock(ctx.db, 'matching:duplicates', async () => {
    const open = await countOpenProfiles(ctx.db.orm);
    const progress = { done: 0, total: open.listings + open.demands };
    for (const side of ['listing', 'demand'] as const) {
      for await (const ids of listOpenIds(ctx.db.orm, side, PAGE)) {
        for (let left = ids; left.length > 0; ) left = await regroupPage(ctx.db.orm, side, left);
        progress.done += ids.length;
        onProgress({ ...progress });
      }
    }
    return progress;
  });
}

/** Returns the records that changed while they were compared: their result is outdated. */
async function regroupPage(db: Executor, side: PairSide, ids: readonly string[]): Promise<string[]> {
  const snapshot = await readSnapshot(db);
  const looks = await findPageDuplicates(db, side, ids);
  return db.transaction(async (tx) => {
    await lockDuplicates(tx, side);
    const unchanged = await findUnchanged(tx, side, [...looks.keys()], snapshot);
    for (const [id, look] of looks) {
      if (unchanged.has(id)) await writeEvents(tx, outbox, await regroup(tx, { side, id }, look, { anew: true }));
    }
    return [...looks.keys()].filter((id) => !unchanged.has(id));
  });
}

async function findPageDuplicates(
  db: Executor,
  side: PairSide,
  ids: readonly string[],
): Promise<Map<string, FoundDuplicates>> {
  const texts = await readTexts(db, side, ids);
  const known = await readFingerprints(db, side, ids);
  const looks = new Map<string, FoundDuplicates>();
  for (const id of ids) {
    const text = texts.get(id);
    // It left meanwhile, and its links are gone.
    if (!text) continue;
    const before = known.get(id);
    // Without bands the text was too short, or the owner did not write it; only an event of the record can change that.
    const isByText = before === undefined || before.bands.length > 0;
    const identity = { text: isByText ? text : undefined, patents: before?.patents ?? [] };
    looks.set(id, await findDuplicates(db, { side, id }, identity));
  }
  return looks;
}
