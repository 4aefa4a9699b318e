import { writeEvents } from '@techbourse/db';
import { otherSide } from '@techbourse/matching-engine';
import type { JobEnvelope } from '@techbourse/queue';
import type { ProfileEvent } from '../api/events.ts';
import type { WorkerContext } from '../context.ts';
import { outbox } from '../db/schema.ts';
import { lockPairsOf } from '../pair/key-store.ts';
import { keyOf } from '../pair/pair.ts';
import { deactivate, listPairsByRecord } from './batch-store.ts';
import { markDue } from './due-store.ts';
import { lostPairEvents, pairsChangedEvents } from './events.ts';
import { updateKeptFlags } from './kept-flags.ts';
import { StaleRead } from './optimistic-retry.ts';
import { readHeads } from './write-store.ts';

/** Deactivates the pairs of a record that left; decisions on them are kept. */
export async function retirePairs(
  ctx: Pick<WorkerContext, 'db' | 'config'>,
  { side, id }: ProfileEvent,
  envelope: JobEnvelope,
): Promise<void> {
  const locked = new Set((await listPairsByRecord(ctx.db.orm, side, [id])).get(id)?.map((pair) => pair.otherId));
  await ctx.db.orm.transaction(async (tx) => {
    await lockPairsOf(tx, [id, ...locked]);
    const existing = (await listPairsByRecord(tx, side, [id])).get(id) ?? [];
    if (existing.some((pair) => !locked.has(pair.otherId))) throw new StaleRead();
    const self = (await readHeads(tx, side, [id])).get(id);
    if (self?.open) return; // published again meanwhile
    const leaving = existing.filter((pair) => pair.active);
    const retired = await deactivate(
      tx,
      leaving.map((pair) => keyOf(side, id, pair.otherId)),
    );
    const touched = leaving.map((pair) => pair.otherId);
    const marked = await updateKeptFlags(tx, ctx.config, side, [id], touched);
    const losers = leaving.filter((pair) => pair.keptByOther).map((pair) => pair.otherId);
    const heads = await readHeads(tx, otherSide(side), losers);
    const thinned = lostPairEvents(otherSide(side), losers, heads, envelope);
    await markDue(
      tx,
      otherSide(side),
      thinned.map(({ key }) => key),
    );
    await writeEvents(tx, outbox, [...pairsChangedEvents([...retired, ...marked], envelope), ...thinned]);
  });
}
