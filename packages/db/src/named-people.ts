/** How a person is recognised in texts and JSON: by its id, its mail address, its ORCID. Names are not unique, so none counts. */
export type PersonMarks = { id: string; email: string; orcids?: readonly string[] };

/** What a JSON value or a text says of somebody: where, and the piece that says it. */
export type NamedPiece = { at: string; value: unknown };

const AROUND = 60;

/**
 * A pattern for Postgres and JavaScript, for texts in small letters, that finds a person's marks and no longer address or
 * number around them.
 */
export function markPattern({ id, email, orcids = [] }: PersonMarks): string {
  const marks = [id, email, ...orcids].map((mark) =>
    mark.toLowerCase().replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`),
  );
  return `(^|[^a-z0-9._%+-])(${marks.join('|')})($|[^a-z0-9-])`;
}

/**
 * The pieces of a value that name a person. Of an object that has such a member its own simple members are given, so an
 * inventor with name and address, but not the record around it: that is its organisation's. Of a longer text an excerpt.
 */
export function piecesAbout(value: unknown, pattern: RegExp, at = ''): NamedPiece[] {
  if (typeof value === 'string') {
    const found = pattern.exec(value.toLowerCase());
    return found ? [{ at, value: excerpt(value, found.index) }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const members = Object.entries(value);
  const isNamed = !Array.isArray(value) && members.some(([, one]) => isWhole(one, pattern));
  const own = isNamed ? [{ at, value: Object.fromEntries(members.filter(([, one]) => isSimple(one))) }] : [];
  const within = members.flatMap(([name, one]) =>
    isNamed && isSimple(one) ? [] : piecesAbout(one, pattern, `${at}/${name}`),
  );
  return [...own, ...within];
}

const isSimple = (value: unknown): boolean =>
  value === null || typeof value !== 'object' ? String(value).length <= 300 : false;

/** A member that is the address, the id or the number itself, and no text that speaks of it. */
function isWhole(value: unknown, pattern: RegExp): boolean {
  if (typeof value !== 'string') return false;
  const found = pattern.exec(value.toLowerCase());
  return found !== null && found[2]?.length === value.length;
}

function excerpt(text: string, index: number): string {
  const from = Math.max(0, index - AROUND);
  return text.slice(from, index + AROUND * 2);
}
