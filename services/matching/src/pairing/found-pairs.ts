import type { ScoredCandidates, Weights } from '@techbourse/matching-engine';
import type { ProfileEvent } from '../api/events.ts';
import type { ExistingPair } from './batch-store.ts';
import type { Cause } from './events.ts';
import type { KeptPair } from './keep.ts';

/** A record to refresh, and the event that asked for it. */
export interface RefreshRequest extends Cause {
  readonly cause: ProfileEvent['cause'];
}

/** A record with the pairs that may be written, found before any lock. */
export interface FoundPairs extends Omit<ScoredCandidates, 'scored'> {
  readonly request: RefreshRequest;
  readonly pairs: readonly KeptPair[];
  readonly known: readonly ExistingPair[];
}

/** What the records of a batch were scored with. */
export type ScoringBasis = {
  readonly weights: Weights;
  readonly embedder: string;
  /** Whose lists are maintained: those of both sides, or of the refreshed records alone. */
  readonly lists: 'both' | 'own';
};
