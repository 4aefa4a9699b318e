import os from 'node:os';
import path from 'node:path';
import { lastLines } from '../engine/engine.mjs';
import { startChild } from '../process/child.mjs';
import { reapPidFile } from '../process/pid-file.mjs';
import { canConnect } from '../process/ports.mjs';
import { pause, waitUntil } from '../process/wait.mjs';
import { UserError } from '../user-error.mjs';
import { createServiceLog } from './service-log.mjs';

// For a start that hangs: one that dies is noticed at once, and a busy machine may need a minute for one that works.
const READY_TIMEOUT_MS = 300_000;
const GRACE_MS = 12_000; // a service gives itself 10 s
const BACKOFF_FIRST_MS = 500;
const BACKOFF_LAST_MS = 30_000;
const STEADY_MS = 60_000; // up for so long, a crash counts as the first one again

/**
 * One service under watch: `start` resolves when it is ready. When it dies later it is restarted, after a wait that
 * doubles until it runs steadily.
 *
 * @param {object} plan
 * @param {string} plan.name
 * @param {string} plan.command
 * @param {string[]} plan.args
 * @param {string} plan.cwd
 * @param {NodeJS.ProcessEnv} plan.env
 * @param {string} plan.url  It is ready when `/health/ready` there says so,
 * @param {string} plan.servedBy  and by this name: the port may be another program's by then.
 * @param {number} [plan.niceness]
 * @param {number} [plan.graceMs]  From SIGTERM to SIGKILL.
 * @param {{ dir: string, log: (line: string) => void, onFailure: (error: Error) => void }} surroundings
 */
export function createService(plan, { dir, log, onFailure }) {
  const { name } = plan;
  const pidFile = path.join(dir, 'run', `${name}.pid`);
  const logFile = path.join(dir, 'logs', `${name}.log`);
  const connect = createServiceLog({ name, file: logFile, log, onFailure });
  let child;
  let wanted = false;
  let backoffMs = BACKOFF_FIRST_MS;

  const launch = () => {
    child = startChild({ graceMs: GRACE_MS, ...plan, pidFile });
    if (child.pid !== undefined && plan.niceness) lowerPriority(child.pid, plan.niceness);
    connect(child.process);
    return child;
  };

  const keepAlive = (watched, startedAt) => {
    watched.exited.then(async (reason) => {
      if (!wanted) return;
      if (performance.now() - startedAt > STEADY_MS) backoffMs = BACKOFF_FIRST_MS;
      const why = (await isTaken(plan.url))
        ? `${reason}; another program has its port ${new URL(plan.url).port}`
        : reason;
      log(`${name} ended (${why}); starting it again in ${backoffMs / 1000} s (${logFile})`);
      await pause(backoffMs);
      backoffMs = Math.min(backoffMs * 2, BACKOFF_LAST_MS);
      if (wanted) keepAlive(launch(), performance.now());
    });
  };

  return {
    name,
    get pid() {
      return child?.pid;
    },
    start: async () => {
      await reapPidFile(pidFile, { stopSignal: 'SIGTERM', graceMs: GRACE_MS, log, name });
      wanted = true;
      const first = launch();
      const ready = await waitUntil(() => first.hasEnded() || isReady(plan), READY_TIMEOUT_MS, 25);
      if (ready && !first.hasEnded()) {
        keepAlive(first, performance.now());
        return;
      }
      if (!wanted) throw new Error(`${name} was stopped while it started`);
      wanted = false;
      const why = first.hasEnded() ? `ended at its start (${await first.exited})` : 'was not ready in time';
      await first.stop();
      if (await isTaken(plan.url)) {
        const taken = `Port ${new URL(plan.url).port}, meant for ${name}, is another program's by now.`;
        throw Object.assign(new UserError(taken, 'Start again.'), {
          code: 'EADDRINUSE',
          port: Number(new URL(plan.url).port),
        });
      }
      throw new UserError(`${name} ${why}.`, `${logFile} ends:\n${lastLines(logFile)}`);
    },
    stop: async () => {
      wanted = false;
      await child?.stop();
    },
  };
}

/** Whether another program has the port, after the service has ended. */
function isTaken(url) {
  return canConnect(Number(new URL(url).port), new URL(url).hostname.replace(/^\[|\]$/g, ''));
}

async function isReady({ url, servedBy }) {
  try {
    const reply = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3_000) });
    await reply.arrayBuffer();
    return reply.ok && reply.headers.get('x-served-by') === servedBy;
  } catch {
    return false;
  }
}

function lowerPriority(pid, niceness) {
  try {
    os.setPriority(pid, niceness);
  } catch {
    // it may have ended already, or the system forbids it: only politeness is lost
  }
}
