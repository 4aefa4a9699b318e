export { ATOM_TYPE, atomFeed } from './atom.ts';
export { createRecordContext, type RecordConfig, type RecordContext, recordSettings } from './context.ts';
export { type DisclosureStore, disclosureStore, type KeptDisclosure } from './disclosure.ts';
export { applyEdit } from './edit.ts';
export { assertVersion, type RecordChange, recordHistory } from './history.ts';
export { importRecords } from './import.ts';
export type { ImportRow } from './import-rows.ts';
export type { PageInput } from './lists.ts';
export { listOwned, type OwnedQuery } from './owned.ts';
export { recordOwners } from './owner.ts';
export { publishDigest, republish } from './publish.ts';
export type { Usage } from './quota.ts';
export * from './remove.ts';
export { type IndexedRecords, indexRecord, indexSource, rebuildRecords } from './search-index.ts';

export { EXPIRY_BATCH, recordStore } from './store.ts';
export type { NewRecord } from './tables.ts';
export { getOwnUsage, setUsageOf } from './usage.ts';
export { EXPIRY, startRecordWork } from './work.ts';
