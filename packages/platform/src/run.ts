import { setTimeout as wait } from 'node:timers/promises';
import type { App } from './app-options.ts';
import { createLogger, type Logger } from './log.ts';
import { stopTracing } from './trace.ts';

export type Service = {
  app: App;
  /** Stops in order: first what takes work in, then what it uses. Each is given until the deadline. */
  stop: () => Promise<void>;
};

/**
 * Logs the error that crashes this process, without values of records. Call it first in `main.ts`, because the runtime
 * would print the whole error.
 */
export function logCrashes(name: string): void {
  const log = createLogger({ name, level: 'fatal' });
  const end = (words: string) => (error: unknown) => {
    log.fatal({ err: error }, words);
    process.exit(1);
  };
  process.on('uncaughtException', end('crashed'));
  process.on('unhandledRejection', end('crashed: unhandled rejection'));
}

const SHUTDOWN_DEADLINE_MS = 10_000;

/**
 * Listens and logs one `ready` line. Stops on SIGTERM or SIGINT within a deadline: refuses new work, finishes current
 * work, then closes its resources. Exits with 1 if the deadline passes.
 */
export async function runService(
  service: Service,
  options: { host: string; port: number; log: Logger; deadlineMs?: number },
): Promise<void> {
  const { app } = service;
  const { log } = options;
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    // A queue whose Redis is gone would let close() wait for ever.
    wait(options.deadlineMs ?? SHUTDOWN_DEADLINE_MS, undefined, { ref: false }).then(() => {
      log.error('the deadline for stopping has passed');
      process.exit(1);
    });
    try {
      await app.close();
      await service.stop();
      await stopTracing();
      process.exit(0);
    } catch (error) {
      log.error({ err: error }, 'stopping failed');
      process.exit(1);
    }
  };
  // Before the line that says ready: whoever reads it may send a signal at once.
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));

  await app.listen({ host: options.host, port: options.port });
  const address = app.server.address();
  log.info({ port: typeof address === 'object' && address ? address.port : options.port }, 'ready');
}
