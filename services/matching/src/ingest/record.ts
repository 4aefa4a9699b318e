import type { PairSide } from '@techbourse/domain';
import type { DemandFacts, ListingFacts, RecordTexts, StatedNumbers } from '@techbourse/matching-engine';
import type { ProfileCard } from '../profile/card.ts';

/** The part of a published record that matching reads. */
export type MatchRecord = {
  readonly side: PairSide;
  readonly id: string;
  readonly version: number;
  /** First publication. */
  readonly marketedAt: string;
  readonly texts: RecordTexts;
  readonly numbers: StatedNumbers;
  readonly ipc: readonly string[];
  readonly facts: ListingFacts | DemandFacts;
  readonly card: ProfileCard;
  /** How duplicates are found: by patent numbers, and by text if the owner wrote it. */
  readonly sameAs: { readonly patents: readonly string[]; readonly byText: boolean };
};
