import type { PairSide } from '@techbourse/domain';
import {
  asPair,
  chooseKept,
  combine,
  explain,
  keepRuleOf,
  otherSide,
  placesAllowed,
  type Scored,
  type ScoredCandidates,
  type Weights,
} from '@techbourse/matching-engine';
import { listLimitsOf } from '../config.ts';
import type { WorkerContext } from '../context.ts';
import type { Membership } from '../duplicate/store.ts';
import type { ExistingPair, ScoredRow } from './batch-store.ts';

/** What the choice depends on besides the scores. */
export type KeepContext = {
  /** Existing rows by counterpart. */
  readonly existing: ReadonlyMap<string, ExistingPair>;
  /** The score that a pair needs to enter the list of a counterpart. */
  readonly entryScoreOf: (id: string) => number;
  /** Near-duplicate groups of counterparts. */
  readonly groups: ReadonlyMap<string, Membership>;
};

/** A pair worth a row, and which lists keep it. */
export interface KeptPair extends Scored {
  readonly keptBySubject: boolean;
  readonly keptByOther: boolean;
  /** The row to write; absent when the existing row was the same. */
  readonly row?: ScoredRow;
}

/**
 * The pairs of a record worth a row: its own best, those that enter the list of a counterpart, and all existing rows,
 * whose score must be updated.
 */
export function pairsToWrite(
  { config }: Pick<WorkerContext, 'config'>,
  side: PairSide,
  { scored }: ScoredCandidates,
  { existing, entryScoreOf, groups }: KeepContext,
): KeptPair[] {
  const limits = listLimitsOf(config);
  const [rule, theirRule] = [keepRuleOf(limits, side), keepRuleOf(limits, otherSide(side))];
  const places = chooseKept(
    scored.map(({ other, score }) => ({ id: other.id, score, ...groups.get(other.id) })),
    rule,
  );
  const best = new Set(places.flatMap(({ lead, folded }) => [lead, ...folded]).map((one) => one.id));
  const enters = ({ other, score }: Scored) => placesAllowed(score, theirRule) > 0 && score >= entryScoreOf(other.id);
  return scored
    .map((one) => ({ ...one, keptBySubject: best.has(one.other.id), keptByOther: enters(one) }))
    .filter((one) => one.keptBySubject || one.keptByOther || existing.has(one.other.id));
}

/** Whether the existing row equals the one to write. */
export function isUnchanged(
  row: ExistingPair | undefined,
  side: PairSide,
  { subject }: Pick<ScoredCandidates, 'subject'>,
  { other, score }: Scored,
  weights: Weights,
): boolean {
  if (!row?.active || row.score !== score || row.weights !== weights.id) return false;
  const [listing, demand] = asPair(side, subject, other);
  return row.listingVersion === listing.version && row.demandVersion === demand.version;
}

export function rowOf(
  { profiles }: Pick<WorkerContext, 'profiles'>,
  side: PairSide,
  { subject }: Pick<ScoredCandidates, 'subject'>,
  { other, evidence, keptBySubject, keptByOther }: KeptPair,
  weights: Weights,
): ScoredRow {
  const [listing, demand] = asPair(side, subject, other);
  const score = combine(evidence, weights);
  return {
    listingId: listing.id,
    demandId: demand.id,
    listingOrganisationId: listing.facts.organisationId,
    demandOrganisationId: demand.facts.organisationId,
    listingVersion: listing.version,
    demandVersion: demand.version,
    score,
    weights: weights.id,
    reasons: explain({ ...score, evidence }, listing, demand, profiles, weights),
    keptByListing: side === 'listing' ? keptBySubject : keptByOther,
    keptByDemand: side === 'demand' ? keptBySubject : keptByOther,
  };
}
