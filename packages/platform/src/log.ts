import pino from 'pino';
import { describeError, summaryOf } from './error-log.ts';

export type Logger = pino.Logger;

/**
 * Structured log of one process, JSON lines on stdout. Removes keys, tokens and cookies wherever they appear. Logs
 * errors without values of records, requests and jobs (`describeError`), under any name.
 */
export function createLogger(options: { name: string; level: string }, destination?: pino.DestinationStream): Logger {
  const settings: pino.LoggerOptions = {
    name: options.name,
    level: options.level,
    base: { name: options.name, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withoutValues },
    formatters: {
      log: (line) => Object.fromEntries(Object.entries(line).map(([key, value]) => [key, withoutValues(value)])),
    },
    hooks: {
      logMethod(given, method) {
        const [first, ...rest] = given as unknown[];
        const line = first instanceof Error ? { err: first } : first;
        // A line without a message would get the message of its error.
        const isMute = rest[0] === undefined && typeof line === 'object' && line !== null && 'err' in line;
        const words = rest.map((one) => (one instanceof Error ? summaryOf(one) : one));
        method.apply(this, (isMute ? [line, 'failed'] : [line, ...words]) as Parameters<typeof method>);
      },
    },
    redact: {
      paths: [
        'authorization',
        'cookie',
        '*.authorization',
        '*.cookie',
        'req.headers.authorization',
        '*.key',
        '*.token',
      ],
      censor: '[cut]',
    },
  };
  // Each line is written before the next statement runs: what a process says last must not be lost at its exit.
  return pino(settings, destination ?? pino.destination({ dest: process.stdout.fd, sync: true }));
}

function withoutValues(value: unknown): unknown {
  if (value instanceof Error) return describeError(value);
  if (Array.isArray(value) && value.some((one) => one instanceof Error)) return value.map(withoutValues);
  return value;
}

/** A logger that says nothing, for tests. */
export function silentLogger(): Logger {
  return pino({ level: 'silent' });
}
