import type { Language } from '@techbourse/domain';
import type { Space } from './profile.ts';

/** Terms and passages as they are kept: per space each term, how often it occurs, and the form as written. */
export type AnalysedText = {
  readonly terms: Readonly<Partial<Record<Space, readonly CountedTerm[]>>>;
  readonly passages: readonly string[];
  /** Of the passages; rows from before it was kept lack it. */
  readonly language?: Language;
};
/** A word that came through the gloss has the English it was taken for besides. */
export type CountedTerm = readonly [term: string, count: number, surface: string, english?: string];
