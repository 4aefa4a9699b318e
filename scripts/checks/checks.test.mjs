import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder } from '../../infra/local/test-folder.mjs';
import { findBrokenCitations, readCitations } from './cited-paths.mjs';
import { sumRuns } from './sum.mjs';
import { countTests } from './vitest.mjs';

test('paths that are cited and do not exist are found, commands and addresses are not paths', () => {
  const root = freshFolder();
  fs.mkdirSync(path.join(root, 'docs'));
  fs.mkdirSync(path.join(root, 'services/listings'), { recursive: true });
  fs.mkdirSync(path.join(root, 'left-by-a-start'));
  fs.writeFileSync(path.join(root, '.gitignore'), 'left-by-a-start/');
  fs.writeFileSync(
    path.join(root, 'README.md'),
    'see `services/listings`, logs in `left-by-a-start/NAME.log` and [docs](docs/guide.md#top)\n`services/gone`',
  );
  fs.writeFileSync(
    path.join(root, 'docs/guide.md'),
    'up: [read](../README.md) [no](missing.md) `npm run verify` `services/{a,b}` [web](https://x.org/a.md)\n' +
      '```\n`services/in-a-fence`\n```\n`listings/draft` is a state, `/api/listings` an address, `services/listings/` a folder',
  );
  execFileSync('git', ['init', '-q'], { cwd: root });
  expect(findBrokenCitations(root)).toEqual([
    { file: 'README.md', line: 2, cited: 'services/gone' },
    { file: 'docs/guide.md', line: 1, cited: 'missing.md' },
  ]);
});

test('links and words in backticks are read with their lines', () => {
  expect(readCitations('a `b/c` [d](e/f.md "title")\n\n`g h` `i`')).toEqual([
    { cited: 'e/f.md', line: 1, link: true },
    { cited: 'b/c', line: 1, link: false },
    { cited: 'i', line: 3, link: false },
  ]);
});

test('the counts of a run are those of vitest, a file that did not load is one failure', () => {
  const file = (status, ...tests) => ({ status, assertionResults: tests.map((each) => ({ status: each })) });
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [file('passed', 'passed'), file('failed', 'passed', 'failed'), file('failed')],
  };
  expect(countTests(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test('runs are added up, and silence is no success', () => {
  const folder = freshFolder();
  const write = (name, counts) => {
    fs.writeFileSync(path.join(folder, name), JSON.stringify(counts));
    return path.join(folder, name);
  };
  const good = write('good', { passed: 10, failed: 0 });
  const bad = write('bad', { passed: 5, failed: 2 });
  const empty = write('empty', { passed: 0, failed: 0 });
  expect(sumRuns([`${good}:0`, `${good}:0`])).toEqual({ passed: 20, failed: 0, ok: true });
  expect(sumRuns([`${good}:0`, `${bad}:1`])).toEqual({ passed: 15, failed: 2, ok: false });
  expect(sumRuns([`${good}:1`, `${good}:0`])).toEqual({ passed: 20, failed: 1, ok: false });
  expect(sumRuns([`${empty}:0`, `${good}:0`])).toEqual({ passed: 10, failed: 0, ok: false });
  expect(sumRuns([`${folder}/none:1`, `${good}:0`])).toEqual({ passed: 10, failed: 1, ok: false });
});
