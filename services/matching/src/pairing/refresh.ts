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
import { listPairsByRecord, readEntryScores } from './batch-store.ts';
import { markPaired, snapshotOf } from './due-store.ts';
import type { FoundPairs, RefreshRequest, ScoringBasis } from './found-pairs.ts';
import { isUnchanged, pairsToWrite, rowOf } from './keep.ts';
import { retryStaleReads, StaleRead } from './optimistic-retry.ts';
import { retirePairs } from './retire.ts';
import { writeBatch } from './write-batch.ts';

/**
 * Records that are compared and scored together. More would share the way through memory of the other side's vectors
 * among them, but their hundreds of candidates would live long enough to cost more than that.
 */
const SCORING_BATCH = 32;
/**
 * Records whose pairs are written in one transaction: each holds locks on those of the other side that it meets, ten or
 * twenty in a full re-match, many times that while lists fill.
 */
const WRITE_BATCH = { both: 8, own: 32 };
/**
 * How many times fewer go together at each further look: the more there are and the longer it is from looking to
 * locking, the surer somebody pairs one of them meanwhile, all the time during an import.
 */
const RETRY_DIVISOR = 4;

/**
 * Job `pairs.refresh`: pairs one record anew with the other side, or takes its pairs along when it left. The end state
 * depends on what is in Postgres when the last job runs, not on the order or number of jobs.
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
 * Pairs many records of one side anew: one look at what changed, comparisons with the other side and transactions for
 * many at a time. Ends in the same state as one by one, in any order.
 * @param options.lists `own` for a full re-match, in which the records of the other side look after their lists
 *   themselves; their marks stay as they are.
 */
export async function refreshBatch(
  ctx: WorkerContext,
  side: PairSide,
  requests: readonly RefreshRequest[],
  { lists = 'both' }: { lists?: ScoringBasis['lists'] } = {},
): Promise<void> {
  const snapshot = await snapshotOf(ctx.db.orm);
  // Before anybody looks for candidates: see `Retriever.present`.
  const fresh = requests.filter((request) => request.cause === 'record');
  await Promise.all(fresh.map(({ key }) => ctx.retriever.ensureIndexed(side, key)));
  let left = requests;
  await retryStaleReads(async (look) => {
    left = await refreshOnce(ctx, side, left, lists, Math.ceil(SCORING_BATCH / RETRY_DIVISOR ** (look - 1)));
    if (left.length > 0) throw new StaleRead();
  });
  // A re-match looks after the lists of one side only.
  if (lists === 'both') {
    const ids = requests.map(({ key }) => key);
    await markPaired(ctx.db.orm, side, ids, snapshot);
  }
}

/** Returns the requests whose records changed hands between looking and locking, or were seen too early. */
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
    // A listing before the first demand, or a text that meets nobody: most of an import.
    if (!request || (one.scored.length === 0 && own.length === 0)) return [];
    const existing = new Map(own.map((pair) => [pair.otherId, pair]));
    // Rows are made here and not under the locks, where others wait.
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
 * Records that are there in the version asked for: when one left, or is newer, its own events do the work.
 * @param late told of a record that is here in an older version only: what was asked for has yet to be seen.
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
