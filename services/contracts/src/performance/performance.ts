/** Smallest number that is shown to anybody. */
const SHOWN_MIN = 3;
/** Public win rates are to so many per cent. */
const STEP = 5;

/** A count as anybody may see it: none that tells of one or two. */
export function shownCount(count: number): number | null {
  return count < SHOWN_MIN ? null : count;
}

/** Signed deals in percent of those that ended, to one decimal; null while none has. */
export function winRateOf({ signed, lost }: { signed: number; lost: number }): number | null {
  const ended = signed + lost;
  return ended === 0 ? null : Math.round((1000 * signed) / ended) / 10;
}

/** The same as anybody may see it. */
export function shownWinRate(deals: { signed: number; lost: number }): number | null {
  const rate = winRateOf(deals);
  return rate === null || deals.signed + deals.lost < SHOWN_MIN ? null : Math.round(rate / STEP) * STEP;
}
