import fs from 'node:fs';
import path from 'node:path';
import { root } from '../infra/local/paths.mjs';
import { runTask } from '../infra/local/process/task.mjs';
import { prepareToolchain } from '../infra/local/toolchain.mjs';
import { describeFailure } from '../infra/local/user-error.mjs';
import { findBrokenCitations } from './checks/cited-paths.mjs';
import { findStaleMigrations } from './checks/migrations.mjs';

/**
 * `npm run verify`: what can be said about the sources without running an engine, in seconds. One line per step; a
 * failing step shows its output, and the others run all the same. VERIFY_COUNTS names a file for the counts as JSON.
 */
async function main() {
  const { node, env: given } = await prepareToolchain({ log: console.log });
  const env = { ...given, NO_COLOR: '1', FORCE_COLOR: '0' }; // what a step says is shown later and in part
  const runOwn = async (program, ...args) => {
    const { code, tail } = await runTask(node, [path.join(root, program), ...args], { cwd: root, env });
    return code === 0 ? undefined : tail;
  };
  const run = (program, ...args) => runOwn(path.join('node_modules', program), ...args);
  const steps = {
    'format and lint': () => run('@biomejs/biome/bin/biome', 'ci', '--colors=off', '.'),
    types: () => run('turbo/bin/turbo', 'run', 'typecheck', '--output-logs=errors-only', '--ui=stream'),
    'types of scripts': () => run('typescript/bin/tsc', '--noEmit', '-p', 'scripts'),
    'api document': () => runOwn('scripts/openapi/main.ts', '--check'),
    'api document, linted': () => runOwn('scripts/openapi/lint.ts'),
    architecture: () => run('vitest/vitest.mjs', 'run', '--config', 'vitest.verify.config.ts'),
    'unused code': () => run('knip/bin/knip.js', '--no-progress'),
    'cited paths': async () =>
      listOrNothing(
        findBrokenCitations(root),
        ({ file, line, cited }) => `${file}:${line} cites ${cited}, which does not exist`,
      ),
    migrations: async () =>
      listOrNothing(await findStaleMigrations({ root, node, env }), ({ service, problem }) => `${service}: ${problem}`),
  };
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, step] of Object.entries(steps)) {
    const from = performance.now();
    const complaint = await step();
    console.log(
      `${complaint === undefined ? 'ok    ' : 'FAILED'}  ${name} (${((performance.now() - from) / 1000).toFixed(1)} s)`,
    );
    if (complaint !== undefined) console.log(`${complaint}\n`);
    counts[complaint === undefined ? 'passed' : 'failed'] += 1;
  }
  if (process.env.VERIFY_COUNTS) fs.writeFileSync(process.env.VERIFY_COUNTS, JSON.stringify(counts));
  return counts.failed === 0 ? 0 : 1;
}

function listOrNothing(items, describe) {
  return items.length === 0 ? undefined : items.map(describe).join('\n');
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(describeFailure(error));
    process.exit(1);
  },
);
