/** A scored counterpart of one record. */
export interface Candidate {
  readonly id: string;
  /** 0..1. */
  readonly score: number;
  /** The group of near-duplicates it belongs to; absent for one that is alone. */
  readonly group?: string | undefined;
  /** In how many lists of its own counterparts it stands with a better score than here; absent where nobody asked. */
  readonly standing?: number | undefined;
}

/** One place in a list: the best of its group, and the others of the group behind it, best first. */
export interface Place<C extends Candidate> {
  readonly lead: C;
  readonly folded: readonly C[];
}

/** Where the list of a record ends. */
export interface KeepRule {
  /** Places. */
  readonly keep: number;
  /** Who scores less has a place only while there are not even `few` better. */
  readonly scoreMin: number;
  readonly few: number;
  /** Who scores less has no place in any list; nothing when it is above `scoreMin`. */
  readonly floor: number;
}

/** Near-duplicates kept behind one place; more of one text are a flood and not a choice. */
export const FOLDED_MAX = 9;

/**
 * Lists a record may stand in before it begins to pay for each further one, and what it pays then: log-odds for each
 * doubling. They move a place and no score.
 */
export interface Crowding {
  readonly freeLists: number;
  readonly toll: number;
}

/**
 * The rule for lists of `keep` places: a quarter of a list's length in lists is free, because how many lists a record
 * stands in grows with their length. Measured at twenty places (`docs/matching.md`).
 */
export function crowdingOf(keep: number): Crowding {
  return { freeLists: Math.max(1, keep / 4), toll: 0.35 };
}

/** Beyond this many lists nobody counts on: who stands there is far behind already, and counting costs the reader. */
export const STANDING_MAX = 160;

/**
 * Which scored pairs of one record are kept: down the list by score until `keep` different groups have been met, or
 * `few` where scores are below the minimum, the duplicates met on the way included, `FOLDED_MAX` of each group at most.
 * Duplicates take one place together, so ten copies of one text leave the other places to others.
 *
 * For the writer of pairs. What is kept depends on scores and groups alone and not on what is kept elsewhere, and
 * `chooseKept(A and B) = chooseKept(chooseKept(A) and B)`: refreshes one by one, in batches, twice or of everything end
 * alike. It holds for the list of the refreshed record and for that of each counterpart it enters: what a counterpart
 * keeps is `chooseKept(what it has rows for, and the newcomer)`. Crowding has no say here on purpose: a rule that asks
 * who stands where else would have each change ripple through the lists of strangers. Pure; n log n.
 */
export function chooseKept<C extends Candidate>(candidates: readonly C[], rule: KeepRule): Place<C>[] {
  const met = new Set<string>();
  const walked = [...candidates]
    .sort(byScore)
    .filter(({ score, group, id }) => met.size < placesFor(score, rule) && met.add(group ?? id));
  return fold(walked);
}

/** How many of the first places a pair of such a score may take; never more for a lower score. */
export function placesFor(score: number, { keep, scoreMin, few, floor }: KeepRule): number {
  if (score >= scoreMin) return keep;
  return score >= floor ? Math.min(few, keep) : 0;
}

/**
 * The score that one more pair must reach to have a place in a list, near-duplicates aside: from the scores at its last
 * place and at the last of its `few`, as far as these are taken.
 */
export function barOf(
  { last, lastOfFew }: { readonly last: number | null; readonly lastOfFew: number | null },
  rule: KeepRule,
): number {
  if (rule.keep === 0) return Number.POSITIVE_INFINITY;
  const low = Math.max(rule.floor, lastOfFew ?? 0);
  return rule.few > 0 && low < rule.scoreMin ? low : Math.max(rule.scoreMin, last ?? 0);
}

/**
 * The order in which the kept pairs of one record are shown: one place per group, by score; but who stands in more than
 * `freeLists` lists with a better score than here gives way a little, the more the further down its own order this
 * pair is. A pair that is good for both keeps its place; one that fits everyone a little leaves it to those that fit
 * here.
 *
 * For readers. Everything it asks is in Postgres at that moment.
 */
export function orderShown<C extends Candidate>(candidates: readonly C[], rule: Crowding): Place<C>[] {
  const worth = new Map(candidates.map((one) => [one.id, worthShown(one, rule)]));
  const of = (one: C) => worth.get(one.id) ?? 0;
  return fold([...candidates].sort((a, b) => of(b) - of(a) || byScore(a, b)));
}

/** Log-odds of the score, less the toll of those who stand elsewhere. */
export function worthShown({ score, standing = 0 }: Candidate, { freeLists, toll }: Crowding): number {
  const odds = Math.log(Math.max(score, 1e-4) / Math.max(1 - score, 1e-4));
  return standing <= freeLists ? odds : odds - toll * Math.log2(standing / freeLists);
}

function fold<C extends Candidate>(sorted: readonly C[]): Place<C>[] {
  const places: { lead: C; folded: C[] }[] = [];
  const ofGroup = new Map<string, C[]>();
  for (const one of sorted) {
    const group = one.group === undefined ? undefined : ofGroup.get(one.group);
    if (group) {
      if (group.length < FOLDED_MAX) group.push(one);
      continue;
    }
    const folded: C[] = [];
    if (one.group !== undefined) ofGroup.set(one.group, folded);
    places.push({ lead: one, folded });
  }
  return places;
}

/** Better first; equal scores by id, so that every process sees one order. */
function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || (a.id < b.id ? -1 : 1);
}
