import { readCell } from './cell.ts';
import { type Field, fieldsOf, type RecordKind } from './field.ts';

const exact = { heading: '', dayOrder: undefined, isDay: false, isError: false } as const;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The headings of an export: the path of each field. */
export const exportHeadings = (kind: RecordKind): string[] => exportedFields(kind).map(({ path }) => path);

const exportedFields = (kind: RecordKind): readonly Field[] => fieldsOf(kind).filter(({ isExported }) => isExported);

/**
 * A row of an export as cells. What a cell cannot hold so that it is read back as the very same stands in the last
 * one, `more`, as JSON: nothing is lost.
 */
export function cellsOfRow(kind: RecordKind, row: Readonly<Record<string, unknown>>): string[] {
  const rest = structuredClone(row) as Record<string, unknown>;
  const cells = exportedFields(kind).map((field) => (field.type === 'json' ? '' : takenCell(field, rest)));
  const more = JSON.stringify(withoutEmpty(rest, row) ?? {});
  cells[cells.length - 1] = more === '{}' ? '' : more;
  return cells;
}

/** The cell of a field, whose value is taken out of the rest. */
function takenCell(field: Field, rest: Record<string, unknown>): string {
  const path = field.path.split('.');
  const name = path.pop() ?? '';
  const parent = path.reduce<unknown>((inner, step) => (isObject(inner) ? inner[step] : undefined), rest);
  if (!isObject(parent)) return '';
  const value = parent[name];
  if (isObject(value) && field.type === 'text' && typeof value.text === 'string') {
    if (!isRead(field, value.text, value.text)) return '';
    const { text, origin, ...more } = value;
    if (origin === 'person' && Object.keys(more).length === 0) delete parent[name];
    else parent[name] = { origin, ...more };
    return text as string;
  }
  const cell = cellOf(field, value);
  if (cell === undefined || !isRead(field, cell, value)) return '';
  delete parent[name];
  return cell;
}

function cellOf(field: Field, value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value) || value.length === 0) return undefined;
  if (field.type !== 'table') return value.every((one) => typeof one === 'string') ? listCell(field, value) : undefined;
  const lines = value.map((one) =>
    isObject(one) ? field.parts.map(({ key }) => String(one[key] ?? '')).join(' | ') : '',
  );
  const written = lines.join('\n');
  return isRead(field, written, value) ? written : JSON.stringify(value);
}

function listCell(field: Field, value: readonly string[]): string {
  const written = value.join('; ');
  return isRead(field, written, value) ? written : JSON.stringify(value);
}

/** Whether a cell is read back as the value that it stands for. */
function isRead(field: Field, cell: string, value: unknown): boolean {
  const read = readCell(field, cell, exact);
  return read.fault === undefined && sameValue(read.value, value);
}

function sameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, index) => sameValue(one, b[index]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => sameValue(a[name], b[name]));
}

/** The rest without objects from which everything was taken; those that were empty before stay. */
function withoutEmpty(rest: unknown, before: unknown): unknown {
  if (!isObject(rest) || !isObject(before)) return rest;
  const kept = Object.entries(rest).flatMap(([name, value]): [string, unknown][] => {
    const inner = withoutEmpty(value, before[name]);
    const isTaken =
      isObject(inner) &&
      Object.keys(inner).length === 0 &&
      isObject(before[name]) &&
      Object.keys(before[name]).length > 0;
    return isTaken ? [] : [[name, inner]];
  });
  return Object.fromEntries(kept);
}
