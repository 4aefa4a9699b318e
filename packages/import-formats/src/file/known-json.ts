const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A row as the exchange itself writes it: a kind, and texts by language. */
export function isOwnRow(value: unknown): boolean {
  if (!isObject(value) || typeof value.kind !== 'string') return false;
  const text = value.title ?? value.abstract ?? value.problem;
  return text === undefined
    ? 'externalId' in value
    : isObject(text) && Object.values(text).every((one) => isObject(one) && 'text' in one);
}

/**
 * What stands in the places of a row of NASA's technology transfer portal, whose answers (`{"results": [[...]]}`) have
 * no names. Found in answers of its API, 2026; places without a name are empty or a score.
 */
const NASA = [
  'id',
  'reference number',
  'title',
  'abstract',
  'case number',
  'category',
  '',
  '',
  '',
  'center',
  'image',
  '',
  '',
];

export function isNasaRow(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length >= 10 &&
    value.slice(0, 4).every((one) => typeof one === 'string') &&
    /TOPS|^[A-Z]{2,4}-/.test(String(value[1]))
  );
}

export function nasaCells(value: unknown): Map<string, string> {
  const list = Array.isArray(value) ? value : [];
  const named = list.map((one, index): [string, string] => [
    NASA[index] || `column ${index + 1}`,
    one === null || one === undefined ? '' : String(one),
  ]);
  return new Map(named.filter(([, text]) => text !== ''));
}
