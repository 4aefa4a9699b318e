import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder } from '../test-folder.mjs';
import { explainFailure, runQuietly } from './command.mjs';
import { findNode } from './node24.mjs';
import { ensurePackages, missingPackages } from './packages.mjs';

/** A fake `npm` that fills the folder after `--prefix` slowly, or fails as configured. */
function folderWithNpm(script) {
  const folder = freshFolder();
  fs.writeFileSync(path.join(folder, 'npm'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return folder;
}
const SLOW_NPM =
  'sleep 0.2; mkdir -p "$3/node_modules/.bin"; echo pnpm > "$3/node_modules/.bin/pnpm"; echo ran >> "$TRACE"';

function ensurePnpmIn({ home, npm, trace }) {
  const source = `
    import { ensurePnpm } from ${JSON.stringify(path.join(import.meta.dirname, 'pnpm.mjs'))};
    try { console.log(await ensurePnpm({ log: () => {}, home: ${JSON.stringify(home)} })); }
    catch (error) { console.log(error.message); }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    env: { ...process.env, PATH: `${npm}:${process.env.PATH}`, TRACE: trace },
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((resolve) => child.once('close', () => resolve(said.trim())));
}

test('two starts side by side end up with one whole pnpm', async () => {
  const folder = freshFolder();
  const given = { home: path.join(folder, 'pnpm'), npm: folderWithNpm(SLOW_NPM), trace: path.join(folder, 'trace') };
  const bins = await Promise.all([ensurePnpmIn(given), ensurePnpmIn(given)]);
  expect(bins).toEqual(Array(2).fill(path.join(given.home, 'node_modules', '.bin')));
  expect(fs.readdirSync(folder).sort()).toEqual(['pnpm', 'trace']);
  await ensurePnpmIn(given);
  expect(fs.readFileSync(given.trace, 'utf8').trim().split('\n')).toHaveLength(2);
});

test('a fetch cut short is made good by the next', async () => {
  const folder = freshFolder();
  const given = { home: path.join(folder, 'pnpm'), npm: folderWithNpm(SLOW_NPM), trace: path.join(folder, 'trace') };
  fs.mkdirSync(path.join(given.home, 'node_modules'), { recursive: true });
  expect(await ensurePnpmIn(given)).toContain('node_modules');
  expect(fs.existsSync(path.join(given.home, 'node_modules', '.bin', 'pnpm'))).toBe(true);
});

test('without a network the message says so', async () => {
  const folder = freshFolder();
  const npm = folderWithNpm('echo "npm error code ENOTFOUND" >&2; exit 1');
  const said = await ensurePnpmIn({ home: path.join(folder, 'pnpm'), npm, trace: '' });
  expect(said).toBe('Could not fetch pnpm: the package registry does not answer.');
  expect(fs.readdirSync(folder)).toEqual([]);
});

const ENGINE = `@engines/${process.platform}-${process.arch}`;

/** A project with an engine for this platform, whose fake `pnpm` fetches it at its `fetchedAt`th run. */
function projectWithEngine(fetchedAt) {
  const home = freshFolder();
  fs.mkdirSync(path.join(home, 'node_modules'));
  fs.writeFileSync(path.join(home, 'pnpm-lock.yaml'), '');
  fs.writeFileSync(path.join(home, 'pnpm-workspace.yaml'), '');
  const optionalDependencies = { [ENGINE]: '1.0.0', '@engines/of-another-machine': '1.0.0' };
  fs.writeFileSync(path.join(home, 'package.json'), JSON.stringify({ optionalDependencies }));
  const engine = path.join(home, 'node_modules', ENGINE);
  const bin = freshFolder();
  const script = `echo run >> runs
if [ $(wc -l < runs) -ge ${fetchedAt} ]; then mkdir -p "${engine}"; echo '{}' > "${engine}/package.json"; fi`;
  fs.writeFileSync(path.join(bin, 'pnpm'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const lines = [];
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
  const runs = () => fs.readFileSync(path.join(home, 'runs'), 'utf8').trim().split('\n').length;
  return {
    home,
    lines,
    runs,
    install: () => ensurePackages({ env, home, lockIn: home, log: (line) => lines.push(line) }),
  };
}

test('an engine that one install left out in silence is fetched by the next, and then no more', async () => {
  const project = projectWithEngine(2);
  await project.install();
  expect(missingPackages(project.home)).toEqual([]);
  await project.install();
  expect([project.runs(), project.lines]).toEqual([2, ['installing packages']]);
});

test('an engine that cannot be installed is named, and the next start tries again', async () => {
  const project = projectWithEngine(5);
  await project.install();
  expect([project.runs(), project.lines.at(-1)]).toEqual([
    3,
    `could not install ${ENGINE}; the next start tries again`,
  ]);
  await project.install();
  expect([project.runs(), missingPackages(project.home)]).toEqual([5, []]);
});

test('only packages for this machine are missed', () => {
  const { home } = projectWithEngine(1);
  expect(missingPackages(home)).toEqual([ENGINE]);
  expect(missingPackages(home, { platform: 'plan9', arch: 'vax' })).toEqual([]);
});

test('a package whose folder stands empty is missed, whoever needs it', () => {
  const { home } = projectWithEngine(1);
  const store = path.join(home, 'node_modules', '.pnpm');
  for (const folder of ['@tools+checker-x@1.0.0_peer@2.0.0/node_modules/@tools', 'whole@1.0.0/node_modules/whole']) {
    fs.mkdirSync(path.join(store, folder), { recursive: true });
  }
  fs.writeFileSync(path.join(store, 'whole@1.0.0/node_modules/whole/package.json'), '{}');
  fs.writeFileSync(path.join(store, 'lock.yaml'), '');
  expect(missingPackages(home)).toEqual([ENGINE, '@tools/checker-x']);
});

test('the error quotes a failing program, and names a full disk or a missing program', async () => {
  expect(explainFailure('x', { tail: 'first\nlast words', end: 'exit code 1' }).remedy).toContain('last words');
  expect(explainFailure('x', { tail: 'ENOSPC: no space left on device', end: 'exit code 1' }).code).toBe('ENOSPC');
  await expect(runQuietly('try', 'no-such-program-here', [])).rejects.toThrow(
    'Could not try: no-such-program-here does not run',
  );
  expect(await runQuietly('try', '/bin/sh', ['-c', 'echo out; echo err >&2'])).toBe('out\n');
});

test('an aborted program ends', async () => {
  const controller = new AbortController();
  const running = runQuietly('wait', '/bin/sh', ['-c', 'sleep 600'], { signal: controller.signal });
  controller.abort();
  await expect(running).rejects.toThrow(/killed by SIGTERM/);
});

test('Node for the services is the program itself, of version 24 or newer', () => {
  expect(fs.lstatSync(findNode()).isFile()).toBe(true);
  expect(findNode()).not.toContain('.bin');
});
