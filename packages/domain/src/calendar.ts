/** The calendar day of a moment in UTC: `2026-03-31`. Days compare as strings. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/**
 * The same day some years later; 29 February becomes 1 March in a year without one.
 *
 * @example yearsLater('2028-02-29', 1) // '2029-03-01'
 */
export function yearsLater(day: string, years: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return dayOf(date);
}

/** Days since 1 January 1970, for what can only compare numbers. */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}
