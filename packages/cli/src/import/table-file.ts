import { openAsBlob } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import {
  type ColumnMapping,
  defaultsOf,
  type ImportKind,
  type MappedRow,
  openSource,
  proposeMapping,
  type ReadChoice,
  type RowNote,
  rowMapper,
  type Source,
} from '@techbourse/import-formats';
import type { Line } from '@techbourse/import-formats/lines';
import { z } from 'zod';

const mappingSchema = z.object({
  columns: z.record(z.string(), z.string()),
  dayOrder: z.enum(['dmy', 'mdy']).optional(),
  source: z.string().min(1),
  defaults: z.record(z.string(), z.string()).default({}),
});

export type TableOptions = ReadChoice & { kind: ImportKind; publish: boolean; mapping?: string };
/** Rows as an import sends them, and what was changed or left out of each. */
export type TableFile = { rows: () => AsyncGenerator<Line>; notesOf: (line: number) => readonly RowNote[] };

/** Below this share a person has to look at what is proposed. */
const SURE = 0.9;
const SAMPLE = 200;

/** Whether a file is read line by line as jsonl, by its first bytes, or is another kind of file. */
export async function isJsonLines(file: string): Promise<boolean> {
  if (/\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(file)) return true;
  const source = await openSource(await openAsBlob(file)).catch(() => undefined);
  return source?.nature.format === 'jsonl';
}

/**
 * Opens a table, a list or bibliographic XML, with the mapping of a file or the one that is proposed.
 * @throws Error when the proposal leaves a doubt: it is written beside the file, to be looked at.
 */
export async function openTable(
  file: string,
  { kind, publish, mapping: path, ...choice }: TableOptions,
): Promise<TableFile> {
  const source = await openSource(await openAsBlob(file), choice);
  const headings = source.shape === 'table' ? source.headings : [];
  const mapping = path
    ? mappingSchema.parse(JSON.parse(await readFile(path, 'utf8')))
    : await proposed(file, kind, source, headings);
  const mapRow = rowMapper(kind, mapping, { headings, publish });
  const notes = new Map<number, readonly RowNote[]>();
  return {
    notesOf: (line) => {
      const found = notes.get(line) ?? [];
      notes.delete(line);
      return found;
    },
    rows: async function* () {
      for await (const row of source.rows()) {
        const made = mapRow(row);
        if (made.isExample) continue;
        if (made.notes.length > 0) notes.set(made.number, made.notes);
        yield lineOf(made, source.bytesRead());
      }
    },
  };
}

function lineOf({ number, row, faults }: MappedRow, bytes: number): Line {
  const at = { number, bytes, length: JSON.stringify(row).length };
  const [first] = faults;
  if (!first) return { ...at, row };
  const message = faults
    .map((one) => `${one.column ? `${one.column}: ` : ''}${one.message}${one.value ? ` (${one.value})` : ''}`)
    .join('; ');
  return { ...at, fault: { rule: first.rule, message } };
}

async function proposed(
  file: string,
  kind: ImportKind,
  source: Source,
  headings: readonly string[],
): Promise<ColumnMapping> {
  const known = source.shape === 'records' ? { known: source.known } : { headings };
  const sample: string[][] = [];
  for await (const row of source.rows()) {
    if ('cells' in row) sample.push(row.cells);
    if (sample.length >= SAMPLE) break;
  }
  const { columns, dayOrder, hasAmbiguousDays } = proposeMapping(kind, headings, sample);
  const mapping = {
    source: 'file',
    ...defaultsOf(kind, known),
    columns: Object.fromEntries(columns.map(({ heading, field }) => [heading, field])),
    ...(dayOrder && { dayOrder }),
  };
  const isDoubtful = hasAmbiguousDays && !dayOrder;
  const isSure =
    columns.every(({ field, share, filled }) => share >= SURE || (field === '' && filled === 0)) && !isDoubtful;
  // The columns of an export, with those in which a long text goes on.
  const isOwn = columns.every(({ share, heading }) => share === 1 || /\+\d+$/.test(heading));
  if (source.shape === 'records' || isSure || isOwn) return mapping;
  const path = `${file.split('/').at(-1)}.mapping.json`;
  await writeFile(path, `${JSON.stringify(mapping, null, 2)}\n`);
  const why = isDoubtful ? ', and say in dayOrder whether days are dmy or mdy' : '';
  throw new Error(
    `which column is which field is proposed in ${path}: look it over${why}, and run again with --mapping ${path}`,
  );
}
