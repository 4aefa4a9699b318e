import type { PairSide } from '@techbourse/domain';
import {
  type AnyProfile,
  keepRuleOf,
  lowestKeptScore,
  otherSide,
  type ScoredCandidates,
  scoreCandidates,
} from '@techbourse/matching-engine';
import { today } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import { PROFILE_REMOVED, profileEventSchema } from '../api/events.ts';
import { listLimitsOf } from '../config.ts';
import type { WorkerContext } from '../context.ts';
import { findMemberships } from '../duplicate/store.ts';
import { refreshNearMisses } from '../near-miss/refresh.ts';
import { listPairsByRecord, readEntryScores } from './batch-store.ts';
import { markPaired, snapshotOf } from './due-store.ts';
import type { FoundPairs, RefreshRequest, ScoringBasis } from './found-pairs.ts';
import { isUnchanged, pairsToWrite, rowOf } from './keep.ts';
import { retryStaleReads, StaleRead } from './optimistic-retry.ts';
import { retirePairs } from './retire.ts';
import { writeBatch } from './write-batch.ts';

/**
 * Records that are compared and scored together. More would share a pass over the vectors of the other side, but their
 * hundreds of candidates would stay in memory long enough to cost more.
 */
const SCORING_BATCH = 32;
/**
 * Records whose pairs are written in one transaction. Each locks its counterparts: ten or twenty in a full re-match, many
 * more while lists fill.
 */
const WRITE_BATCH = { both: 8, own: 32 };
/**
 * Each retry takes so many times fewer records: with many records and much time between read and lock, another writer
 * changes one of them, all the time during an import.
 */
const RETRY_DIVISOR = 4;

/**
 * Job `pairs.refresh`: pairs one record with the other side, or deactivates its pairs when it left. The end state depends
 * on Postgres at the time of the last job, not on the order or number of jobs.
 */
export async function refreshPairs(ctx: WorkerContext, envelope: JobEnvelope): Promise<void> {
  const event = profileEventSchema.parse(envelope.payload);
  if (envelope.type === PROFILE_REMOVED) {
    const snapshot = await snapshotOf(ctx.db.orm);
    await ctx.retriever.ensureIndexed(event.side, event.id);
    await retryStaleReads(() => retirePairs(ctx, event, envelope));
    return markPaired(ctx.db.orm, event.side, [event.id], snapshot);
  }
  return refreshBatch(ctx, event.side, [{ ...envelope, cause: event.cause }]);
}

/**
 * Refreshes many records of one side in batches. Ends in the same state as one by one, in any order.
 * @param options.lists `own` for a full re-match of both sides, which refreshes the records of the other side as well;
 *   their kept flags stay as they are.
 */
export async function refreshBatch(
  ctx: WorkerContext,
  side: PairSide,
  requests: readonly RefreshRequest[],
  { lists = 'both' }: { lists?: ScoringBasis['lists'] } = {},
): Promise<void> {
  const snapshot = await snapshotOf(ctx.db.orm);
  // Before candidates are retrieved: see `Retriever.ensureIndexed`.
  const fresh = requests.filter((request) => request.cause === 'record');
  await Promise.all(fresh.map(({ key }) => ctx.retriever.ensureIndexed(side, key)));
  let left = requests;
  await retryStaleReads(async (attempt) => {
    left = await refreshOnce(ctx, side, left, lists, Math.ceil(SCORING_BATCH / RETRY_DIVISOR ** (attempt - 1)));
    if (left.length > 0) throw new StaleRead();
  });
  if (fresh.length > 0) {
    await refreshNearMisses(
      ctx,
      side,
      fresh.map(({ key }) => key),
    );
  }
  // A re-match with `own` maintains the lists of one side only, so the records may stay due.
  if (lists === 'both') {
    const ids = requests.map(({ key }) => key);
    await markPaired(ctx.db.orm, side, ids, snapshot);
  }
}

/** Returns the requests to retry: another writer changed their pairs, or the record is not here in the right version yet. */
async function refreshOnce(
  ctx: WorkerContext,
  side: PairSide,
  requests: readonly RefreshRequest[],
  lists: ScoringBasis['lists'],
  together: number,
): Promise<RefreshRequest[]> {
  await ctx.sync.catchUp();
  const basis: ScoringBasis = { weights: ctx.weights.current(), embedder: ctx.sync.embedder, lists };
  const again: RefreshRequest[] = [];
  const late = (request: RefreshRequest) => void again.push(request);
  for (let from = 0; from < requests.length; from += together) {
    const found = await findPairs(ctx, side, requests.slice(from, from + together), basis, late);
    const size = WRITE_BATCH[lists];
    for (let at = 0; at < found.length; at += size) {
      const written = found.slice(at, at + size);
      try {
        await ctx.db.orm.transaction((tx) => writeBatch(tx, ctx, side, written, basis));
      } catch (error) {
        if (!(error instanceof StaleRead)) throw error;
        again.push(...written.map((one) => one.request));
      }
    }
  }
  return again;
}

async function findPairs(
  ctx: WorkerContext,
  side: PairSide,
  requests: readonly RefreshRequest[],
  { weights, lists }: ScoringBasis,
  late: (request: RefreshRequest) => void,
): Promise<FoundPairs[]> {
  const limits = listLimitsOf(ctx.config);
  const least = lowestKeptScore(limits);
  const subjects = await subjectsOf(ctx, side, requests, late);
  const known = await listPairsByRecord(ctx.db.orm, side, [...subjects.keys()]);
  const scored = await scoreCandidates(
    ctx,
    side,
    [...subjects.values()].map(({ subject }) => subject),
    (id) => known.get(id)?.map((pair) => pair.otherId) ?? [],
    { today: today(ctx), weights, least },
  );
  const good = (one: ScoredCandidates) => one.scored.filter(({ score }) => score >= least).map(({ other }) => other.id);
  const others = [...new Set(scored.flatMap(good))];
  const [groups, entryScores] = await Promise.all([
    findMemberships(ctx.db.orm, otherSide(side), others),
    lists === 'own' ? undefined : readEntryScores(ctx.db, otherSide(side), others, keepRuleOf(limits, otherSide(side))),
  ]);
  const entryScoreOf = (id: string) => (entryScores ? (entryScores.get(id) ?? 0) : Number.POSITIVE_INFINITY);
  return scored.flatMap((one): FoundPairs[] => {
    const request = subjects.get(one.subject.id)?.request;
    const own = known.get(one.subject.id) ?? [];
    // Nothing to write: a listing before the first demand, or a text without candidates.
    if (!request || (one.scored.length === 0 && own.length === 0)) return [];
    const existing = new Map(own.map((pair) => [pair.otherId, pair]));
    // Rows are made here and not under the locks, where other writers wait.
    const pairs = pairsToWrite(ctx, side, one, { existing, entryScoreOf, groups }).map((kept) =>
      isUnchanged(existing.get(kept.other.id), side, one, kept, weights)
        ? kept
        : { ...kept, row: rowOf(ctx, side, one, kept, weights) },
    );
    const { subject, blocked } = one;
    return [{ subject, blocked, request, known: own, pairs }];
  });
}

/**
 * The requested records in the requested version. A record that left or is newer has events of its own.
 * @param late called for a record that is here in an older version only.
 */
async function subjectsOf(
  ctx: WorkerContext,
  side: PairSide,
  requests: readonly RefreshRequest[],
  late: (request: RefreshRequest) => void,
): Promise<Map<string, { subject: AnyProfile; request: RefreshRequest }>> {
  const profiles: ReadonlyMap<string, AnyProfile> = await ctx.profiles.load(
    side,
    requests.map((request) => request.key),
  );
  const subjects = new Map<string, { subject: AnyProfile; request: RefreshRequest }>();
  for (const request of requests) {
    const subject = profiles.get(request.key);
    if (!subject || subject.version > request.version) continue;
    if (subject.version < request.version) late(request);
    else subjects.set(request.key, { subject, request });
  }
  return subjects;
}
