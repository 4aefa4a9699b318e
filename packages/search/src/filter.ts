type Value = string | number | boolean;

/**
 * A value as Meilisearch's filter language writes it. Quotes are escaped, so that no value can end the filter.
 * The language reads no exponent, so numbers are written digit by digit, and with all digits: a key of a page must
 * match.
 * @throws RangeError for a number that is not finite.
 */
export function filterValue(value: Value): string {
  if (typeof value === 'string') return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  if (typeof value === 'boolean') return String(value);
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be compared`);
  return Number.isInteger(value) ? String(BigInt(value)) : digitsOf(value);
}

/** A number that is not whole, in the shortest digits that read back as the same number. */
function digitsOf(value: number): string {
  const [mantissa = '', exponent] = String(Math.abs(value)).split('e-');
  const sign = value < 0 ? '-' : '';
  return exponent === undefined
    ? `${sign}${mantissa}`
    : `${sign}0.${'0'.repeat(Number(exponent) - 1)}${mantissa.replace('.', '')}`;
}

/** Documents whose `attribute` is one of the values; nothing for an absent or empty list, which means "any". */
export function filterIn(attribute: string, values: readonly Value[] | undefined): string[] {
  if (!values || values.length === 0) return [];
  return [`${attribute} IN [${values.map(filterValue).join(', ')}]`];
}

/**
 * Documents that somebody sees (`visibleTo` of packages/policy), by the attributes that hold whose they are; nothing for
 * who sees all.
 */
export function filterVisible(
  { everything, organisations, subject }: { everything: boolean; organisations: readonly string[]; subject?: string },
  ...attributes: readonly string[]
): string[] {
  if (everything) return [];
  // No index holds what a document is about: such a reader searches nothing of its own.
  if (subject !== undefined) return filterVisible({ everything, organisations: [] }, ...attributes);
  const whose = `IN [${organisations.map(filterValue).join(', ')}]`;
  return [attributes.map((attribute) => `${attribute} ${whose}`).join(' OR ')];
}

/** Documents whose `attribute` lies between the bounds, both included; an absent bound is open. */
export function filterRange(attribute: string, from: number | undefined, to: number | undefined): string[] {
  return [
    ...(from === undefined ? [] : [`${attribute} >= ${filterValue(from)}`]),
    ...(to === undefined ? [] : [`${attribute} <= ${filterValue(to)}`]),
  ];
}
