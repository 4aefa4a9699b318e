import type { FigureNote, Notes, WantedNote } from '../profile/notes.ts';
import { termId } from '../profile/profile.ts';

/** What a listing says to a required result. `wanted` and `figure` are places in the analysed texts. */
export type ResultItem = {
  readonly kind: 'result_met' | 'result_not_met' | 'result_not_comparable';
  readonly wanted: number;
  readonly figure: number;
  readonly fit: number;
};

/** How much wider than wanted a result may be before it is as bad as any. */
const MISSED_WIDELY = 1.5;
/** Kelvins by which a temperature may be missed before it is as bad as any: a share of it would say nothing. */
const KELVINS = 40;
const TEMPERATURE = '000010000';
const ROUNDED = 1e-9;
/** Share of the words of a metric that the other side must have. */
const WORDS_SHARE = 0.66;

/**
 * The required results to which a listing says something. Its measures of that name decide; without one the numbers of
 * its text whose clause has the words of the metric do, and of several the best. A number of another dimension in a text
 * says nothing; of a measure, it cannot be compared.
 */
export function resultItems(listing: Notes | undefined, demand: Notes | undefined): ResultItem[] {
  const figures = listing?.figures ?? [];
  if (figures.length === 0) return [];
  return (demand?.wanted ?? []).flatMap((one, wanted): ResultItem[] => {
    const named = answers(one, wanted, figures, (figure) => !figure.said && isOneMetric(one.words, figure.words));
    if (named.length > 0) return [best(named)];
    const said = answers(
      one,
      wanted,
      figures,
      (figure) => figure.said && figure.dimension === one.dimension && isHeld(one.words, figure.words),
    );
    return said.length > 0 ? [best(said)] : [];
  });
}

function answers(
  one: WantedNote,
  wanted: number,
  figures: readonly FigureNote[],
  counts: (figure: FigureNote) => boolean,
): ResultItem[] {
  return figures.flatMap((figure, i): ResultItem[] => {
    if (!counts(figure)) return [];
    if (figure.dimension !== one.dimension) return [{ kind: 'result_not_comparable', wanted, figure: i, fit: 0.5 }];
    const missed = missedBy(one, figure.value);
    if (missed <= 1) return [{ kind: 'result_met', wanted, figure: i, fit: 1 }];
    const share = Math.min(1, (missed - 1) / (MISSED_WIDELY - 1));
    return [{ kind: 'result_not_met', wanted, figure: i, fit: 0.49 - 0.24 * share }];
  });
}

const best = (items: readonly ResultItem[]) =>
  items.reduce((top, one) =>
    one.kind !== 'result_not_comparable' && (top.kind === 'result_not_comparable' || one.fit > top.fit) ? one : top,
  );

/** By which factor a value misses what is wanted; 1 for one that is enough. */
export function missedBy(
  { comparison, value: wanted, to, dimension }: Omit<WantedNote, 'words'>,
  value: number,
): number {
  const slack = ROUNDED * Math.max(Math.abs(wanted), Math.abs(to ?? 0), Math.abs(value));
  const low = comparison === 'at_most' ? Number.NEGATIVE_INFINITY : wanted;
  const high = comparison === 'at_least' ? Number.POSITIVE_INFINITY : (to ?? wanted);
  if (value >= low - slack && value <= high + slack) return 1;
  const bound = value < low ? low : high;
  if (dimension === TEMPERATURE) return 1 + Math.abs(value - bound) / KELVINS / 2;
  const [small, large] = [Math.min(value, bound), Math.max(value, bound)];
  return small <= 0 ? Number.POSITIVE_INFINITY : large / small;
}

const shareOf = (words: readonly number[], of: readonly number[]) =>
  words.length === 0 ? 0 : words.filter((word) => of.includes(word)).length / words.length;

/** A loss without load is none with load. */
const WITHOUT = termId('without');

/** Names of one metric have most of their words in common, whichever is longer. */
const isOneMetric = (one: readonly number[], other: readonly number[]) =>
  one.includes(WITHOUT) === other.includes(WITHOUT) &&
  shareOf(one, other) >= WORDS_SHARE &&
  shareOf(other, one) >= WORDS_SHARE;

/** Whether a clause has the words of a metric. */
const isHeld = (metric: readonly number[], clause: readonly number[]) => shareOf(metric, clause) >= WORDS_SHARE;
