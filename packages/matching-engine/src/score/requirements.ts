import type { ExcludedNote } from '../profile/notes.ts';
import type { Profile, TermVector } from '../profile/profile.ts';
import type { TermStats } from './corpus.ts';
import { type ResultItem, resultItems } from './results.ts';
import type { Weights } from './weights.ts';

/**
 * What the need forbids or demands, and what the listing says to it. `excluded` is the place of a phrase among what the
 * demand excludes (`excluded_found`, `excluded_absent`), or the listing (`use_excluded`).
 */
export type RequirementItem =
  | ResultItem
  /** The listing has what the need excludes; `mentioned` when it only comes up. */
  | { readonly kind: 'excluded_found'; readonly excluded: number; readonly mentioned: boolean; readonly fit: number }
  /** The listing says that it does without it. */
  | { readonly kind: 'excluded_absent'; readonly excluded: number; readonly own: number; readonly fit: number }
  /** The listing is not meant for what the need asks. */
  | { readonly kind: 'use_excluded'; readonly excluded: number; readonly fit: number };

export type RequirementsPart = {
  /** 0: what is forbidden is there. Below .5: something is missed, and the score has a ceiling. 1: everything is met. */
  readonly value: number;
  readonly items: readonly RequirementItem[];
};

type Side = Pick<Profile<unknown>, 'terms' | 'notes'>;

/** The value of something forbidden, of something that is only mentioned, and of what is as it should be. */
const FORBIDDEN = 0;
const MENTIONED = 0.25;
const NEUTRAL = 0.5;

/** Whether the pair keeps what its texts forbid and demand; undefined where nothing of it is said by both. */
export function requirementsPart(listing: Side, demand: Side, corpus: TermStats): RequirementsPart | undefined {
  if (!listing.notes && !demand.notes) return undefined;
  const items = [
    ...excludedItems(listing, demand, corpus),
    ...useItems(listing, demand),
    ...resultItems(listing.notes, demand.notes),
  ];
  if (items.length === 0) return undefined;
  const worst = Math.min(...items.map(({ fit }) => fit));
  if (worst < NEUTRAL) return { value: worst, items };
  return { value: items.reduce((sum, { fit }) => sum + fit, 0) / items.length, items };
}

/**
 * The most log-odds that a pair may have with such a value; undefined without a limit. A forbidden thing holds a pair
 * down whatever else speaks for it, and a missed result the more the wider it is missed.
 */
export function ceilingOf(value: number, { forbidden, missed, near }: Weights['requirements']): number | undefined {
  if (value >= NEUTRAL) return undefined;
  if (value <= MENTIONED) return forbidden + ((missed - forbidden) * value) / MENTIONED;
  return missed + ((near - missed) * (value - MENTIONED)) / (NEUTRAL - MENTIONED);
}

function excludedItems(listing: Side, demand: Side, corpus: TermStats): RequirementItem[] {
  const offered = listing.terms.common;
  if (!offered) return [];
  const free = listing.notes?.excluded ?? [];
  return (demand.notes?.excluded ?? []).flatMap((phrase, excluded): RequirementItem[] => {
    const own = free.findIndex((one) => one.kind === 'without' && isWithin(one, phrase));
    if (own >= 0) return [{ kind: 'excluded_absent', excluded, own, fit: 1 }];
    const times = timesIn(phrase, offered);
    if (times === 0) return [];
    const mentioned = isPassing(phrase, times, offered, corpus);
    return [{ kind: 'excluded_found', excluded, mentioned, fit: mentioned ? MENTIONED : FORBIDDEN }];
  });
}

function useItems(listing: Side, demand: Side): RequirementItem[] {
  const wanted = demand.terms.common;
  if (!wanted) return [];
  return (listing.notes?.excluded ?? []).flatMap((phrase, excluded): RequirementItem[] => {
    if (phrase.kind !== 'use' || timesIn(phrase, wanted) === 0) return [];
    const own = demand.notes?.excluded.some((one) => isWithin(phrase, one));
    return own ? [] : [{ kind: 'use_excluded', excluded, fit: FORBIDDEN }];
  });
}

/** Whether one phrase is of the words of the other: free of fluorine is free of fluorinated surfactants. */
function isWithin(one: ExcludedNote, other: ExcludedNote): boolean {
  const [short, long] = one.words.length <= other.words.length ? [one, other] : [other, one];
  return short.words.every((word) => long.words.includes(word));
}

/** Words of a text of which one mention is as good as two. */
const SHORT_TEXT = 80;
/** A word in more than this share of the records says too little alone to keep a pair apart. */
const COMMON_SHARE = 0.03;
const SMALL_CORPUS = 200;

/** Whether a text only touches on a phrase: once in a long text, or a single word that many records have. */
function isPassing({ words }: ExcludedNote, times: number, offered: TermVector, corpus: TermStats): boolean {
  if (times === 1 && offered.length > SHORT_TEXT) return true;
  const documents = corpus.documents('common');
  if (words.length > 1 || documents < SMALL_CORPUS) return false;
  return corpus.frequency('common', words[0] as number) > documents * COMMON_SHARE;
}

/** How often a text has a phrase: all its words, and of several words at least two side by side. */
function timesIn({ words, pairs }: ExcludedNote, text: TermVector): number {
  const counts = words.map((word) => countOf(word, text));
  const least = Math.min(...counts);
  if (least === 0 || words.length === 1) return least;
  return Math.min(least, Math.max(...pairs.map((pair) => countOf(pair, text))));
}

/** Binary search among the ascending ids. */
function countOf(id: number, { ids, counts }: TermVector): number {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = ids[middle] as number;
    if (found === id) return counts[middle] as number;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
