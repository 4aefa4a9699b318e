export {
  type Actor,
  ANONYMOUS,
  assertMember,
  assertOperator,
  createActorSigner,
  createActorVerifier,
  isOperator,
  type Member,
  SCOPES,
  type Scope,
  scopeSchema,
} from './actor.ts';
export { type App, type AppOptions, bearerActor, buildApp } from './app.ts';
export { type Call, callHeadersSchema, callOf } from './call.ts';
export {
  actorSettings,
  baseSettings,
  calendarSettings,
  meiliSettings,
  postgresSettings,
  quotaSettings,
  readConfig,
  redisSettings,
} from './config.ts';
export { type ConstraintRule, type Constraints, databaseFaultOf } from './database-error.ts';
export { assertInTime, currentDeadline, inTime, PAST_DEADLINE, pastDeadline, withDeadline } from './deadline.ts';
export { applyEdit, clearable, expectedVersionSchema } from './edit.ts';
export { describeError, SetupError, summaryOf } from './error-log.ts';
export { AppError, type ErrorKind, fail, type Issue, kindOfStatus } from './errors.ts';
export { type Clock, isYounger, newId, systemClock } from './ids.ts';
export {
  IMPORT_ROWS_MAX,
  type ImportAnswer,
  type ImportResult,
  type ImportRow,
  importAnswer,
  importAnswerSchema,
  importedRow,
  importKeyFields,
  importRequestSchema,
  importResultSchema,
  type PlannedRow,
  planImport,
  readImportRows,
  refusedRow,
  rejectedRow,
} from './import-rows.ts';
export { inputFaults } from './input.ts';
export { pointerOf, quoted } from './input-text.ts';
export { issuesOf } from './issues.ts';
export { sendLines } from './lines.ts';
export { createLogger, type Logger, silentLogger } from './log.ts';
export {
  type Operation,
  type OperationProgress,
  type OperationTask,
  operation,
  registerOperations,
  type TaskStore,
} from './operations.ts';
export { cursorKey, decodeCursor, encodeCursor, type Page, pageOf, pageQuery, toPage } from './page.ts';
export { asAppError, PROBLEM_MEDIA_TYPE, type Problem, problemOf, problemSchema } from './problem.ts';
export { quotasOf, setQuotaSchema, usageSchema } from './quota.ts';
export { logCrashes, runService, type Service } from './run.ts';
export { degradedSchema, highlightsSchema, searchAnswerOf, several } from './search-query.ts';
export { publicKeyOf, SERVED_BY, servedBy } from './served-by.ts';
export { readStored } from './stored.ts';
export { type Sweep, startSweep } from './sweep.ts';
export { today } from './today.ts';
