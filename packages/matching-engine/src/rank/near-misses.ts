import type { PairSide } from '@techbourse/domain';
import type { AnyProfile, DemandProfile, ListingProfile } from '../profile/profile.ts';
import { changeFacts } from '../reason/change.ts';
import { findLifts } from '../reason/unblock.ts';
import { evidenceOf, scoreOf } from '../score/score.ts';
import type { Weights } from '../score/weights.ts';
import { asPair, type CandidateSource, type Scored } from './score-candidates.ts';

/** A record that one hard constraint keeps from being a pair, with the score that the two would have without it. */
export interface NearMiss extends Scored {
  readonly listing: ListingProfile;
  readonly demand: DemandProfile;
}

/**
 * For each subject the best records of the other side that are kept out by exactly one hard constraint which a change of
 * one fact would lift. A retriever takes no record that violates a constraint, so it is asked for copies of the subjects
 * that state neither ways to deal nor a territory.
 * @param options.least the lowest score worth telling; `options.most` records of each at most.
 */
export async function findNearMisses(
  { profiles, retriever }: CandidateSource,
  side: PairSide,
  subjects: readonly AnyProfile[],
  options: Limits,
): Promise<NearMiss[][]> {
  const asked = subjects.map((subject) => ({ ...subject, facts: withoutConditions(subject.facts) }));
  const retrieved: readonly (readonly AnyProfile[])[] =
    side === 'listing'
      ? await retriever.retrieveAll('listing', asked as readonly ListingProfile[], options.today)
      : await retriever.retrieveAll('demand', asked as readonly DemandProfile[], options.today);
  profiles.measureDensity(side === 'listing' ? subjects : retrieved.flat());
  return subjects.map((subject, i) =>
    (retrieved[i] ?? [])
      .flatMap((other) => nearMissOf(...asPair(side, subject, other), other, profiles, options) ?? [])
      .sort((a, b) => b.score - a.score || (a.other.id < b.other.id ? -1 : 1))
      .slice(0, options.most),
  );
}

type Limits = { today: string; weights: Weights; least: number; most: number };

function nearMissOf(
  listing: ListingProfile,
  demand: DemandProfile,
  other: AnyProfile,
  profiles: CandidateSource['profiles'],
  { today, weights, least }: Limits,
): NearMiss | undefined {
  const facts = { listing: listing.facts, demand: demand.facts };
  const change = findLifts(facts, today)?.changes[0];
  if (!change) return undefined;
  const then = changeFacts(facts, change);
  const lifted = { listing: { ...listing, facts: then.listing }, demand: { ...demand, facts: then.demand } };
  const evidence = evidenceOf(lifted.listing, lifted.demand, profiles, weights);
  const score = scoreOf(evidence, weights);
  return score < least ? undefined : { other, score, evidence, ...lifted };
}

/** Whether a record states anything of which it could miss another. */
export function hasConditions(facts: AnyProfile['facts']): boolean {
  const { territory } = facts;
  return (
    territory !== undefined || ('offers' in facts ? facts.offers : facts.dealKinds).length > 0 || isExclusive(facts)
  );
}

const isExclusive = (facts: AnyProfile['facts']) => 'exclusivity' in facts && facts.exclusivity === 'required';

function withoutConditions(facts: AnyProfile['facts']): AnyProfile['facts'] {
  const { territory: _territory, ...rest } = facts;
  return 'offers' in rest ? { ...rest, offers: [] } : { ...rest, dealKinds: [], exclusivity: undefined };
}
