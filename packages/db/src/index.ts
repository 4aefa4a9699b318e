export { type AuditEntry, type AuditSubject, readsAuditor, writeAudit } from './audit.ts';
export { readAudit, registerAuditRoute } from './audit-trail.ts';
export { writeOrBisect } from './bisect.ts';
export { type AuditRetention, OUTBOX_RETENTION_HOURS, startCleanup } from './cleanup.ts';
export { connect, type Database, type DatabaseLimits, type Executor, type Tx, type Work } from './connect.ts';
export { withExclusiveLock } from './exclusive.ts';
export { idempotent } from './idempotency.ts';
export { type PublishedMark, watchQueue } from './lost-queue.ts';
export { migrateSchema } from './migrate.ts';
export { hearNotifications, type Notifications } from './notifications.ts';
export { operationTasks } from './operation-tasks.ts';
export { type Envelope, type NewEvent, writeEvents } from './outbox.ts';
export { type OutboxLag, readOutboxLag, registerOutbox } from './outbox-lag.ts';
export { type PersonData, personDataSchema, readPersonData, registerPersonData } from './person-data.ts';
export { prepared } from './prepared.ts';
export { type Relay, type RelayOptions, startRelay, unknownEvents } from './relay.ts';
export { queueRebuild, resendEvents } from './resend.ts';
export { reusable } from './reusable.ts';
export { prepareSchemas, runtimeRole, type SchemaPlan } from './roles.ts';
export { rowBatches } from './row-batches.ts';
export {
  amongEveryRow,
  amongRows,
  EVERY_ROW,
  EVERY_ROW_SETTING,
  type RowScope,
  showRows,
  withRows,
} from './rows.ts';
export { type ServiceTables, serviceConstraints, serviceTables } from './tables.ts';
export { countByClient, visibleRows } from './visible.ts';
export { readWork, registerWork, titleOf, type WorkSource } from './work.ts';
