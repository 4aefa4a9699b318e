import type { PairSide } from '@techbourse/domain';
import type { Profiles } from '../index/profiles.ts';
import { otherSide, type Retriever } from '../index/retriever.ts';
import type { AnyProfile, DemandProfile, ListingProfile } from '../profile/profile.ts';
import { violatedConstraint } from '../score/constraints.ts';
import { type Evidence, evidenceOf, scoreOf } from '../score/score.ts';
import type { Weights } from '../score/weights.ts';

export type Scored = {
  readonly other: AnyProfile;
  /** 0..1. */
  readonly score: number;
  readonly evidence: Evidence;
};

export type ScoredCandidates = {
  readonly subject: AnyProfile;
  /** Best first; equal scores by id, so that a repeat gives the same order. */
  readonly scored: readonly Scored[];
  /** Open counterparts of existing pairs that now violate a hard constraint. */
  readonly blocked: ReadonlySet<string>;
};

/** Orders two profiles as listing and demand. */
export function asPair(side: PairSide, subject: AnyProfile, other: AnyProfile): [ListingProfile, DemandProfile] {
  // `side` says which of the two is the listing.
  return (side === 'listing' ? [subject, other] : [other, subject]) as [ListingProfile, DemandProfile];
}

/** Profiles and the retriever over them. */
export type CandidateSource = { readonly profiles: Profiles; readonly retriever: Retriever };

/**
 * Scores each record with its retrieved candidates and with every counterpart it was ever paired with.
 * @param knownOf ids of the counterparts of a record's existing pairs.
 * @param options.least the lowest score that a list keeps (`lowestKeptScore`).
 */
export async function scoreCandidates(
  { profiles, retriever }: CandidateSource,
  side: PairSide,
  subjects: readonly AnyProfile[],
  knownOf: (id: string) => readonly string[],
  { today, weights, least }: { today: string; weights: Weights; least: number },
): Promise<ScoredCandidates[]> {
  const retrieved: readonly (readonly AnyProfile[])[] =
    side === 'listing'
      ? await retriever.retrieveAll('listing', subjects as readonly ListingProfile[], today)
      : await retriever.retrieveAll('demand', subjects as readonly DemandProfile[], today);
  const known = subjects.map((subject) => new Set(knownOf(subject.id)));
  const otherKnown = await profiles.load(otherSide(side), [...new Set(known.flatMap((ids) => [...ids]))]);
  profiles.measureDensity(side === 'listing' ? subjects : retrieved.flat());
  return subjects.map((subject, i) => {
    const candidates = new Map((retrieved[i] ?? []).map((profile) => [profile.id, profile]));
    const own = known[i] ?? new Set();
    const blocked = new Set<string>();
    for (const id of own) {
      const other = candidates.has(id) ? undefined : otherKnown.get(id);
      if (!other) continue;
      const [listing, demand] = asPair(side, subject, other);
      if (violatedConstraint(listing.facts, demand.facts, today)) blocked.add(id);
      else candidates.set(id, other);
    }
    const scored: Scored[] = [];
    for (const other of candidates.values()) {
      const evidence = evidenceOf(...asPair(side, subject, other), profiles, weights);
      const score = scoreOf(evidence, weights);
      if (score >= least || own.has(other.id)) scored.push({ other, score, evidence });
    }
    scored.sort((a, b) => b.score - a.score || (a.other.id < b.other.id ? -1 : 1));
    return { subject, scored, blocked };
  });
}
