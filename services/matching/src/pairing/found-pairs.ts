import type { ScoredCandidates, Weights } from '@techbourse/matching-engine';
import type { ProfileEvent } from '../api/events.ts';
import type { ExistingPair } from './batch-store.ts';
import type { Cause } from './events.ts';
import type { KeptPair } from './keep.ts';

/** A record to pair anew, and what asked for it. */
export interface RefreshRequest extends Cause {
  readonly cause: ProfileEvent['cause'];
}

/** A record with the pairs found worth having, before anything was locked. What was not is let go of. */
export interface FoundPairs extends Omit<ScoredCandidates, 'scored'> {
  readonly request: RefreshRequest;
  readonly pairs: readonly KeptPair[];
  readonly known: readonly ExistingPair[];
}

/** What all records of a batch were scored with. */
export type ScoringBasis = {
  readonly weights: Weights;
  readonly embedder: string;
  /** Whose lists are looked after: those of both sides, or of the refreshed records alone. */
  readonly lists: 'both' | 'own';
};
