import fs from 'node:fs';
import path from 'node:path';
import { runProgram } from '../../infra/local/start/program.mjs';

/**
 * Runs vitest in this terminal and counts what it reports.
 *
 * @param {{ node: string, env: NodeJS.ProcessEnv, args: string[], folder: string, cwd: string }} options
 *   `folder` takes the report.
 * @returns {Promise<{ code: number, counts: { passed: number, failed: number, skipped: number } }>}
 */
export async function runVitest({ node, env, args, folder, cwd }) {
  const file = path.join(folder, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const script = 'node_modules/vitest/vitest.mjs';
  const code = await runProgram({ node, env, script, args: ['run', ...reporters, ...args], cwd });
  return { code, counts: fs.existsSync(file) ? countTests(JSON.parse(fs.readFileSync(file, 'utf8'))) : none };
}

const none = { passed: 0, failed: 0, skipped: 0 };

/** Counts of a vitest JSON report. A file that could not even be loaded counts as one failure. */
export function countTests(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}
