import type { PairSide } from '@techbourse/domain';
import type { DemandFacts, ListingFacts, RecordTexts } from '@techbourse/matching-engine';
import type { ProfileCard } from '../profile/card.ts';

/** A published record, reduced to what matching reads. */
export type MatchRecord = {
  readonly side: PairSide;
  readonly id: string;
  readonly version: number;
  /** When it came to the market first. */
  readonly marketedAt: string;
  readonly texts: RecordTexts;
  readonly ipc: readonly string[];
  readonly facts: ListingFacts | DemandFacts;
  readonly card: ProfileCard;
  /** By what it may be the same as another: the numbers of its patent, and whether the text is the owner's. */
  readonly sameAs: { readonly patents: readonly string[]; readonly byText: boolean };
};
