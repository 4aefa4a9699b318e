import type { PairSide } from '@techbourse/domain';
import type { DemandFacts, ListingFacts } from '../scoring/profile.ts';
import type { ProfileCard } from './card.ts';
import type { RecordTexts } from './texts.ts';

/** A published record, reduced to what matching reads. */
export interface MatchRecord {
  readonly side: PairSide;
  readonly id: string;
  readonly version: number;
  readonly texts: RecordTexts;
  readonly ipc: readonly string[];
  readonly facts: ListingFacts | DemandFacts;
  readonly card: ProfileCard;
}
