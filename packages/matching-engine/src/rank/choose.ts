/** A scored counterpart of one record. */
export type Candidate = {
  readonly id: string;
  /** 0..1. */
  readonly score: number;
  /** The group of near-duplicates it belongs to; absent for one that is alone. */
  readonly group?: string | undefined;
  /** Its owner; absent where nobody asked. */
  readonly owner?: string | undefined;
  /** Another organisation had the group's text or patent on the market before. */
  readonly copy?: boolean | undefined;
  /** Since when its owner has the text on the market, in milliseconds; absent where nobody asked. */
  readonly since?: number | undefined;
  /** In how many lists of its own counterparts it stands with a better score than here; absent where nobody asked. */
  readonly betterLists?: number | undefined;
};

/**
 * One place in a list: one of a group, and the others of the group behind it, best first. Whoever had a text on the
 * market first shares its place with nobody but itself; copies of other owners have places of their own.
 */
export type Place<C extends Candidate> = {
  readonly lead: C;
  readonly folded: readonly C[];
};

/** Where the list of a record ends. */
export type KeepRule = {
  /** Places. */
  readonly keep: number;
  /** Who scores less has a place only while there are not even `few` better. */
  readonly scoreMin: number;
  readonly keepAtLeast: number;
  /** Who scores less has no place in any list; nothing when it is above `scoreMin`. */
  readonly scoreFloor: number;
};

/** Near-duplicates kept behind one place; more of one text are a flood and not a choice. */
export const FOLDED_MAX = 9;

/** Owners of copies that have a place beside the first owner of a group; of one text more are a flood as well. */
export const COPY_OWNERS_MAX = 2;

/**
 * Lists a record may stand in before it begins to pay for each further one, and what it pays then: log-odds for each
 * doubling. They move a place and no score.
 */
export type ExposureRule = {
  readonly freeLists: number;
  readonly penalty: number;
};

/**
 * The rule for lists of `keep` places: a quarter of a list's length in lists is free, because how many lists a record
 * stands in grows with their length. Measured at twenty places (`docs/matching.md`).
 */
export function exposureRuleOf(keep: number): ExposureRule {
  return { freeLists: Math.max(1, keep / 4), penalty: 0.35 };
}

/** Beyond this many lists nobody counts on: who stands there is far behind already, and counting costs the reader. */
export const BETTER_LISTS_MAX = 160;

/**
 * Which scored pairs of one record are kept: down the list by score until `keep` different groups have been met, or
 * `few` where scores are below the minimum, the duplicates met on the way included, `FOLDED_MAX` of each group at most.
 * Duplicates of one owner take one place together, so ten copies of one text leave the other places to others. Copies of
 * what another owner had before come after all who are no copies, and of `COPIERS_MAX` owners at most: they take no place
 * from anybody, however good their terms and however many they are.
 *
 * For the writer of pairs. What is kept depends on scores and groups alone and not on what is kept elsewhere, and
 * `chooseKept(A and B) = chooseKept(chooseKept(A) and B)`: refreshes one by one, in batches, twice or of everything end
 * alike. It holds for the list of the refreshed record and for that of each counterpart it enters: what a counterpart
 * keeps is `chooseKept(what it has rows for, and the newcomer)`. Exposure has no say here on purpose: a rule that asks
 * who stands where else would have each change ripple through the lists of strangers. Pure; n log n.
 */
export function chooseKept<C extends Candidate>(candidates: readonly C[], rule: KeepRule): Place<C>[] {
  const met = new Set<string>();
  const copiers = new CopyOwners();
  const walked = [...candidates].sort(byCopyAndScore).filter((one) => {
    // Who is one too many counts nowhere.
    return copiers.admits(one) && met.size < placesAllowed(one.score, rule) && met.add(placeOf(one));
  });
  return fold(walked, placeOf);
}

/** By what candidates share a place. */
function placeOf({ id, group, owner, copy }: Candidate): string {
  if (group === undefined) return id;
  return copy ? `${group}:${owner}` : group;
}

/** The owners of copies met so far, by group. */
class CopyOwners {
  readonly #owners = new Map<string, Set<string>>();

  admits({ group, owner, copy }: Candidate): boolean {
    if (!copy || group === undefined || owner === undefined) return true;
    const owners = this.#owners.get(group) ?? new Set();
    this.#owners.set(group, owners);
    return owners.has(owner) || (owners.size < COPY_OWNERS_MAX && owners.add(owner).size > 0);
  }
}

/** How many of the first places a pair of such a score may take; never more for a lower score. */
export function placesAllowed(score: number, { keep, scoreMin, keepAtLeast, scoreFloor }: KeepRule): number {
  if (score >= scoreMin) return keep;
  return score >= scoreFloor ? Math.min(keepAtLeast, keep) : 0;
}

/**
 * The score that one more pair must reach to have a place in a list, near-duplicates aside: from the scores at its last
 * place and at the last of its `few`, as far as these are taken.
 */
export function entryScoreOf(
  { lastKept, lastGuaranteed }: { readonly lastKept: number | null; readonly lastGuaranteed: number | null },
  rule: KeepRule,
): number {
  if (rule.keep === 0) return Number.POSITIVE_INFINITY;
  const low = Math.max(rule.scoreFloor, lastGuaranteed ?? 0);
  return rule.keepAtLeast > 0 && low < rule.scoreMin ? low : Math.max(rule.scoreMin, lastKept ?? 0);
}

/**
 * The order in which the kept pairs of one record are shown: one place per group, by score; but who stands in more than
 * `freeLists` lists with a better score than here gives way a little, the more the further down its own order this
 * pair is. A pair that is good for both keeps its place; one that fits everyone a little leaves it to those that fit
 * here.
 *
 * For readers. Everything it asks is in Postgres at that moment.
 */
export function orderShown<C extends Candidate>(candidates: readonly C[], rule: ExposureRule): Place<C>[] {
  return rankShown(candidates, rule).map(({ place }) => place);
}

/** Where a place stands in its order: worth, whether it is a copy, score and id of whoever brought it there. */
export type Rank = readonly [worth: number, copy: number, score: number, id: string];

/** Better first; the same for every process. */
export function compareRanks(a: Rank, b: Rank): number {
  return b[0] - a[0] || a[1] - b[1] || b[2] - a[2] || (a[3] < b[3] ? -1 : Number(a[3] > b[3]));
}

/** The same order with the rank of each place, so that a page goes on behind one whatever came or left before it. */
export function rankShown<C extends Candidate>(
  candidates: readonly C[],
  rule: ExposureRule,
): { place: Place<C>; rank: Rank }[] {
  const worth = new Map(candidates.map((one) => [one.id, exposureAdjusted(one, rule)]));
  const own = (one: C) => worth.get(one.id) ?? 0;
  const firsts = new Map<string, number>();
  for (const one of candidates) {
    if (one.group !== undefined && !one.copy)
      firsts.set(one.group, Math.max(firsts.get(one.group) ?? Number.NEGATIVE_INFINITY, own(one)));
  }
  // A copy is worth no more than what it copies, where that stands in the list.
  const of = (one: C) =>
    one.copy ? Math.min(own(one), firsts.get(one.group ?? '') ?? Number.POSITIVE_INFINITY) : own(one);
  const rankOf = (one: C): Rank => [of(one), Number(one.copy ?? false), one.score, one.id];
  const sorted = [...candidates].sort((a, b) => compareRanks(rankOf(a), rankOf(b)));
  const copiers = new CopyOwners();
  const last = new Map<string, string>();
  const places = fold(sorted, (one) => {
    const group = one.group ?? one.id;
    const place = copiers.admits(one) ? placeOf(one) : (last.get(group) ?? placeOf(one));
    if (one.copy) last.set(group, place);
    return place;
  });
  return places.map((place) => ({ place: earliestLeads(place), rank: rankOf(place.lead) }));
}

/** The place with whoever was on the market first in front. */
function earliestLeads<C extends Candidate>({ lead, folded }: Place<C>): Place<C> {
  const first = [lead, ...folded].reduce((a, b) =>
    (b.since ?? Number.POSITIVE_INFINITY) < (a.since ?? Number.POSITIVE_INFINITY) ? b : a,
  );
  return first === lead ? { lead, folded } : { lead: first, folded: [lead, ...folded.filter((one) => one !== first)] };
}

/** Log-odds of the score, less the penalty of those who stand elsewhere. */
export function exposureAdjusted({ score, betterLists = 0 }: Candidate, { freeLists, penalty }: ExposureRule): number {
  const odds = Math.log(Math.max(score, 1e-4) / Math.max(1 - score, 1e-4));
  return betterLists <= freeLists ? odds : odds - penalty * Math.log2(betterLists / freeLists);
}

function fold<C extends Candidate>(sorted: readonly C[], placeOf: (one: C) => string): Place<C>[] {
  const places: { lead: C; folded: C[] }[] = [];
  const ofPlace = new Map<string, C[]>();
  for (const one of sorted) {
    const place = placeOf(one);
    const before = ofPlace.get(place);
    if (before) {
      if (before.length < FOLDED_MAX) before.push(one);
      continue;
    }
    const folded: C[] = [];
    ofPlace.set(place, folded);
    places.push({ lead: one, folded });
  }
  return places;
}

/** Who is no copy first, then as `byScore`. */
function byCopyAndScore(a: Candidate, b: Candidate): number {
  return Number(a.copy ?? false) - Number(b.copy ?? false) || byScore(a, b);
}

/** Better first; equal scores by id, so that every process sees one order. */
function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || (a.id < b.id ? -1 : 1);
}
