import type { Language } from '@techbourse/domain';
import type { Exclusion } from '@techbourse/text';
import type { Figure, Wanted } from './figures.ts';
import type { Space } from './profile.ts';

/** The terms of each space with counts and written forms, and the passages. Stored with the profile. */
export type AnalysedText = {
  readonly terms: Readonly<Partial<Record<Space, readonly CountedTerm[]>>>;
  readonly passages: readonly string[];
  /** Language of the passages; absent in rows written before it was stored. */
  readonly language?: Language;
  /** What the text excludes; absent for nothing. */
  readonly excluded?: readonly Exclusion[];
  /** Of a listing: its measures, and the numbers of its text. */
  readonly figures?: readonly Figure[];
  /** Of a demand: the results it requires. */
  readonly wanted?: readonly Wanted[];
};
/** `english`: the gloss of a Chinese or Russian word. */
export type CountedTerm = readonly [term: string, count: number, surface: string, english?: string];
