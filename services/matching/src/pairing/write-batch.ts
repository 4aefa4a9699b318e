import { type Tx, writeEvents } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { lowestKeptScore, otherSide } from '@techbourse/matching-engine';
import { listLimitsOf } from '../config.ts';
import type { WorkerContext } from '../context.ts';
import { outbox } from '../db/schema.ts';
import { isServing } from '../embedding/store.ts';
import { applyDeals } from '../pair/deals.ts';
import { lockPairsOf } from '../pair/key-store.ts';
import { keyOf } from '../pair/pair.ts';
import type { ProfileHead } from '../profile/store.ts';
import { deactivate, type ExistingPair, keysWithDeals, listPairsByRecord, writeRows } from './batch-store.ts';
import { markDue } from './due-store.ts';
import { lostPairEvents, pairsChangedEvents } from './events.ts';
import type { FoundPairs, ScoringBasis } from './found-pairs.ts';
import { isUnchanged, type KeptPair, rowOf } from './keep.ts';
import { updateKeptFlags } from './kept-flags.ts';
import { StaleRead } from './optimistic-retry.ts';
import { readHeads } from './write-store.ts';

/**
 * A fall behind all others of a full list after which the list is made anew. The statistics move every score a little
 * with every record; whoever is last would otherwise have its list made anew all the time.
 */
const SCORE_DROP_MIN = 0.01;

/** A record as it is under the locks. */
type LockedRecord = {
  readonly found: FoundPairs;
  readonly changed: readonly KeptPair[];
  /** Rows whose pair can be none any more. */
  readonly gone: readonly ExistingPair[];
  /** Kept by a counterpart, and not as good any more as its list wants: there may be better ones for it. */
  readonly dropped: readonly ExistingPair[];
};

/**
 * Writes what was found for some records of a side, under the locks of these and of every counterpart whose list may
 * change. Rows that would not change are not written.
 * @throws StaleRead when a record has pairs that nobody knew of before the locks were held.
 */
export async function writeBatch(
  tx: Tx,
  ctx: WorkerContext,
  side: PairSide,
  all: readonly FoundPairs[],
  { weights, embedder, lists }: ScoringBasis,
): Promise<void> {
  const ids = all.map((found) => found.subject.id);
  const others = [
    ...new Set(
      all.flatMap(({ pairs, known }) => [...pairs.map(({ other }) => other.id), ...known.map((p) => p.otherId)]),
    ),
  ];
  await lockPairsOf(tx, [...ids, ...others]);
  // Asked together, so that the locks are held for one way there and back and not for four.
  const [existing, serves, own, heads] = await Promise.all([
    listPairsByRecord(tx, side, ids),
    isServing(tx, embedder),
    readHeads(tx, side, ids),
    readHeads(tx, otherSide(side), others),
  ]);
  const locked = new Set(others);
  for (const pairs of existing.values()) if (pairs.some((pair) => !locked.has(pair.otherId))) throw new StaleRead();
  // What was scored by vectors that no longer serve is scored again.
  if (!serves) throw new StaleRead();
  const limits = listLimitsOf(ctx.config);
  const least = lowestKeptScore(limits);
  const current = all
    .filter(({ subject }) => isCurrent(own, subject))
    .map((found): LockedRecord => {
      const rows = new Map(existing.get(found.subject.id)?.map((pair) => [pair.otherId, pair]));
      // A counterpart that moved on since it was scored will be paired by the event of its own new version.
      const worth = found.pairs.filter(({ other }) => isCurrent(heads, other));
      const fell = ({ other, score, keptByOther }: KeptPair) => {
        const before = rows.get(other.id)?.score ?? 0;
        if (score < least || (score < limits.scoreMin && before >= limits.scoreMin)) return true;
        return lists === 'both' && !keptByOther && before - score > SCORE_DROP_MIN;
      };
      const low = new Set(worth.filter(fell).map((one) => one.other.id));
      return {
        found,
        changed: worth.filter((one) => !isUnchanged(rows.get(one.other.id), side, found, one, weights)),
        gone: [...rows.values()].filter((pair) => pair.active && isImpossible(pair.otherId, heads, found.blocked)),
        dropped: [...rows.values()].filter((pair) => pair.keptByOther && low.has(pair.otherId)),
      };
    });
  if (current.length === 0) return;

  const rows = current.flatMap(({ found, changed }) =>
    changed.map((one) => one.row ?? rowOf(ctx, side, found, one, weights)),
  );
  const leaving = current.flatMap(({ found, gone }) => gone.map((pair) => keyOf(side, found.subject.id, pair.otherId)));
  const touched = current.flatMap(({ changed, gone }) => [
    ...(lists === 'own' ? [] : changed.map(({ other }) => other.id)),
    ...gone.map((pair) => pair.otherId),
  ]);
  // Handed over together as well; Postgres does them in this order.
  const [fresh, retired, marked] = await Promise.all([
    writeRows(tx, rows, lists === 'own' ? otherSide(side) : undefined),
    deactivate(tx, leaving),
    updateKeptFlags(tx, ctx.config, side, ids, [...new Set(touched)]),
  ]);
  await applyDeals(tx, await keysWithDeals(tx, fresh));
  const [first] = current;
  const thinned = current.flatMap(({ found: { request }, gone, dropped }) => {
    const losers = [...gone.filter((pair) => pair.keptByOther), ...dropped].map((pair) => pair.otherId);
    // One that was thinned thins nobody else: otherwise a small drift of the statistics could go round for ever.
    return request.cause === 'thinned' ? [] : lostPairEvents(otherSide(side), losers, heads, request);
  });
  const due = thinned.map(({ key }) => key);
  await markDue(tx, otherSide(side), due);
  await writeEvents(tx, outbox, [
    ...(first ? pairsChangedEvents([...rows, ...retired, ...marked], first.found.request) : []),
    ...thinned,
  ]);
}

function isCurrent(heads: ReadonlyMap<string, ProfileHead>, { id, version }: { id: string; version: number }): boolean {
  const head = heads.get(id);
  return head?.open === true && head.version === version;
}

function isImpossible(otherId: string, heads: ReadonlyMap<string, ProfileHead>, blocked: ReadonlySet<string>): boolean {
  return blocked.has(otherId) || heads.get(otherId)?.open !== true;
}
