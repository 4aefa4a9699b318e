import { type NewEvent, type Tx, writeEvents } from '@techbourse/db';
import { dayOf, type PairSide } from '@techbourse/domain';
import type { JobEnvelope } from '@techbourse/queue';
import { keepOf } from '../config.ts';
import type { WorkerContext } from '../context.ts';
import {
  PAIRS_CHANGED,
  PAIRS_CHANGED_MAX,
  type PairsChanged,
  PROFILE_BUILT,
  PROFILE_REMOVED,
  type ProfileEvent,
  profileEvent,
} from '../contract/events.ts';
import { outbox } from '../db/schema.ts';
import { isServing } from '../embedding/store.ts';
import { otherSide } from '../retrieval/retriever.ts';
import { applyDeals } from './deals.ts';
import { writeScores } from './keep.ts';
import { type ScoredCandidates, scoreCandidates } from './score-candidates.ts';
import { deactivatePairs, listPairsOf, lockPairsOf, markKept, type PairKey, readHeads } from './write-store.ts';

/** A pair of the record came up between looking and locking; the job looks again. */
class LookAgain extends Error {}

const LOOKS_MAX = 5;

/**
 * Job `pairs.refresh`: pairs one record anew with the other side, or takes its pairs along when it left. The end state
 * depends on what is in Postgres when the last job runs, not on the order or number of jobs.
 */
export async function refreshPairs(ctx: WorkerContext, envelope: JobEnvelope): Promise<void> {
  const event = profileEvent.parse(envelope.payload);
  for (let look = 1; ; look++) {
    try {
      if (envelope.type === PROFILE_REMOVED) await retire(ctx, event, envelope);
      else await refresh(ctx, event, envelope);
      return;
    } catch (error) {
      if (!(error instanceof LookAgain) || look === LOOKS_MAX) throw error;
    }
  }
}

async function refresh(ctx: WorkerContext, event: ProfileEvent, envelope: JobEnvelope): Promise<void> {
  const { side, id } = event;
  await ctx.sync.catchUp();
  const { embedder } = ctx.sync;
  const subject = ctx.profiles.get(side, id);
  // It left, or a newer version is here: their own events do the work, this one would do it twice.
  if (!subject || subject.version > envelope.version) return;
  const known = await listPairsOf(ctx.db.orm, side, id);
  const found = await scoreCandidates(
    ctx,
    side,
    subject,
    known.map((pair) => pair.otherId),
    dayOf(ctx.clock.now()),
  );

  // A listing before the first demand, or a text that meets nobody: most of an import.
  if (found.scored.length === 0 && known.length === 0) return;
  await ctx.db.orm.transaction(async (tx) => {
    const others = [...new Set([...found.scored.map((one) => one.other.id), ...known.map((pair) => pair.otherId)])];
    await lockPairsOf(tx, [id, ...others]);
    const existing = await listPairsOf(tx, side, id);
    const locked = new Set(others);
    if (existing.some((pair) => !locked.has(pair.otherId))) throw new LookAgain();
    // What was scored by vectors that no longer serve is scored again.
    if (!(await isServing(tx, embedder))) throw new LookAgain();
    const self = (await readHeads(tx, side, [id])).get(id);
    if (!self?.open || self.version !== subject.version) return;
    const heads = await readHeads(tx, otherSide(side), others);
    // A counterpart that moved on since it was scored will be paired by the event of its own new version.
    const current: ScoredCandidates = {
      scored: found.scored.filter((one) => {
        const head = heads.get(one.other.id);
        return head?.open === true && head.version === one.other.version;
      }),
      blocked: found.blocked,
      weights: found.weights,
    };
    const written = await writeScores(tx, ctx, side, subject, current, existing);
    await applyDeals(tx, written.fresh);

    const gone = existing.filter((pair) => pair.active && isGone(pair.otherId, heads, found.blocked));
    const retired = await deactivatePairs(
      tx,
      side,
      id,
      gone.map((pair) => pair.otherId),
    );
    const dropped = existing.filter((pair) => pair.keptByOther && written.belowMin.has(pair.otherId));
    const marked = await markBoth(tx, ctx, side, [id], [...written.touched, ...gone.map((pair) => pair.otherId)]);
    const losers = [...gone.filter((pair) => pair.keptByOther), ...dropped].map((pair) => pair.otherId);
    await writeEvents(tx, outbox, [
      ...pairsChangedEvents([...written.changed, ...retired, ...marked], envelope),
      // One that was thinned thins nobody else: otherwise a small drift of the statistics could go round for ever.
      ...(event.cause === 'thinned' ? [] : thinned(otherSide(side), losers, heads, envelope)),
    ]);
  });
}

/** Takes the pairs of a record that left out of the market; decisions on them stay on record. */
async function retire(ctx: WorkerContext, { side, id }: ProfileEvent, envelope: JobEnvelope): Promise<void> {
  const others = (await listPairsOf(ctx.db.orm, side, id)).map((pair) => pair.otherId);
  await ctx.db.orm.transaction(async (tx) => {
    await lockPairsOf(tx, [id, ...others]);
    const locked = new Set(others);
    if ((await listPairsOf(tx, side, id)).some((pair) => !locked.has(pair.otherId))) throw new LookAgain();
    const self = (await readHeads(tx, side, [id])).get(id);
    if (self?.open) return; // published again meanwhile
    const retired = await deactivatePairs(tx, side, id);
    const touched = retired.map((pair) => (side === 'listing' ? pair.demandId : pair.listingId));
    const marked = await markBoth(tx, ctx, side, [id], touched);
    const losers = retired
      .filter((pair) => pair.keptByOther)
      .map((pair) => (side === 'listing' ? pair.demandId : pair.listingId));
    const heads = await readHeads(tx, otherSide(side), losers);
    await writeEvents(tx, outbox, [
      ...pairsChangedEvents([...retired, ...marked], envelope),
      ...thinned(otherSide(side), losers, heads, envelope),
    ]);
  });
}

function isGone(otherId: string, heads: ReadonlyMap<string, { open: boolean }>, blocked: ReadonlySet<string>): boolean {
  return blocked.has(otherId) || heads.get(otherId)?.open !== true;
}

async function markBoth(
  tx: Tx,
  ctx: WorkerContext,
  side: PairSide,
  ids: readonly string[],
  others: readonly string[],
): Promise<PairKey[]> {
  const { MATCHING_SCORE_MIN: scoreMin } = ctx.config;
  return [
    ...(await markKept(tx, side, ids, { best: keepOf(ctx.config, side), scoreMin })),
    ...(await markKept(tx, otherSide(side), others, { best: keepOf(ctx.config, otherSide(side)), scoreMin })),
  ];
}

function pairsChangedEvents(keys: readonly PairKey[], cause: JobEnvelope): NewEvent[] {
  const distinct = [...new Map(keys.map((key) => [`${key.listingId}${key.demandId}`, key])).values()];
  const events: NewEvent[] = [];
  for (let at = 0; at < distinct.length; at += PAIRS_CHANGED_MAX) {
    const payload: PairsChanged = {
      pairs: distinct.slice(at, at + PAIRS_CHANGED_MAX).map(({ listingId, demandId }) => ({ listingId, demandId })),
    };
    events.push({ type: PAIRS_CHANGED, key: cause.key, version: cause.version, payload, ...requestOf(cause) });
  }
  return events;
}

/** Records that lost a pair are paired anew: somebody who was just below may take the place. */
function thinned(
  side: PairSide,
  ids: readonly string[],
  heads: ReadonlyMap<string, { open: boolean; version: number }>,
  cause: JobEnvelope,
): NewEvent[] {
  return ids.flatMap((id) => {
    const head = heads.get(id);
    if (!head?.open) return [];
    const payload: ProfileEvent = { side, id, cause: 'thinned' };
    return [{ type: PROFILE_BUILT, key: id, version: head.version, payload, ...requestOf(cause) }];
  });
}

function requestOf(cause: JobEnvelope): { requestId?: string } {
  return cause.requestId ? { requestId: cause.requestId } : {};
}
