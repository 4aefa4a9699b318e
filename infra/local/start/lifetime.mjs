import { findAncestors, isAlive } from '../process/process-table.mjs';

const LOOK_EVERY_MS = 500;

/**
 * When to end: Ctrl-C, SIGTERM, a closed terminal, or the death of the npm that started us, which passes no signal on.
 * The first reason aborts `signal`; a second Ctrl-C calls `impatient`.
 *
 * @param {{ impatient: () => void }} options
 */
export function watchLifetime({ impatient }) {
  const controller = new AbortController();
  const end = (reason) => {
    if (!controller.signal.aborted) controller.abort(reason);
    else if (reason === 'SIGINT') impatient();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => end(name));
  // Only under npm: a start sent to the background by a shell shall outlive that shell. Between npm and us there may
  // stand a shell that lives on when npm is killed.
  const above = process.env.npm_lifecycle_event === undefined ? [] : findAncestors(process.pid, isPackageManager);
  if (above.length > 0) {
    setInterval(() => {
      if (process.ppid !== above[0] || !above.every(isAlive)) end('npm ended');
    }, LOOK_EVERY_MS).unref();
  }
  return { signal: controller.signal, end };
}

const isPackageManager = (command) => /^(npm|pnpm|yarn)\b|[/ ](npm|pnpm|yarn)(-cli)?(\.c?js)?( |$)/.test(command);
