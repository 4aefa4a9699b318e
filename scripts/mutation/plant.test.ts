import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { plant } from './plant.ts';
import { Tests } from './tests.ts';
import { copyTree } from './tree.ts';

const repository = path.join(import.meta.dirname, '../..');
const area = { name: 'count', sources: ['src/*.ts'], tests: ['src/'] };

const SOURCE = `export function isLate(day: number, due: number): boolean {
  return day > due;
}

export function steps(to: number): number {
  let at = 0;
  while (at < to) at += 1;
  return at;
}
`;
const SURE = `import { expect, it } from 'vitest';
import { isLate, steps } from './count.ts';
it('the day after is late', () => expect(isLate(3, 2)).toBe(true));
it('the day itself is not', () => expect(isLate(2, 2)).toBe(false));
it('counts', () => expect([steps(0), steps(3)]).toEqual([0, 3]));
`;

function freshFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'techbourse-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A small project with these tests, and a copy of it in which mistakes are made. */
function project(tests: string) {
  const root = freshFolder();
  mkdirSync(path.join(root, 'src'));
  mkdirSync(path.join(root, 'scripts'));
  writeFileSync(path.join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(path.join(root, 'vitest.config.ts'), 'export default { test: { testTimeout: 5000 } };');
  writeFileSync(path.join(root, 'src/count.ts'), SOURCE);
  writeFileSync(path.join(root, 'src/count.test.ts'), tests);
  symlinkSync(path.join(repository, 'node_modules'), path.join(root, 'node_modules'));
  symlinkSync(path.join(repository, 'scripts/mutation'), path.join(root, 'scripts/mutation'));
  const copy = freshFolder();
  copyTree(root, copy);
  const runner = new Tests(copy, process.env);
  onTestFinished(() => runner.close());
  const options = { copy, tests: runner, seed: 1, explained: [], log: () => {} };
  return {
    root,
    copy,
    runner,
    run: (more: { timeoutMs?: number } = {}) => plant(area, { ...options, count: 100, ...more }),
  };
}

it('a mistake that a test notices is killed, by a test that never ends as well, and the sources stay as they were', async () => {
  const { root, copy, run } = project(SURE);
  // nothing survives here: what is only slow is killed as well
  const report = await run({ timeoutMs: 4000 });
  expect(report.survivors).toEqual([]);
  expect(report.killed).toBe(report.planted);
  expect(report.planted).toBe(report.possible);
  expect(report.timeouts).toBeGreaterThan(0);
  for (const folder of [root, copy]) expect(readFileSync(path.join(folder, 'src/count.ts'), 'utf8')).toBe(SOURCE);
}, 300_000);

it('a boundary that no test asks for survives, and is told with its line', async () => {
  const { run } = project(SURE.replace(/^it\('the day itself.*$/m, '').replace("it('counts'", "it.skip('counts'"));
  const { survivors } = await run();
  expect(survivors).toContainEqual({
    file: 'src/count.ts',
    line: 2,
    within: 'isLate',
    operator: 'boundary moved',
    before: 'return day > due;',
    after: 'return day >= due;',
  });
}, 300_000);

it('what failed in one run says nothing of a run of other tests', async () => {
  const { copy, runner } = project(SURE);
  writeFileSync(path.join(copy, 'src/other.test.ts'), SURE.replace('[0, 3])', '[0, 4])'));
  expect(await runner.run({ filters: ['src/other'] }, 60_000)).toMatchObject({ passed: false, files: 1 });
  expect(await runner.run({ filters: ['src/count'] }, 60_000)).toEqual({ passed: true, files: 1, failed: [] });
});

it('tests that fail before anything was planted are an error that names them', async () => {
  const { run } = project(SURE.replace('[0, 3])', '[0, 4])'));
  await expect(run()).rejects.toThrow(/tests of count do not pass as they are: .*count\.test\.ts/);
});
