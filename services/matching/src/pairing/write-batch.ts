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
import { lostPairEvents, pairsChangedEvents, pairsFoundEvents } from './events.ts';
import type { FoundPairs, ScoringBasis } from './found-pairs.ts';
import { isUnchanged, type KeptPair, rowOf } from './keep.ts';
import { updateKeptFlags } from './kept-flags.ts';
import { StaleRead } from './optimistic-retry.ts';
import { readHeads } from './write-store.ts';

/**
 * The score drop of the last pair of a full list after which the list is refreshed. Statistics change every score a
 * little with every record; smaller drops would refresh lists all the time.
 */
const SCORE_DROP_MIN = 0.01;

/** A record and its changes, under the locks. */
type LockedRecord = {
  readonly found: FoundPairs;
  readonly changed: readonly KeptPair[];
  /** Rows whose pair is impossible now. */
  readonly gone: readonly ExistingPair[];
  /** Rows that a counterpart keeps but whose score fell: it may have better candidates. */
  readonly dropped: readonly ExistingPair[];
};

/**
 * Writes the pairs found for some records of a side, under the locks of these and of every counterpart whose list may
 * change. Unchanged rows are not written.
 * @throws StaleRead when a record has pairs that were unknown before the locks.
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
  // Sent together, so that the locks are held for one round trip and not for four.
  const [existing, serves, own, heads] = await Promise.all([
    listPairsByRecord(tx, side, ids),
    isServing(tx, embedder),
    readHeads(tx, side, ids),
    readHeads(tx, otherSide(side), others),
  ]);
  const locked = new Set(others);
  for (const pairs of existing.values()) if (pairs.some((pair) => !locked.has(pair.otherId))) throw new StaleRead();
  // Scores from vectors of another embedder must not be written.
  if (!serves) throw new StaleRead();
  const limits = listLimitsOf(ctx.config);
  const least = lowestKeptScore(limits);
  const current = all
    .filter(({ subject }) => isCurrent(own, subject))
    .map((found): LockedRecord => {
      const rows = new Map(existing.get(found.subject.id)?.map((row) => [row.otherId, row]));
      // A counterpart that changed since it was scored is paired by the event of its new version.
      const pairs = found.pairs.filter(({ other }) => isCurrent(heads, other));
      const fell = ({ other, score, keptByOther }: KeptPair) => {
        const before = rows.get(other.id)?.score ?? 0;
        if (score < least || (score < limits.scoreMin && before >= limits.scoreMin)) return true;
        return lists === 'both' && !keptByOther && before - score > SCORE_DROP_MIN;
      };
      const low = new Set(pairs.filter(fell).map((one) => one.other.id));
      return {
        found,
        changed: pairs.filter((one) => !isUnchanged(rows.get(one.other.id), side, found, one, weights)),
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
  // Sent together as well; Postgres executes them in this order.
  const [fresh, retired, marked] = await Promise.all([
    writeRows(tx, rows, lists === 'own' ? otherSide(side) : undefined),
    deactivate(tx, leaving),
    updateKeptFlags(tx, ctx.config, side, ids, [...new Set(touched)]),
  ]);
  await applyDeals(tx, await keysWithDeals(tx, fresh));
  const [first] = current;
  const thinned = current.flatMap(({ found: { request }, gone, dropped }) => {
    const losers = [...gone.filter((pair) => pair.keptByOther), ...dropped].map((pair) => pair.otherId);
    // A refresh because of a lost pair causes no further ones: otherwise a small drift could go round for ever.
    return request.cause === 'thinned' ? [] : lostPairEvents(otherSide(side), losers, heads, request);
  });
  const due = thinned.map(({ key }) => key);
  await markDue(tx, otherSide(side), due);
  await writeEvents(tx, outbox, [
    ...(first ? pairsChangedEvents([...rows, ...retired, ...marked], first.found.request) : []),
    ...(first ? pairsFoundEvents(rows, fresh, first.found.request) : []),
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
