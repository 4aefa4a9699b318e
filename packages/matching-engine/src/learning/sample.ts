import type { DeclineReason, PairSide, PairState } from '@techbourse/domain';
import type { PartName } from '../score/weights.ts';

/** The newest decision of one side about a pair, with the parts of that moment. */
export type LatestDecision = {
  readonly pair: string;
  readonly side: PairSide;
  /** Of the side that decided. */
  readonly organisationId: string;
  readonly to: PairState;
  readonly reason: DeclineReason | null;
  readonly at: Date;
  readonly values: PartValues;
};

/** The value of each part, null when unknown. */
export type PartValues = Readonly<Record<PartName, number | null>>;

/** The training sample of one decision. */
export type Sample = {
  readonly pair: string;
  readonly side: PairSide;
  readonly organisationId: string;
  readonly at: Date;
  readonly values: PartValues;
  readonly taken: boolean;
  /** Confidence that the decision is about this pair, above 0 and at most 1; before any cap. */
  readonly weight: number;
};

type Lesson = Pick<Sample, 'taken' | 'weight'>;

/** Days after which a pair that was seen without a decision counts weakly as declined. */
const SEEN_DAYS = 30;
const SEEN_WEIGHT = 0.1;

const taken: Partial<Record<PairState, number>> = {
  // Noting a pair for later costs nothing.
  shortlisted: 0.5,
  contacted: 1,
  deal: 1,
};

/**
 * The weight of a decline by its reason, and the part that the reason names. A reason about an unknown part counts half:
 * the other parts would otherwise take the blame.
 */
const declined: Readonly<Record<DeclineReason, { weight: number; names?: PartName }>> = {
  wrong_field: { weight: 1 },
  too_early: { weight: 1, names: 'readiness' },
  price: { weight: 1, names: 'terms' },
  territory_or_exclusivity: { weight: 1, names: 'terms' },
  // About the offer as much as about the pair.
  benefit_unclear: { weight: 0.5 },
  commercial_route_unclear: { weight: 0.5 },
  other: { weight: 0.5 },
  // The texts are at fault, not the match.
  description_unclear: { weight: 0.25 },
  // The pair may have been right and late.
  already_solved: { weight: 0 },
};

/** The sample of a decision, or undefined without weight. `now` decides whether a pair was seen long enough ago. */
export function sampleOf(decided: LatestDecision, now: Date): Sample | undefined {
  const lesson = lessonOf(decided, now);
  if (!lesson?.weight) return undefined;
  const { pair, side, organisationId, at, values } = decided;
  return { pair, side, organisationId, at, values, ...lesson };
}

function lessonOf({ to, reason, at, values }: LatestDecision, now: Date): Lesson | undefined {
  if (to === 'declined') {
    const { weight, names } = declined[reason ?? 'other'];
    return { taken: false, weight: names && values[names] === null ? weight / 2 : weight };
  }
  if (to === 'seen') {
    const days = (now.getTime() - at.getTime()) / 86_400_000;
    return days >= SEEN_DAYS ? { taken: false, weight: SEEN_WEIGHT } : undefined;
  }
  return { taken: true, weight: taken[to] ?? 0 };
}
