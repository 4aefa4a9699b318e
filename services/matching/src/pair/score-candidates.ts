import type { PairSide } from '@techbourse/domain';
import type { WorkerContext } from '../context.ts';
import { otherSide } from '../retrieval/retriever.ts';
import { obstacle } from '../scoring/constraints.ts';
import type { DemandProfile, ListingProfile } from '../scoring/profile.ts';
import { type Evidence, type Score, score } from '../scoring/score.ts';
import type { Weights } from '../scoring/weights.ts';

export type AnyProfile = ListingProfile | DemandProfile;

export interface Scored {
  readonly other: AnyProfile;
  readonly result: Score & { readonly evidence: Evidence };
}

export interface ScoredCandidates {
  /** Best first; equal scores by id, so that a repeat gives the same order. */
  readonly scored: readonly Scored[];
  /** Counterparts of old pairs that are open but can be no pair any more. */
  readonly blocked: ReadonlySet<string>;
  /** What scored them. */
  readonly weights: Weights;
}

/** The two as listing and demand, whichever of them is the subject. */
export function asPair(side: PairSide, subject: AnyProfile, other: AnyProfile): [ListingProfile, DemandProfile] {
  // `side` says which of the two is the listing.
  return (side === 'listing' ? [subject, other] : [other, subject]) as [ListingProfile, DemandProfile];
}

/** Scores a record with everything retrieved for it that reaches the minimum, and with all it was ever paired with. */
export async function scoreCandidates(
  ctx: Pick<WorkerContext, 'profiles' | 'retriever' | 'config' | 'weights'>,
  side: PairSide,
  subject: AnyProfile,
  knownIds: readonly string[],
  today: string,
): Promise<ScoredCandidates> {
  const retrieved: readonly AnyProfile[] =
    side === 'listing'
      ? await ctx.retriever.retrieve('listing', subject as ListingProfile, today)
      : await ctx.retriever.retrieve('demand', subject as DemandProfile, today);
  const candidates = new Map(retrieved.map((profile) => [profile.id, profile]));
  const known = new Set(knownIds);
  const blocked = new Set<string>();
  for (const id of knownIds) {
    const other = ctx.profiles.get(otherSide(side), id);
    if (!other || candidates.has(id)) continue;
    const [listing, demand] = asPair(side, subject, other);
    if (obstacle(listing.facts, demand.facts, today)) blocked.add(id);
    else candidates.set(id, other);
  }
  const weights = ctx.weights.current();
  const scored: Scored[] = [];
  for (const other of candidates.values()) {
    const result = score(...asPair(side, subject, other), ctx.profiles, weights);
    if (result.score >= ctx.config.MATCHING_SCORE_MIN || known.has(other.id)) scored.push({ other, result });
  }
  scored.sort((a, b) => b.result.score - a.result.score || (a.other.id < b.other.id ? -1 : 1));
  return { scored, blocked, weights };
}
