import type { FieldChoice } from './protocol.ts';

/**
 * Where a fault of the exchange stands: the column whose field it is of, else the field itself, else the row as a whole.
 * The longest field that the pointer begins with, or that begins with the pointer, is the nearest.
 */
export function placeOf(
  pointer: string,
  columns: Readonly<Record<string, string>>,
  fields: readonly FieldChoice[],
): { column?: string; path?: string } {
  const path = pointer
    .slice(1)
    .split('/')
    .filter((step) => !/^\d+$/.test(step) && step !== 'text')
    .join('.');
  if (path === '') return {};
  const near = (one: string) => path === one || path.startsWith(`${one}.`) || one.startsWith(`${path}.`);
  const [column] = Object.entries(columns)
    .filter(([, field]) => field !== '' && near(field))
    .toSorted((a, b) => b[1].length - a[1].length)[0] ?? [undefined];
  if (column !== undefined) return { column };
  const field = fields
    .filter((one) => near(one.path))
    .toSorted((a, b) => closeness(b.path, path) - closeness(a.path, path))[0];
  return field ? { path: field.path } : {};
}

/** A field that is the place itself goes before one that is part of it. */
const closeness = (field: string, path: string) => (path.startsWith(field) ? 1000 + field.length : -field.length);
