import fs from 'node:fs';
import path from 'node:path';
import { toolsDir } from '../paths.mjs';
import { findOnPath } from '../process/programs.mjs';
import { registerFolder } from '../process/reaper.mjs';
import { runTask } from '../process/task.mjs';
import { UserError } from '../user-error.mjs';

// Each line: the names one package has had in Debian and Ubuntu; the first known one is taken.
const PACKAGES = [
  ['redis-server'],
  ['redis-tools'],
  ['liblzf1'],
  ['libjemalloc2'],
  ['libatomic1'],
  ['libssl3t64', 'libssl3'],
];
const LIBRARIES = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' };

/**
 * Redis from the distribution's own packages, unpacked without root and without installing anything.
 * Returns undefined where there is no apt. Concurrent starts are safe: each unpacks into a separate folder and moves it
 * into place; the loser uses the winner's.
 */
export async function unpackDebianRedis({ log, home = path.join(toolsDir, 'redis') }) {
  const unpacked = () => {
    const program = path.join(home, 'usr', 'bin', 'redis-server');
    const libraries = LIBRARIES[process.arch] ?? '';
    const folders = ['usr/lib', 'lib'].map((folder) => path.join(home, folder, libraries));
    const env = { ...process.env, LD_LIBRARY_PATH: folders.join(':') };
    return fs.existsSync(program) ? { program, env } : undefined;
  };
  if (unpacked()) return unpacked();
  if (!findOnPath('apt-get') || !findOnPath('dpkg')) return undefined;
  log('unpacking Redis from the distribution (once)');
  fs.mkdirSync(path.dirname(home), { recursive: true });
  const work = fs.mkdtempSync(`${home}-`);
  registerFolder(work);
  try {
    await download(work);
    const tree = path.join(work, 'tree');
    for (const file of fs.readdirSync(work).filter((name) => name.endsWith('.deb')))
      await run('dpkg', ['-x', path.join(work, file), tree], work);
    moveUnlessThere(tree, home);
  } catch (cause) {
    throw new UserError(
      `Redis could not be fetched from the distribution's packages: ${firstLine(cause)}`,
      'Check the network and the apt sources, install redis-server yourself, or set REDIS_URL to a running server.',
      cause,
    );
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
  return unpacked();
}

async function download(work) {
  for (const folder of ['lists/partial', 'cache/archives/partial'])
    fs.mkdirSync(path.join(work, folder), { recursive: true });
  const privately = [
    ...['-qq', '-o', `Dir::State::Lists=${work}/lists`, '-o', `Dir::Cache=${work}/cache`],
    ...['-o', 'APT::Sandbox::User=root'],
  ];
  await run('apt-get', [...privately, 'update'], work);
  const stdout = await run('apt-cache', [...privately.slice(1), 'pkgnames'], work);
  const known = new Set(stdout.split('\n'));
  const names = PACKAGES.map((aliases) => aliases.find((name) => known.has(name))).filter(Boolean);
  await run('apt-get', [...privately, 'download', ...names], work);
}

function moveUnlessThere(from, to) {
  try {
    fs.renameSync(from, to);
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  }
}

async function run(command, args, cwd) {
  const { code, stdout, tail, end } = await runTask(command, args, { cwd, env: process.env });
  if (code !== 0) throw new Error(tail || end);
  return stdout;
}

function firstLine(error) {
  const text = error.message;
  return (text.split('\n').find((line) => line.startsWith('E:')) ?? text.split('\n')[0]).trim();
}
