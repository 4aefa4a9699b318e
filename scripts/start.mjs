import fs from 'node:fs';
import path from 'node:path';
import { findRedis } from '../infra/local/engine/redis.mjs';
import { startEngines } from '../infra/local/engines.mjs';
import { dataDir as dir, root } from '../infra/local/paths.mjs';
import { describeFailure, Problem } from '../infra/local/problem.mjs';
import { findFreePort, isPortFree } from '../infra/local/process/ports.mjs';
import { loadSecrets } from '../infra/local/secrets.mjs';
import { ensureDemo, runCheck, scriptRunner } from '../infra/local/start/demo.mjs';
import { assertRoom, watchRoom } from '../infra/local/start/disk.mjs';
import { watchLifetime } from '../infra/local/start/lifetime.mjs';
import { HELP, readOptions } from '../infra/local/start/options.mjs';
import { createReport } from '../infra/local/start/report.mjs';
import { resetData } from '../infra/local/start/reset.mjs';
import { printWelcome } from '../infra/local/start/welcome.mjs';
import { planServices, reachable } from '../infra/local/supervisor/plan.mjs';
import { createSupervisor } from '../infra/local/supervisor/supervisor.mjs';
import { runQuietly } from '../infra/local/toolchain/command.mjs';
import { prepareToolchain } from '../infra/local/toolchain.mjs';

const lifetime = watchLifetime({ impatient: () => process.exit(130) }); // the guard stops what still runs
const { signal } = lifetime;

/** Everything that runs, to be stopped in the opposite order. */
const running = { supervisor: undefined, engines: undefined };

async function main() {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help) return process.stdout.write(HELP);
  // with --check the only line on stdout is the result
  const report = createReport(options.check ? process.stderr : process.stdout);
  try {
    return await start(options, report);
  } finally {
    await stopEverything(report);
  }
}

async function start(options, report) {
  if (options.reset) await resetData(dir, { yes: options.yes, signal });
  const port = options.check ? await findFreePort() : await claimPort(options);
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  assertRoom(dir);
  // fetched meanwhile; what goes wrong there is told when the engines start
  const redis = process.env.REDIS_URL ? undefined : findRedis({ log: report.note }).catch(() => {});
  const { node, env } = await report.step('pnpm, packages, Node 24', () =>
    prepareToolchain({ log: report.note, signal }),
  );
  await redis;
  const model = report.step('embedding model', () => buildModel(node, env));
  model.catch(() => {}); // awaited below
  const engines = await report.step(
    'engines',
    () => startEngines({ dir, log: report.note }),
    (started) => ['postgres', 'redis', 'meilisearch'].map((name) => `${name} ${started[name].port}`).join(', '),
  );
  running.engines = engines;
  signal.throwIfAborted();

  const secrets = loadSecrets(dir);
  const supervisor = createSupervisor({ dir, log: report.note, onFailure: fail });
  running.supervisor = supervisor;
  for (const name of ['postgres', 'redis', 'meilisearch']) supervisor.watchEngine(engines[name]);
  watchRoom(dir, fail);
  const plans = await planServices({ node, env, engines, secrets, host: options.host, port });
  const starts = plans.map((plan) =>
    report.step(plan.name, async () => {
      if (plan.name === 'matching-worker') await model;
      await supervisor.start(plan);
    }),
  );
  await untilFirstFailure(starts);

  const url = `http://${reachable(options.host)}:${port}`;
  const run = scriptRunner({ node, env, url, operatorKey: secrets.OPERATOR_KEY, signal, onErrorLine: report.note });
  const demo = options.noDemo
    ? undefined
    : await report.step(
        'demo catalogue',
        () => ensureDemo({ dir, run }),
        (loaded) => `${loaded.listings} listings, ${loaded.demands} demands`,
      );
  signal.throwIfAborted();
  if (options.check) {
    const result = await runCheck({ run });
    process.stdout.write(`${JSON.stringify(result)}\n`);
    process.exitCode = result.check === 'ok' ? 0 : 1;
    return;
  }
  printWelcome({ line: report.line, url, dir, demo });
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  if (signal.reason instanceof Error) throw signal.reason;
}

async function claimPort({ port, host }) {
  if (await isPortFree(port, host)) return port;
  throw new Problem(
    `Port ${port} of ${host} is taken.`,
    `Set PORT to another one (PORT=${port + 1} npm start), or stop who uses it.`,
  );
}

function buildModel(node, env) {
  return runQuietly('build the embedding model', node, [path.join(root, 'packages/text/src/build/main.ts')], {
    env,
    signal,
  });
}

/** Like Promise.all, but a Ctrl-C does not wait for the slow ones. */
async function untilFirstFailure(promises) {
  const aborted = new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  aborted.catch(() => {});
  for (const promise of promises) promise.catch(() => {});
  await Promise.race([Promise.all(promises), aborted]);
}

/** Ends the run with what no restart can mend. */
function fail(error) {
  lifetime.end(error);
}

async function stopEverything(report) {
  const { supervisor, engines } = running;
  if (!supervisor && !engines) return;
  report.line('');
  await report.step('stopped', async () => {
    await supervisor?.stop();
    await engines?.stop();
  });
}

main().then(
  () => process.exit(),
  (error) => {
    const wished = signal.aborted && !(signal.reason instanceof Error);
    if (!wished) process.stderr.write(`\n${describeFailure(signal.reason instanceof Error ? signal.reason : error)}\n`);
    process.exit(wished ? 0 : 1);
  },
);
