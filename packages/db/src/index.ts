export { writeApart } from './apart.ts';
export { type AuditEntry, writeAudit } from './audit.ts';
export { connect, type Database, type DatabaseLimits, type Executor, type Tx, type Work } from './connect.ts';
export { exclusively } from './exclusive.ts';
export {
  assertVersion,
  type Cause,
  type HistoryTables,
  historyTables,
  listEvents,
  listVersions,
  type RecordChange,
  writeHistory,
} from './history.ts';
export { once } from './idempotency.ts';
export { type ToldMark, watchQueue } from './lost-queue.ts';
export { migrateSchema } from './migrate.ts';
export { operationTasks } from './operation-tasks.ts';
export { type Envelope, type NewEvent, writeEvents } from './outbox.ts';
export { prepared } from './prepared.ts';
export {
  bytesOf,
  countGrowth,
  countRows,
  type Growth,
  type Quotas,
  quotaTable,
  readUsage,
  setQuota,
  type Usage,
} from './quota.ts';
export { type Relay, type RelayOptions, startRelay, unknownEvents } from './relay.ts';
export { queueRebuild, resendEvents } from './resend.ts';
export { prepareSchemas, runtimeRole, type SchemaPlan } from './roles.ts';
export { type ServiceTables, serviceConstraints, serviceTables } from './tables.ts';
export { startTidying } from './tidy.ts';
