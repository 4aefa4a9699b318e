import fs from 'node:fs';
import { findRedis } from '../infra/local/engine/redis.mjs';
import { startEngines } from '../infra/local/engines.mjs';
import { dataDir as dir } from '../infra/local/paths.mjs';
import { findFreePort } from '../infra/local/process/ports.mjs';
import { startServices } from '../infra/local/services.mjs';
import { ensureDemo, ensureDemoPeople, runCheck, scriptRunner } from '../infra/local/start/demo.mjs';
import { assertDiskSpace, watchDiskSpace } from '../infra/local/start/disk.mjs';
import { stopLeftovers } from '../infra/local/start/leftovers.mjs';
import { buildModel } from '../infra/local/start/model.mjs';
import { HELP, readOptions } from '../infra/local/start/options.mjs';
import { assertPortFree } from '../infra/local/start/port-check.mjs';
import { createReport } from '../infra/local/start/report.mjs';
import { resetData } from '../infra/local/start/reset.mjs';
import { watchShutdown } from '../infra/local/start/shutdown.mjs';
import { printSummary } from '../infra/local/start/summary.mjs';
import { buildWorkbench } from '../infra/local/start/workbench.mjs';
import { prepareToolchain } from '../infra/local/toolchain.mjs';
import { describeFailure } from '../infra/local/user-error.mjs';

const shutdown = watchShutdown({ impatient: () => process.exit(130) }); // the reaper stops what still runs
const { signal } = shutdown;

/** What runs, in start order; stopEverything stops it in reverse. */
const running = [];

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
  // first, because leftovers may hold the port
  await stopLeftovers(dir, { log: report.note });
  if (options.reset) await resetData(dir, { yes: options.yes, signal });
  const { host } = options;
  const port = options.check ? await findFreePort() : options.port;
  await assertPortFree({ host, port });
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  assertDiskSpace(dir);
  // fetched in parallel; startEngines reports any failure
  const redis = process.env.REDIS_URL ? undefined : findRedis({ log: report.note }).catch(() => {});
  const { node, env } = await report.step('pnpm, packages, Node 24', () =>
    prepareToolchain({ log: report.note, signal }),
  );
  await redis;
  const model = report.step('embedding model', () => buildModel({ node, env, signal }));
  model.catch(() => {}); // awaited below
  const workbench = report.step(
    'workbench',
    () => buildWorkbench({ node, env, signal }),
    (done) => done,
  );
  workbench.catch(() => {});
  const engines = await report.step(
    'engines',
    () => startEngines({ dir, log: report.note }),
    (started) => ['postgres', 'redis', 'meilisearch'].map((name) => `${name} ${started[name].port}`).join(', '),
  );
  running.push(engines);
  signal.throwIfAborted();
  watchDiskSpace(dir, shutdown.end);
  const { log, step } = { log: report.note, step: report.step };
  const given = { engines, node, env, host, port, log, step, model, workbench, signal, onFailure: shutdown.end };
  const exchange = await startServices(given).catch(async (error) => {
    if (!signal.aborted) await assertPortFree({ host, port }); // another program may have taken the port
    throw error;
  });
  running.push(exchange);

  const { url, operatorKey } = exchange;
  const run = scriptRunner({ node, env, url, operatorKey, signal, onErrorLine: report.note });
  const demo = options.noDemo
    ? undefined
    : await report.step(
        'demo catalogue',
        () => ensureDemo({ dir, run, log }),
        (loaded) => `${loaded.listings} listings, ${loaded.demands} demands`,
      );
  signal.throwIfAborted();
  if (options.check) {
    const result = await runCheck({ run });
    process.stdout.write(`${JSON.stringify(result)}\n`);
    process.exitCode = result.check === 'ok' ? 0 : 1;
    return;
  }
  const { mailPath } = exchange;
  const mailUrl = mailPath && `${url}${mailPath}`;
  const people = options.noDemo
    ? []
    : await report.step(
        'people of the demo',
        () => ensureDemoPeople({ dir, run, mailUrl, log }),
        (known) => `${known.length} sign-ins`,
      );
  signal.throwIfAborted();
  printSummary({ line: report.line, url, dir, demo, people, mailPath });
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  if (signal.reason instanceof Error) throw signal.reason;
}

async function stopEverything(report) {
  if (running.length === 0) return;
  report.line('');
  await report.step('stopped', async () => {
    for (const part of running.reverse()) await part.stop();
  });
}

main().then(
  () => process.exit(),
  (error) => {
    const wished = signal.aborted && !(signal.reason instanceof Error);
    const cause = signal.reason instanceof Error ? signal.reason : error;
    if (!wished) process.stderr.write(`\n${describeFailure(cause)}\n`);
    const check = process.argv.includes('--check');
    if (check)
      process.stdout.write(`${JSON.stringify({ check: 'failed', reason: cause?.message ?? String(cause) })}\n`);
    process.exit(wished && !check ? 0 : 1);
  },
);
