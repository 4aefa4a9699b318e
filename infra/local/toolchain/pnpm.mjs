import fs from 'node:fs';
import path from 'node:path';
import { root, toolsDir } from '../paths.mjs';
import { registerFolder } from '../process/reaper.mjs';
import { runQuietly } from './command.mjs';

// Without a network npm would try for 70 s before it says so.
const PATIENCE = ['--fetch-retries=3', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=4000'];

/**
 * The folder with the pinned pnpm, first fetched through npm. Not corepack (its signature check fails on current
 * releases), not `npm install -g` (needs rights). Two starts side by side each fill a folder of their own; the first
 * to finish moves it into place, the other uses that.
 *
 * @param {{ log: (line: string) => void, signal?: AbortSignal, home?: string }} options
 */
export async function ensurePnpm({ log, signal, home: given }) {
  const { packageManager } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const version = packageManager.split('@')[1].split('+')[0];
  const home = given ?? path.join(toolsDir, `pnpm-${version}`);
  const bin = path.join(home, 'node_modules', '.bin');
  if (fs.existsSync(path.join(bin, 'pnpm'))) return bin;
  log(`fetching pnpm ${version}`);
  fs.mkdirSync(path.dirname(home), { recursive: true });
  const work = fs.mkdtempSync(`${home}-`);
  registerFolder(work);
  try {
    fs.writeFileSync(path.join(work, 'package.json'), '{"private":true}\n');
    const flags = ['--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error', ...PATIENCE];
    await runQuietly('fetch pnpm', 'npm', ['install', '--prefix', work, ...flags, `pnpm@${version}`], {
      cwd: work,
      signal,
    });
    moveIntoPlace(work, home);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
  return bin;
}

function moveIntoPlace(work, home) {
  try {
    fs.renameSync(work, home);
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    if (fs.existsSync(path.join(home, 'node_modules', '.bin', 'pnpm'))) return; // the other one was faster
    fs.rmSync(home, { recursive: true, force: true }); // half of something
    fs.renameSync(work, home);
  }
}
