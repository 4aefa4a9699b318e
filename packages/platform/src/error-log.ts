import { z } from 'zod';
import { databaseFaultOf } from './database-error.ts';
import { AppError } from './errors.ts';
import { issuesOf } from './issues.ts';

/** An error about the installation. Its message quotes no record, so it may be logged. */
export class SetupError extends Error {
  readonly loggable = true;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SetupError';
  }
}

type Described = Record<string, unknown>;

const CAUSES_MAX = 5;
const FRAMES_MAX = 20;
const STATEMENT_MAX = 600;

// What V8 and fetch say of a program's own faults. Other messages may quote what was read, sent or stored.
const SAFE_MESSAGES =
  /^(Cannot (read|set|destructure|access|convert undefined)|fetch failed$|Invalid URL$|Assignment to constant|[\w$.()[\] ]+ is not (a function|iterable|defined|a constructor))/;

/**
 * Describes an error for the log: its type, place, rule and statement, but no value of a record, request or job.
 * Messages are left out unless they are known to hold none, because those of databases, parsers and engines quote what
 * they were given. Anything else than an error is described by its type.
 */
export function describeError(thrown: unknown, depth = 0): Described {
  if (!(thrown instanceof Error)) return { type: thrown === null ? 'null' : typeof thrown };
  return withoutUndefined({
    type: typeOf(thrown),
    message: messageOf(thrown),
    ...(thrown instanceof AppError
      ? { kind: thrown.kind, reason: thrown.reason, ...describeIssues(thrown.issues) }
      : {}),
    ...(thrown instanceof z.core.$ZodError ? describeIssues(issuesOf(thrown)) : {}),
    ...ofDatabase(thrown),
    ...ofSystem(thrown),
    stack: framesOf(thrown),
    errors:
      thrown instanceof AggregateError && depth < CAUSES_MAX
        ? thrown.errors.slice(0, 3).map((one) => describeError(one, depth + 1))
        : undefined,
    cause: thrown.cause !== undefined && depth < CAUSES_MAX ? describeCause(thrown.cause, depth + 1) : undefined,
  });
}

/** The same in one line for people: what a failed task or job shows of its error. */
export function summaryOf(thrown: unknown): string {
  const { type, message, reason, code, constraint, stack, cause } = describeError(thrown);
  const inner = (cause ?? {}) as Described;
  const parts = [reason, message ?? inner.message, code ?? inner.code, constraint ?? inner.constraint];
  const summary = parts.filter((part) => part !== undefined).join(': ');
  if (summary !== '') return summary;
  const place = typeof stack === 'string' ? /[^/\\ (]+:\d+(?=:\d+\)?$)/m.exec(stack)?.[0] : undefined;
  return place ? `${type} at ${place}` : String(type);
}

function typeOf(error: Error): string {
  const name = String(error.name || error.constructor?.name || 'Error');
  return /^[\w$. ]{1,60}$/.test(name) ? name : 'Error';
}

function messageOf(error: Error): string | undefined {
  if (typeof error.message !== 'string') return undefined;
  const isOurs = (error as { loggable?: unknown }).loggable === true;
  if (isOurs || (error instanceof AppError && error.kind === 'UNAVAILABLE')) return error.message;
  const first = error.message.split('\n', 1)[0] ?? '';
  // From the first quotation mark to the last: a quoted text may hold some itself.
  if (SAFE_MESSAGES.test(first)) return first.replace(/(['"`]).*['"`]/, '$1…$1').slice(0, 200);
  return undefined;
}

function ofDatabase(error: Error): Described {
  const { severity } = error as { severity?: unknown };
  const fault = databaseFaultOf(error);
  // Described once, at the Postgres error itself and not at its wrappers.
  if (!fault || typeof severity !== 'string') return { statement: statementOf(error) };
  const { statement: _, ...rest } = fault;
  return { ...rest, statement: statementOf(error) };
}

/** The statement with its placeholders, without literal texts. */
function statementOf(error: Error): string | undefined {
  const { query } = error as { query?: unknown };
  if (typeof query !== 'string') return undefined;
  const bare = query
    .replace(/\$([A-Za-z_]\w*)?\$.*\$\1\$/gs, '?')
    .replace(/'(?:[^']|'')*('|$)/g, '?')
    .replace(/\b\d{4,}\b/g, '?')
    .replace(/\s+/g, ' ');
  return bare.length > STATEMENT_MAX ? `${bare.slice(0, STATEMENT_MAX)}…` : bare;
}

function ofSystem(error: Error): Described {
  const given = error as unknown as Described;
  const word = (name: string) => {
    const value = given[name];
    return typeof value === 'string' && /^[\w.:/-]{1,80}$/.test(value) ? value : undefined;
  };
  const number = (name: string) => (typeof given[name] === 'number' ? given[name] : undefined);
  const command = (given.command as { name?: unknown } | undefined)?.name;
  const status = (given.response as { status?: unknown } | undefined)?.status;
  return {
    code: word('code') ?? number('code'),
    syscall: word('syscall'),
    address: word('address'),
    port: number('port'),
    command: typeof command === 'string' && /^\w{1,30}$/.test(command) ? command : undefined,
    status: typeof status === 'number' ? status : number('statusCode'),
  };
}

function describeCause(cause: unknown, depth: number): Described {
  if (cause instanceof Error) return describeError(cause, depth);
  const code = (cause as { code?: unknown } | null)?.code;
  return { ...describeError(cause), ...(typeof code === 'string' && /^\w{1,60}$/.test(code) ? { code } : {}) };
}

/** Which fields broke which rules, without names that the client chose. */
function describeIssues(issues: readonly { pointer: string; rule: string }[]): Described {
  if (issues.length === 0) return {};
  const named = (part: string) => (/^(\d{1,6}|[a-z][A-Za-z]{0,30})$/.test(part) ? part : '*');
  return {
    issues: issues.slice(0, 10).map(({ pointer, rule }) => ({
      pointer: rule === 'unknown_field' ? '*' : pointer.split('/').slice(1).map(named).join('/'),
      rule,
    })),
  };
}

/** The places of a stack without the message above them. */
function framesOf(error: Error): string | undefined {
  if (typeof error.stack !== 'string') return undefined;
  const head = `${error.message}\n`;
  const begins = error.message === '' ? -1 : error.stack.indexOf(head);
  const below = begins === -1 ? error.stack : error.stack.slice(begins + head.length);
  const frames = below.split('\n').filter((line) => /^ {4}at .*(:\d+:\d+|<anonymous>)\)?$/.test(line));
  return frames.length > 0 ? frames.slice(0, FRAMES_MAX).join('\n') : undefined;
}

function withoutUndefined(given: Described): Described {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
