import { findAncestors, isAlive } from '../process/process-table.mjs';
import { lookEvery } from '../process/wait.mjs';

const CHECK_EVERY_MS = 500;

/**
 * Aborts `signal` on Ctrl-C, SIGTERM, a closed terminal, or the death of the parent npm, which forwards no signal.
 * A second Ctrl-C calls `impatient`.
 *
 * @param {{ impatient: () => void }} options
 */
export function watchShutdown({ impatient }) {
  const controller = new AbortController();
  const end = (reason) => {
    if (!controller.signal.aborted) controller.abort(reason);
    else if (reason === 'SIGINT') impatient();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => end(name));
  // Only under npm: a start in the background must outlive its shell. Between npm and this process there may be a
  // shell that survives the death of npm.
  const above = process.env.npm_lifecycle_event === undefined ? [] : findAncestors(process.pid, isPackageManager);
  if (above.length > 0) {
    lookEvery(CHECK_EVERY_MS, () => {
      if (process.ppid !== above[0] || !above.every(isAlive)) end('npm ended');
    });
  }
  return { signal: controller.signal, end };
}

const isPackageManager = (command) => /^(npm|pnpm|yarn)\b|[/ ](npm|pnpm|yarn)(-cli)?(\.c?js)?( |$)/.test(command);
