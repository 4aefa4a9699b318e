import type {
  ColumnMapping,
  FileFormat,
  ProposedColumn,
  ReadChoice,
  RecordKind,
  RowNote,
} from '@techbourse/import-formats';

export type { ColumnMapping, ProposedColumn, ReadChoice, RecordKind, RowNote };

/** A field that a column may fill, by its name in the reader's language. */
export type FieldChoice = {
  path: string;
  label: string;
  /** What may stand in it, where that is a closed list. */
  choices?: readonly string[];
};

/** What a file is, and what is proposed for its columns. */
export type Opened = {
  format: FileFormat;
  encoding?: string;
  separator?: string;
  sheets?: readonly string[];
  sheet?: string;
  /** Nothing where the form of the records is known, so that no mapping is needed. */
  columns: ProposedColumn[];
  known?: 'own' | 'patents';
  headings: string[];
  signature: string;
  fields: FieldChoice[];
  defaults: Readonly<Record<string, string>>;
  source: string;
  dayOrder?: 'dmy' | 'mdy' | undefined;
  hasAmbiguousDays: boolean;
};

/** What a person wrote in place of what stands in the file, by the place of a row: cells by heading, fields by path. */
export type Mend = { cells: Record<string, string>; fields: Record<string, string> };
export type Mends = Record<number, Mend>;

/** A row that cannot go as it is. */
export type RowView = {
  at: number;
  number: number;
  title: string;
  /** What stands in its cells, by heading. */
  cells: Record<string, string>;
  faults: RowNote[];
};

export type Mapped = {
  total: number;
  examples: number;
  faulty: RowView[];
  /** What was changed or left out, gathered over all rows. */
  notes: { rule: string; column: string; count: number; value?: string }[];
};

export type Batch = { rows: { at: number; row: Record<string, unknown> }[]; next: number; total: number };
/** Why the exchange refused a row, for the file of rejected rows. */
export type Refusal = { at: number; reasons: string };

/** What the reader beside the page is asked, and what it answers. */
export type Calls = {
  open: (given: {
    file: Blob;
    name: string;
    kind: RecordKind;
    language: 'zh' | 'en' | 'ru';
    choice: ReadChoice;
  }) => Opened;
  map: (given: { mapping: ColumnMapping; publish: boolean; mends: Mends }) => Mapped;
  batch: (given: { from: number; size: number; only?: number[]; without: number[] }) => Batch;
  views: (given: { ats: number[] }) => RowView[];
  mend: (given: { mends: Mends }) => RowView[];
  rejected: (given: { refusals: Refusal[] }) => string;
  template: (given: {
    kind: RecordKind;
    language: 'zh' | 'en' | 'ru';
    format: 'csv' | 'xlsx';
  }) => Uint8Array<ArrayBuffer>;
};

export type Asked = { id: number; name: keyof Calls; given: unknown };
export type Answered = { id: number } & ({ value: unknown } | { rule: string; message: string } | { progress: number });
