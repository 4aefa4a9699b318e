export { assertAcceptable } from './accept.ts';
export { createActorSigner, createActorVerifier } from './actor.ts';
export { apiDocumentOf, offlineSettings } from './api-document.ts';
export { bearerActor, buildApp } from './app.ts';
export type { App, AppOptions } from './app-options.ts';
export { assertAllowed, authorise, authoriseList, authorisePerson, organisationSuspended } from './authorise.ts';
export { type Call, callOf } from './call.ts';
export {
  actorSettings,
  baseSettings,
  calendarSettings,
  meiliSettings,
  outboundSettings,
  postgresSettings,
  quotaSettings,
  readConfig,
  redisSettings,
  sealingSettings,
} from './config.ts';
export { currentRequest, inRequest, type RequestContext } from './current-request.ts';
export { type ConstraintRule, type Constraints, databaseFaultOf } from './database-error.ts';
export {
  assertBeforeDeadline,
  beforeDeadline,
  currentDeadline,
  DEADLINE_PASSED,
  deadlineError,
  pause,
  withDeadline,
  within,
} from './deadline.ts';
export { describeError, SetupError, summaryOf } from './error-log.ts';
export { AppError, type ErrorKind, fail, kindOfStatus } from './errors.ts';
export { etagOf, isKnown } from './etag.ts';
export { type Clock, isYoungerThan, newId, systemClock } from './ids.ts';
export { inputFaults } from './input.ts';
export { pointerOf, quoted } from './input-text.ts';
export { issuesOf } from './issues.ts';
export { languageWanted } from './language.ts';
export { createLogger, type Logger, silentLogger } from './log.ts';
export { type Loop, type Pause, startLoop } from './loop.ts';
export { type Said, said } from './messages/message.ts';
export { issuesHere } from './messages/translate.ts';
export { createMetrics, type Metrics, type Sample } from './metrics.ts';
export { sendNdjson } from './ndjson.ts';
export { type Operation, type OperationProgress, operation, registerOperations, type TaskStore } from './operations.ts';
export { answerMethods } from './other-methods.ts';
export {
  createOutbound,
  type Outbound,
  type OutboundAnswer,
  type OutboundOptions,
  type OutboundRequest,
} from './outbound.ts';
export { cursorKey, decodeCursor, encodeCursor, toPage } from './page.ts';
export { pathOf } from './path.ts';
export { asAppError, problemOf } from './problem.ts';
export { ANSWER_OF, ofRecord } from './record-answer.ts';
export { CALLER_ADDRESS, PAGE_READER } from './request-context.ts';
export { logCrashes, runService, type Service } from './run.ts';
export { createSeal, type Seal } from './seal.ts';
export { publicKeyOf, SERVED_BY, servedBy } from './served-by.ts';
export type { NewSpan } from './span.ts';
export { readStored } from './stored.ts';
export { actAsOwner, idInPath } from './successor.ts';
export { type Sweep, startSweep } from './sweep.ts';
export { today } from './today.ts';
export { beginSpan, startTracing, stopTracing, traced, withSpan } from './trace.ts';
