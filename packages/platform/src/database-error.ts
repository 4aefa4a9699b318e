import { AppError } from './errors.ts';

/**
 * The message for a database constraint. It is shown when a write passed every check and still breaks the constraint,
 * as in a race. By default `kind` is CONFLICT and `reason` is `constraint.<name>`.
 */
export type ConstraintRule = {
  message: string;
  reason?: string;
  kind?: 'CONFLICT' | 'INVALID_STATE' | 'VALIDATION';
};

/**
 * The rules of a service's schema by name: constraints, unique indexes, and the functions of triggers that refuse. A
 * text alone is a rule's message. Kept in `db/constraints.ts` beside the schema; a test compares the two.
 */
export type Constraints = Readonly<Record<string, ConstraintRule | string>>;

/** The safe parts of a Postgres error. Its other fields may quote rows. */
export type DatabaseFault = {
  /** SQLSTATE, five characters. */
  code: string;
  constraint?: string;
  table?: string;
  column?: string;
  /** The function whose trigger refused. */
  refusedBy?: string;
  /** The statement with its placeholders, when the error carries it. */
  statement?: string;
};

// Of these Postgres names the rule, or the trigger's function does.
const BROKEN_RULES = new Set(['23000', '23001', '23503', '23505', '23514', '23P01']);

/** A retry may succeed, because the other row may exist or be gone by then. */
const RETRYABLE = new Set(['23503', '23505', '23P01']);

// No number, day or text that a column can hold. A request brought it past the checks of its schema.
const NOT_STORABLE = new Set([
  ...['22001', '22003', '22007', '22008', '22021', '22P02', '22P03', '22P05'],
  ...['54000', '54001'],
]);

// The server is going, coming or full, or the connection is lost: the same call may succeed soon.
const CONNECTION_LOST = new Set([
  ...['08000', '08001', '08003', '08004', '08006', '25006', '25P03', '57P01', '57P02', '57P03', '57P05', '58030'],
  ...['53000', '53200', '53300', '53400'],
]);

// Another transaction was in the way.
const CONCURRENT_CHANGE = new Set(['40001', '40P01']);

// statement_timeout and cancellation, lock_timeout, transaction_timeout
const TOOK_TOO_LONG = new Set(['57014', '55P03', '25P04']);

/** The Postgres error in a thrown value or among its causes. */
export function databaseFaultOf(thrown: unknown): DatabaseFault | undefined {
  let statement: string | undefined;
  for (let error: unknown = thrown, depth = 0; error instanceof Error && depth < 8; error = error.cause, depth++) {
    const given = error as { query?: unknown; severity?: unknown; code?: unknown };
    if (typeof given.query === 'string') statement ??= given.query;
    if (typeof given.severity === 'string' && typeof given.code === 'string') return faultOf(error, statement);
  }
  return undefined;
}

function faultOf(error: Error, statement: string | undefined): DatabaseFault {
  const given = error as unknown as Record<string, unknown>;
  const text = (name: string) => (typeof given[name] === 'string' && given[name] !== '' ? given[name] : undefined);
  const isRaised = text('routine') === 'exec_stmt_raise';
  const refusedBy = isRaised ? /([\w$]+)\([\w$, ]*\)/.exec(text('where') ?? '')?.[1] : undefined;
  const fault: { [name in keyof DatabaseFault]: DatabaseFault[name] | undefined } = {
    code: text('code'),
    constraint: text('constraint_name'),
    table: text('table_name'),
    column: text('column_name'),
    refusedBy,
    statement,
  };
  return Object.fromEntries(Object.entries(fault).filter(([, value]) => value !== undefined)) as DatabaseFault;
}

/**
 * Maps a Postgres error to an AppError; undefined for other errors and bugs. The message is the service's, because
 * messages of Postgres quote rows and statements.
 */
export function fromDatabase(thrown: unknown, constraints: Constraints = {}): AppError | undefined {
  const fault = databaseFaultOf(thrown);
  if (!fault) return undefined;
  const { code } = fault;
  const errorOf = (kind: 'UNAVAILABLE' | 'VALIDATION', reason: string, message: string) =>
    new AppError(kind, reason, message, { cause: thrown });
  if (BROKEN_RULES.has(code)) return brokenRule(thrown, fault, constraints);
  if (code === '23502') return errorOf('VALIDATION', 'value.missing', 'A value that must be there is missing');
  if (NOT_STORABLE.has(code)) {
    const message = 'A value cannot be stored: a number or a day out of range, or characters that are no text';
    return errorOf('VALIDATION', 'value.not_storable', message);
  }
  if (CONNECTION_LOST.has(code)) return errorOf('UNAVAILABLE', 'engine.unavailable', 'Please try again in a moment');
  if (code === '53100') return errorOf('UNAVAILABLE', 'database.full', 'The exchange has no room to write at present');
  if (CONCURRENT_CHANGE.has(code)) {
    return errorOf('UNAVAILABLE', 'database.crossed', 'Another change came at the same moment: please try again');
  }
  if (TOOK_TOO_LONG.has(code)) {
    return errorOf('UNAVAILABLE', 'database.timeout', 'This took longer than is allowed: please try again later');
  }
  return undefined;
}

function brokenRule(thrown: unknown, fault: DatabaseFault, constraints: Constraints): AppError {
  const name = fault.constraint ?? fault.refusedBy ?? 'unnamed';
  const rule = Object.hasOwn(constraints, name) ? constraints[name] : undefined;
  const explained: ConstraintRule =
    typeof rule === 'string' ? { message: rule } : (rule ?? { message: unnamed(fault) });
  return new AppError(explained.kind ?? 'CONFLICT', explained.reason ?? `constraint.${name}`, explained.message, {
    cause: thrown,
    retry: RETRYABLE.has(fault.code),
  });
}

function unnamed({ code }: DatabaseFault): string {
  if (code === '23505' || code === '23P01') return 'There is such a record already';
  if (code === '23503') return 'Another record that this one belongs to is not there, or is still needed';
  return 'The records do not allow this change';
}
