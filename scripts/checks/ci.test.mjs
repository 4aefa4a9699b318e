import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../infra/local/paths.mjs';
import { freshFolder } from '../../infra/local/test-folder.mjs';

/** Runs .ci/run with an npm that ends as told and leaves these counts. */
function runCi({ test: tests, verify }) {
  const folder = freshFolder();
  const script = `#!/bin/sh
echo "npm $*"
case "$*" in
  test) [ -z '${tests.counts}' ] || echo '${tests.counts}' > "$TEST_COUNTS"; exit ${tests.code} ;;
  "run verify") echo '${verify.counts}' > "$VERIFY_COUNTS"; exit ${verify.code} ;;
esac
`;
  fs.writeFileSync(path.join(folder, 'npm'), script, { mode: 0o755 });
  const { status, stdout } = spawnSync('bash', [path.join(root, '.ci/run')], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
  });
  return { status, lines: stdout.trim().split('\n') };
}

const counts = (passed, failed) => JSON.stringify({ passed, failed });

test('everything passed: the sum is the last line and the exit code is 0', () => {
  const given = { test: { counts: counts(900, 0), code: 0 }, verify: { counts: counts(7, 0), code: 0 } };
  expect(runCi(given)).toEqual({ status: 0, lines: ['npm test', 'npm run verify', '907 passed, 0 failed'] });
});

test('a failed test does not keep verify from running', () => {
  const given = { test: { counts: counts(899, 1), code: 1 }, verify: { counts: counts(7, 0), code: 0 } };
  expect(runCi(given)).toEqual({ status: 1, lines: ['npm test', 'npm run verify', '906 passed, 1 failed'] });
});

test('tests that could not even begin are a failure, and so is a run of none', () => {
  const verify = { counts: counts(7, 0), code: 0 };
  expect(runCi({ test: { counts: '', code: 1 }, verify }).lines.at(-1)).toBe('7 passed, 1 failed');
  expect(runCi({ test: { counts: counts(0, 0), code: 0 }, verify }).status).toBe(1);
});
