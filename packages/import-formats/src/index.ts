export { cleanText } from './clean.ts';
export { FileError, type FileFault, type FileRule } from './file/fault.ts';
export { openSource, type Source, type SourceRow } from './file/read.ts';
export type { FileFormat, ReadChoice } from './file/recognise.ts';
export { csvLine, writeCsv } from './file/write-csv.ts';
export { writeXlsx } from './file/write-xlsx.ts';
export { csvOfRows, xlsxOfRows } from './map/export.ts';
export { type Field, fieldsOf, type RecordKind } from './map/field.ts';
export {
  type ColumnMapping,
  defaultsOf,
  type Proposal,
  type ProposedColumn,
  proposeMapping,
  signatureOf,
} from './map/mapping.ts';
export { type MappedRow, rowMapper } from './map/row.ts';
export { templateRows } from './map/template.ts';
export type { RowNote } from './note.ts';
export { formatNames, type ImportKind, mappingOf } from './source/index.ts';
export type { Mapping } from './source/mapping.ts';
