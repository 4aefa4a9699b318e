import type { Tx } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { keepOf } from '../config.ts';
import type { WorkerContext } from '../context.ts';
import { groupsOf } from '../duplicate/store.ts';
import { otherSide } from '../retrieval/retriever.ts';
import { explain } from '../scoring/explain.ts';
import type { Weights } from '../scoring/weights.ts';
import { chooseKept } from './choose.ts';
import { type AnyProfile, asPair, type Scored, type ScoredCandidates } from './score-candidates.ts';
import { countBetter, type ExistingPair, type PairKey, type ScoredRow, upsertPairs } from './write-store.ts';

export interface Written {
  /** Counterparts whose order of pairs may have changed. */
  readonly touched: readonly string[];
  readonly changed: readonly PairKey[];
  /** Those of `changed` that were not there before. */
  readonly fresh: readonly PairKey[];
  readonly belowMin: ReadonlySet<string>;
}

/**
 * Writes the pairs worth having: the best of the subject, those that enter the best of a counterpart, and all that
 * have a row already, whose score must not grow old. Rows that would not change are not written.
 */
export async function writeScores(
  tx: Tx,
  ctx: WorkerContext,
  side: PairSide,
  subject: AnyProfile,
  { scored, weights }: ScoredCandidates,
  existing: readonly ExistingPair[],
): Promise<Written> {
  const scoreMin = ctx.config.MATCHING_SCORE_MIN;
  const good = scored.filter((one) => one.result.score >= scoreMin);
  const groups = await groupsOf(
    tx,
    otherSide(side),
    good.map((one) => one.other.id),
  );
  const candidates = good.map(({ other, result }) => ({
    id: other.id,
    score: result.score,
    group: groups.get(other.id),
  }));
  const places = chooseKept(candidates, { keep: keepOf(ctx.config, side), scoreMin });
  const best = new Set(places.flatMap(({ lead, folded }) => [lead, ...folded]).map((one) => one.id));
  const keepOther = keepOf(ctx.config, otherSide(side));
  const better = await countBetter(
    tx,
    side,
    subject.id,
    good.map((one) => ({ otherId: one.other.id, score: one.result.score })),
    keepOther,
  );
  const rows = new Map(existing.map((pair) => [pair.otherId, pair]));
  const entersOther = (one: Scored) =>
    one.result.score >= scoreMin && (better.get(one.other.id) ?? keepOther) < keepOther;
  const worth = scored.filter((one) => best.has(one.other.id) || entersOther(one) || rows.has(one.other.id));
  const changed = worth.filter((one) => !isSame(rows.get(one.other.id), side, subject, one, weights));

  const fresh = await upsertPairs(
    tx,
    changed.map((one): ScoredRow => {
      const [listing, demand] = asPair(side, subject, one.other);
      const { evidence: _, ...result } = one.result;
      const mine = best.has(one.other.id);
      const theirs = entersOther(one);
      return {
        listingId: listing.id,
        demandId: demand.id,
        listingOrganisationId: listing.facts.organisationId,
        demandOrganisationId: demand.facts.organisationId,
        listingVersion: listing.version,
        demandVersion: demand.version,
        score: result,
        weights: weights.id,
        reasons: explain(one.result, listing, demand, ctx.profiles, weights),
        keptByListing: side === 'listing' ? mine : theirs,
        keptByDemand: side === 'demand' ? mine : theirs,
      };
    }),
  );
  return {
    touched: changed.map((one) => one.other.id),
    changed: changed.map((one) => {
      const [listing, demand] = asPair(side, subject, one.other);
      return { listingId: listing.id, demandId: demand.id };
    }),
    fresh,
    belowMin: new Set(scored.filter((one) => one.result.score < scoreMin).map((one) => one.other.id)),
  };
}

function isSame(
  row: ExistingPair | undefined,
  side: PairSide,
  subject: AnyProfile,
  one: Scored,
  weights: Weights,
): boolean {
  if (!row?.active || row.score !== one.result.score || row.weights !== weights.id) return false;
  const [listing, demand] = asPair(side, subject, one.other);
  return row.listingVersion === listing.version && row.demandVersion === demand.version;
}
