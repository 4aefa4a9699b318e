/** A scored counterpart of one record. */
export type Candidate = {
  readonly id: string;
  /** 0..1. */
  readonly score: number;
  /** The group of near-duplicates it belongs to; absent for one that is alone. */
  readonly group?: string | undefined;
  /** Its owner; absent where nobody asked. */
  readonly owner?: string | undefined;
  /** Another organisation published the group's text or patent earlier. */
  readonly copy?: boolean | undefined;
  /** When its owner published the text, in milliseconds; absent where nobody asked. */
  readonly since?: number | undefined;
  /** How many other lists hold it with a better score than this one; absent where nobody asked. */
  readonly betterLists?: number | undefined;
};

/**
 * One place in a list: a record, and the near-duplicates folded behind it, best first. Copies of other owners have
 * places of their own.
 */
export type Place<C extends Candidate> = {
  readonly lead: C;
  readonly folded: readonly C[];
};

/** How many pairs a record keeps, and down to which score. */
export type KeepRule = {
  /** Places. */
  readonly keep: number;
  /** A pair below this score is kept only among the first `keepAtLeast`. */
  readonly scoreMin: number;
  readonly keepAtLeast: number;
  /** No pair below this score is kept. */
  readonly scoreFloor: number;
};

/** Near-duplicates kept behind one place. */
export const FOLDED_MAX = 9;

/** Owners of copies that get a place beside the first owner of a group. */
export const COPY_OWNERS_MAX = 2;

/**
 * How many lists a record may stand in freely, and the log-odds it loses for each doubling beyond. Moves the shown order
 * and no score.
 */
export type ExposureRule = {
  readonly freeLists: number;
  readonly penalty: number;
};

/**
 * The rule for lists of `keep` places. A quarter of `keep` is free, because a record stands in more lists the longer
 * they are. Measured at twenty places (`docs/matching-measured.md`).
 */
export function exposureRuleOf(keep: number): ExposureRule {
  return { freeLists: Math.max(1, keep / 4), penalty: 0.35 };
}

/** Better lists are counted up to this many: such a record is far behind already, and counting costs time. */
export const BETTER_LISTS_MAX = 160;

/**
 * Chooses the pairs that a record keeps: by score, until the list has `keep` places, or `keepAtLeast` below `scoreMin`.
 * Near-duplicates of one owner share a place, with `FOLDED_MAX` behind it. Copies of another owner's text rank after all
 * other records, for `COPY_OWNERS_MAX` owners at most, so they never push a record out.
 *
 * The result depends on scores and groups alone, and `chooseKept(A and B) = chooseKept(chooseKept(A) and B)`. So
 * refreshes one by one, in batches, twice or of everything end alike. Exposure has no say here: otherwise each change
 * would ripple through other lists.
 */
export function chooseKept<C extends Candidate>(candidates: readonly C[], rule: KeepRule): Place<C>[] {
  const met = new Set<string>();
  const copiers = new CopyOwners();
  const walked = [...candidates].sort(byCopyAndScore).filter((one) => {
    // A copy of one owner too many must not count as a place.
    return copiers.admits(one) && met.size < placesAllowed(one.score, rule) && met.add(placeOf(one));
  });
  return fold(walked, placeOf);
}

/** The key of a place: candidates with the same key share it. */
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

/** How many places of a list a pair with this score may take; never more for a lower score. */
export function placesAllowed(score: number, { keep, scoreMin, keepAtLeast, scoreFloor }: KeepRule): number {
  if (score >= scoreMin) return keep;
  return score >= scoreFloor ? Math.min(keepAtLeast, keep) : 0;
}

/**
 * The score that a new pair needs to enter a list, near-duplicates aside. Takes the scores at the last place and at the
 * last of the first `keepAtLeast`; null when that place is free.
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
 * The order in which the kept pairs of one record are shown: one place per group, by score minus the exposure penalty.
 * A pair that is good for both sides keeps its place; a record that fits everyone a little gives way to those that fit here.
 */
export function orderShown<C extends Candidate>(candidates: readonly C[], rule: ExposureRule): Place<C>[] {
  return rankShown(candidates, rule).map(({ place }) => place);
}

/** The sort key of a place: adjusted score, whether it is a copy, score and id of its best record. */
export type Rank = readonly [worth: number, copy: number, score: number, id: string];

/** Best first. */
export function compareRanks(a: Rank, b: Rank): number {
  return b[0] - a[0] || a[1] - b[1] || b[2] - a[2] || (a[3] < b[3] ? -1 : Number(a[3] > b[3]));
}

/** `orderShown` with the rank of each place, so that a page can continue after a place that has left. */
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
  // A copy never ranks above the original in the same list.
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

/** The place led by its earliest record. */
function earliestLeads<C extends Candidate>({ lead, folded }: Place<C>): Place<C> {
  const first = [lead, ...folded].reduce((a, b) =>
    (b.since ?? Number.POSITIVE_INFINITY) < (a.since ?? Number.POSITIVE_INFINITY) ? b : a,
  );
  return first === lead ? { lead, folded } : { lead: first, folded: [lead, ...folded.filter((one) => one !== first)] };
}

/** Log-odds of the score minus the exposure penalty. */
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

/** Originals before copies, then by score. */
function byCopyAndScore(a: Candidate, b: Candidate): number {
  return Number(a.copy ?? false) - Number(b.copy ?? false) || byScore(a, b);
}

/** Best first; equal scores by id, so that every process has one order. */
function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || (a.id < b.id ? -1 : 1);
}
