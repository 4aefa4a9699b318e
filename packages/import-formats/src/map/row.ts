import { languageOf } from '../file/docdb.ts';
import type { SourceRow } from '../file/read.ts';
import type { RowNote } from '../note.ts';
import { readCell } from './cell.ts';
import { EXAMPLE_IDS, type Field, fieldAt, type RecordKind } from './field.ts';
import type { ColumnMapping } from './mapping.ts';

/** A row as an import takes it, what was changed or left out on the way, and what must be mended before it can go. */
export type MappedRow = {
  number: number;
  row: Record<string, unknown>;
  notes: RowNote[];
  faults: RowNote[];
  /** The example row of a template, which is no record. */
  isExample?: true;
};

export type RowOptions = { headings: readonly string[]; publish: boolean };

/** Maker of rows of an import from rows of a file, by a mapping. */
export function rowMapper(
  kind: RecordKind,
  mapping: ColumnMapping,
  { headings, publish }: RowOptions,
): (row: SourceRow) => MappedRow {
  const flag = kind === 'listings' ? 'publish' : 'open';
  const columns = joinedColumns(headings, mapping).flatMap(({ heading, field: path, places }) => {
    const field = fieldAt(kind, path);
    return field ? [{ heading, field, places }] : [];
  });
  const unmapped = headings.flatMap((heading, index) => (mapping.columns[heading] ? [] : [{ heading, index }]));
  return (source) => {
    const { number } = source;
    if ('fault' in source) return { number, row: {}, notes: source.notes, faults: [{ column: '', ...source.fault }] };
    const made: MappedRow = { number, row: {}, notes: [...source.notes], faults: [] };
    if ('record' in source) made.row = { ...source.record };
    else fromCells(made, source, columns, unmapped, mapping);
    addDefaults(made, kind, mapping, source);
    made.row = { ...made.row, [flag]: made.row[flag] ?? publish };
    return EXAMPLE_IDS.includes(String(made.row.externalId)) ? { ...made, isExample: true } : made;
  };
}

type Column = { heading: string; field: Field; places: number[] };

/** Columns of one field: a long text of an export goes on in columns named `title+2`, `title+3`. */
function joinedColumns(headings: readonly string[], { columns }: ColumnMapping) {
  const found: { heading: string; field: string; places: number[] }[] = [];
  for (const [index, heading] of headings.entries()) {
    const path = columns[heading];
    if (path) found.push({ heading, field: path, places: [index] });
    else {
      const start = /^(.+)\+\d+$/.exec(heading)?.[1];
      const first = start === undefined ? undefined : found.find((one) => one.heading === start);
      first?.places.push(index);
    }
  }
  return found;
}

type Cells = Extract<SourceRow, { cells: string[] }>;

function fromCells(
  made: MappedRow,
  source: Cells,
  columns: readonly Column[],
  unmapped: readonly { heading: string; index: number }[],
  mapping: ColumnMapping,
): void {
  const isContinued = (heading: string) =>
    columns.some(({ heading: first, places }) => places.length > 1 && heading.startsWith(`${first}+`));
  for (const { heading, field, places } of columns) {
    const cell = places.map((place) => source.cells[place] ?? '').join('');
    const [place = -1] = places;
    const context = {
      heading,
      dayOrder: mapping.dayOrder,
      isDay: source.days.includes(place),
      isError: source.errors.includes(place),
    };
    const { value, others = [], notes = [], fault } = readCell(field, cell, context);
    for (const note of notes) made.notes.push({ column: heading, ...note });
    if (fault) made.faults.push({ column: heading, ...fault });
    else if (value !== undefined) put(made.row, field, value);
    if (!fault && others.length > 0) join(made.row, field.path.split('.').at(-1) ?? '', others);
  }
  for (const { heading, index } of unmapped) {
    const cell = (source.cells[index] ?? '').trim();
    if (cell === '' || isContinued(heading)) continue;
    made.notes.push({
      column: heading,
      rule: 'row.column_left_out',
      message: 'the column is mapped to no field',
      value: cell.slice(0, 200),
    });
  }
}

/** Further numbers of a cell become members of the family. */
function join(row: Record<string, unknown>, name: string, numbers: readonly string[]): void {
  const patent = isObject(row.patent) ? row.patent : {};
  const family = Array.isArray(patent.family) ? patent.family : [];
  row.patent = { ...patent, family: [...family, ...numbers.map((number) => ({ [name]: number }))] };
}

const LOCALIZED = /^(.+)\.(zh|en|ru)$/;
const TEXTS = new Set([
  'title',
  'abstract',
  'problem',
  'tried',
  'applications',
  'confidential',
  'advantage.comparator',
  'advantage.statement',
  'elements.material',
  'elements.method',
  'elements.efficacy',
  'elements.product',
  'elements.application',
]);

function put(row: Record<string, unknown>, { path, type }: Field, value: unknown): void {
  const [, base, language] = LOCALIZED.exec(path) ?? [];
  if (type === 'json') merge(row, value);
  else if (base && language) set(row, [...base.split('.'), language], { text: value, origin: 'person' });
  else if (TEXTS.has(path))
    set(row, [...path.split('.'), languageOf(String(value))], { text: value, origin: 'person' });
  else set(row, path.split('.'), value);
}

function set(row: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    const before = row[name];
    row[name] = isObject(before) && isObject(value) ? { ...value, ...before } : value;
    return;
  }
  const inner = isObject(row[name]) ? (row[name] as Record<string, unknown>) : {};
  row[name] = inner;
  set(inner, rest, value);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an export could not put into columns goes back to its place. */
function merge(row: Record<string, unknown>, more: unknown): void {
  if (!isObject(more)) return;
  for (const [name, value] of Object.entries(more)) {
    if (name === '__proto__') continue;
    const before = row[name];
    if (isObject(before) && isObject(value)) merge(before, value);
    else row[name] = value;
  }
}

function addDefaults(made: MappedRow, kind: RecordKind, mapping: ColumnMapping, source: SourceRow): void {
  for (const [path, cell] of Object.entries(mapping.defaults)) {
    const field = fieldAt(kind, path);
    if (!field || cell.trim() === '' || valueAt(made.row, path) !== undefined) continue;
    const { value } = readCell(field, cell, { heading: '', dayOrder: 'dmy', isDay: false, isError: false });
    if (value !== undefined) put(made.row, field, value);
  }
  completeParts(made.row);
  dropPatentWithoutNumber(made);
  const { row } = made;
  row.kind ??= kind === 'demands' ? 'technology' : row.patent ? 'patent' : 'research_result';
  row.source ??= mapping.source;
  row.externalId ??= idOf(row, source.number);
}

function valueAt(row: Record<string, unknown>, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), row);
}

/** What one part of a field says of the others. */
function completeParts(row: Record<string, unknown>): void {
  if (isObject(row.readiness) && row.readiness.level !== undefined) {
    row.readiness = { scale: 'trl', origin: 'self_declared', ...row.readiness };
  }
  if (isObject(row.territory) && row.territory.kind === undefined && row.territory.countries !== undefined)
    row.territory.kind = 'countries';
}

/** Dates and applicants of a patent whose number the file does not know: the exchange keeps no such patent. */
function dropPatentWithoutNumber(made: MappedRow): void {
  const { patent } = made.row;
  if (!isObject(patent) || patent.applicationNumber !== undefined || patent.publicationNumber !== undefined) return;
  if (made.faults.some(({ rule }) => rule.startsWith('cell.'))) return;
  const { patent: _dropped, ...kept } = made.row;
  made.row = kept;
  const message = `${Object.keys(patent).join(', ')} of a patent without a number were left out`;
  made.notes.push({ column: '', rule: 'row.patent_without_number', message });
}

/** A record is known again by its patent, else by its title, else by its line. */
function idOf(row: Record<string, unknown>, number: number): string {
  const patent = isObject(row.patent) ? row.patent : {};
  const known = patent.publicationNumber ?? patent.applicationNumber;
  if (typeof known === 'string')
    return (
      known
        .normalize('NFKC')
        .replace(/[^\p{L}\p{N}._:/ -]/gu, '-')
        .replace(/^[^\p{L}\p{N}]+/u, '')
        .slice(0, 200) || `line ${number}`
    );
  const title = isObject(row.title)
    ? Object.values(row.title)
        .map((one) => (isObject(one) ? one.text : ''))
        .join('|')
    : '';
  return title === '' ? `line ${number}` : `title ${hashOf(title)}`;
}

/** FNV-1a, 52 bits: a short name for a text. */
function hashOf(text: string): string {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (const sign of new TextEncoder().encode(text)) {
    low = Math.imul(low ^ sign, 0x01000193) >>> 0;
    high = Math.imul(high ^ sign ^ (low >>> 24), 0x01000193) >>> 0;
  }
  return `${high.toString(36)}${low.toString(36)}`;
}
