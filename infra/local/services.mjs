import path from 'node:path';
import { passwordOf, SCHEMAS } from '../prepare/schemas.mjs';
import { root } from './paths.mjs';
import { findFreePort } from './process/ports.mjs';
import { runTask } from './process/task.mjs';
import { pause } from './process/wait.mjs';
import { mailToken, planServices, reachable } from './supervisor/plan.mjs';
import { createSupervisor } from './supervisor/supervisor.mjs';
import { UserError } from './user-error.mjs';

/**
 * Starts every service on running engines, in parallel, and resolves when all are ready. Restarts crashed services from
 * then on, and crashed engines from the beginning. When one cannot start, or `signal` aborts, stops all and rejects.
 *
 * @param {object} options
 * @param {Awaited<ReturnType<typeof import('./engines.mjs').startEngines>>} options.engines
 * @param {string} [options.node]  Node 24.
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {string} [options.host]  Where the gateway listens.
 * @param {number} [options.port]  Its port; a free one unless given.
 * @param {(line: string) => void} [options.log]
 * @param {(name: string, start: () => Promise<void>) => Promise<void>} [options.step]  Runs one start, to time it.
 * @param {Promise<unknown>} [options.model]  The worker waits for it: it reads the embedding model.
 * @param {Promise<unknown>} [options.workbench]  The portal waits for it: it reads the built workbench.
 * @param {AbortSignal} [options.signal]
 * @param {typeof planServices} [options.plan]  What is started, where.
 * @param {(error: Error) => void} [options.onFailure]  What no restart can mend, such as a full disk.
 */
export async function startServices({
  engines,
  node = process.execPath,
  env = process.env,
  host = '127.0.0.1',
  port,
  log = () => {},
  step = (_name, start) => start(),
  model,
  workbench,
  signal,
  plan = planServices,
  onFailure = () => {},
}) {
  const { secrets, dir } = engines;
  const publicPort = port ?? (await findFreePort());
  for (const built of [model, workbench]) built?.catch(() => {}); // it may fail before a service waits for it
  const begin = async (prepare) => {
    const plans = await plan({ node, env, engines, secrets, host, port: publicPort });
    const supervisor = createSupervisor({ dir, log, onFailure });
    // At once: the gateway may be ready while the worker still waits for its model.
    for (const name of ['postgres', 'redis', 'meilisearch']) supervisor.watchEngine(engines[name]);
    const start = async (service) => {
      if (service.name === 'matching-worker') await model;
      if (service.name === 'portal') await workbench;
      await supervisor.start(service);
    };
    try {
      await orAborted(signal, [prepare()]);
      await orAborted(
        signal,
        plans.map((service) => step(service.name, () => start(service))),
      );
    } catch (error) {
      await supervisor.stop();
      throw error;
    }
    return { plans, supervisor };
  };
  const prepare = () => step('schemas and roles', () => prepareDatabase({ engines, node, env, signal }));
  const { plans, supervisor } = await begin(prepare).catch((error) => {
    // Another program may have taken a port since it was chosen. The public port is fixed, so it is not retried.
    if (error.code !== 'EADDRINUSE' || error.port === publicPort || signal?.aborted) throw error;
    log(`${error.message} Starting on other ports`);
    return begin(async () => {});
  });
  return {
    url: `http://${reachable(host)}:${publicPort}`,
    operatorKey: secrets.OPERATOR_KEY,
    /** Where mail can be read that goes nowhere else; undefined when it goes out. */
    mailPath: env.SMTP_URL ? undefined : `/dev/mail?token=${mailToken(secrets)}`,
    processes: () => plans.map(({ name, url }) => ({ name, url, pid: supervisor.pidOf(name) })),
    stop: () => supervisor.stop(),
  };
}

/** Creates schemas and roles, which services may not. An external server keeps its roles; services migrate it. */
async function prepareDatabase({ engines, node, env, signal }) {
  if (engines.postgres.external) return;
  const passwords = SCHEMAS.map((schema) => [passwordOf(schema), engines.secrets[passwordOf(schema)]]);
  const settings = { ADMIN_DATABASE_URL: engines.databaseUrl, ...Object.fromEntries(passwords) };
  const script = path.join(root, 'infra/prepare/main.mjs');
  for (let waitMs = 500; ; waitMs *= 2) {
    const { code, tail, end } = await runTask(node, [script], { cwd: root, env: { ...env, ...settings }, signal });
    if (code === 0) return;
    signal?.throwIfAborted();
    if (fullDisk(tail))
      throw Object.assign(new Error(`The database could not be prepared:\n${tail}`), { code: 'ENOSPC' });
    // the supervisor may be restarting Postgres
    if (waitMs > 8_000) throw new UserError(`The database could not be prepared (${end}).`, `It said:\n${tail}`);
    await pause(waitMs);
  }
}

const fullDisk = (text) => /no space left|ENOSPC|could not extend file/i.test(text);

/** Like Promise.all, but an abort does not wait for the slow ones. */
async function orAborted(signal, promises) {
  const aborted = new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  for (const promise of [aborted, ...promises]) promise.catch(() => {}); // the first failure is enough
  await Promise.race([Promise.all(promises), aborted]);
}
