import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { toolsDir } from '../paths.mjs';
import { Problem } from '../problem.mjs';
import { findOnPath } from '../process/programs.mjs';

const run = promisify(execFile);

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
 * Returns undefined where there is no apt. Two starts side by side do not meet: each unpacks into a folder of its
 * own and moves it into place whole; the loser uses the winner's.
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
  try {
    await download(work);
    const tree = path.join(work, 'tree');
    for (const file of fs.readdirSync(work).filter((name) => name.endsWith('.deb')))
      await run('dpkg', ['-x', path.join(work, file), tree]);
    moveUnlessThere(tree, home);
  } catch (cause) {
    throw new Problem(
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
  const options = { cwd: work, timeout: 180_000, maxBuffer: 64 * 1024 * 1024 };
  await run('apt-get', [...privately, 'update'], options);
  const { stdout } = await run('apt-cache', [...privately.slice(1), 'pkgnames'], options);
  const known = new Set(stdout.split('\n'));
  const names = PACKAGES.map((aliases) => aliases.find((name) => known.has(name))).filter(Boolean);
  await run('apt-get', [...privately, 'download', ...names], options);
}

function moveUnlessThere(from, to) {
  try {
    fs.renameSync(from, to);
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  }
}

function firstLine(error) {
  const text = String(error.stderr || error.message);
  return (text.split('\n').find((line) => line.startsWith('E:')) ?? text.split('\n')[0]).trim();
}
