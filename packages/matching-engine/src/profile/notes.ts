import type { Comparison } from '@techbourse/domain';
import type { Exclusion } from '@techbourse/text';

/** An excluded phrase in numbers: its words, and each two of them in a row. */
export type ExcludedNote = {
  readonly kind: Exclusion['kind'];
  readonly words: readonly number[];
  readonly pairs: readonly number[];
};

/** A number in base units. `dimension` is one text for units that can be compared; `said` in a text. */
export type FigureNote = {
  readonly words: readonly number[];
  readonly dimension: string;
  readonly value: number;
  readonly said: boolean;
};

/** A required result in base units; `to` ends a range. */
export type WantedNote = {
  readonly words: readonly number[];
  readonly dimension: string;
  readonly comparison: Comparison;
  readonly value: number;
  readonly to: number | undefined;
};

/** What a text demands, forbids and measures beyond its words, in numbers, in the order of the analysed text. */
export type Notes = {
  readonly excluded: readonly ExcludedNote[];
  readonly figures: readonly FigureNote[];
  readonly wanted: readonly WantedNote[];
};

export const NO_NOTES: Notes = { excluded: [], figures: [], wanted: [] };
