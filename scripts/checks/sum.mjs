import fs from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Adds up runs given as FILE:EXIT_CODE, prints "N passed, N failed", and exits with 1 unless something ran and all of
 * it passed. A run that failed without naming a failed test, or left no counts, is one failure.
 *
 * @param {string[]} runs
 */
export function sumRuns(runs) {
  const total = { passed: 0, failed: 0 };
  let empty = false;
  for (const run of runs) {
    const at = run.lastIndexOf(':');
    const counts = readCounts(run.slice(0, at));
    total.passed += counts.passed;
    total.failed += counts.failed === 0 && run.slice(at + 1) !== '0' ? 1 : counts.failed;
    empty ||= counts.passed + counts.failed === 0;
  }
  return { ...total, ok: total.failed === 0 && !empty };
}

function readCounts(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0 };
  }
}

if (fileURLToPath(import.meta.url) === fs.realpathSync(process.argv[1] ?? '')) {
  const { passed, failed, ok } = sumRuns(process.argv.slice(2));
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(ok ? 0 : 1);
}
