export { applyEdit } from './edit.ts';
export {
  assertVersion,
  type Cause,
  listEvents,
  listVersions,
  type RecordChange,
  writeHistory,
} from './history.ts';
export {
  type ImportRow,
  importAnswer,
  importedRow,
  type PlannedRow,
  planImport,
  readImportRows,
  refusedRow,
  rejectedRow,
} from './import-rows.ts';
export {
  bytesOf,
  countGrowth,
  countRows,
  type Growth,
  type Quotas,
  quotasOf,
  readUsage,
  setQuota,
  type Usage,
} from './quota.ts';
