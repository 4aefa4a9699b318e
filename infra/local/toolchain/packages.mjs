import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root, toolsDir } from '../paths.mjs';
import { withDirectoryLock } from '../process/lock-file.mjs';
import { runQuietly } from './command.mjs';

// Without a network pnpm would try for many minutes before it says so.
const PATIENCE = {
  pnpm_config_fetch_retries: '2',
  pnpm_config_fetch_retry_mintimeout: '500',
  pnpm_config_fetch_retry_maxtimeout: '1000',
};
const DECIDING_FILES = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'];

/** An optional package whose download or script fails is left out by pnpm in silence; another install may bring it. */
const TRIES = 3;

/**
 * Installs the locked packages unless the same lock file was installed here before. Two starts take turns. When a package
 * is still missing after some tries, a line says so, and the next start tries again.
 *
 * @param {{ env: NodeJS.ProcessEnv, log: (line: string) => void, signal?: AbortSignal, home?: string, lockIn?: string }} options
 *   `home` is the folder with the lock file, `lockIn` the one for the lock of the install.
 */
export async function ensurePackages({ env, log, signal, home = root, lockIn = toolsDir }) {
  const stamp = path.join(home, 'node_modules', '.techbourse-installed');
  const wanted = fingerprint(home);
  const installed = () => fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted;
  if (installed()) return;
  await withDirectoryLock(path.join(lockIn, 'install'), async () => {
    if (installed()) return;
    log('installing packages');
    const flags = ['--frozen-lockfile', '--prefer-offline', '--reporter=append-only'];
    const command = { env: { ...PATIENCE, ...env }, signal, cwd: home };
    let missing = [];
    for (let tries = 1; tries <= TRIES; tries++) {
      await runQuietly('install the packages', 'pnpm', ['install', ...flags], command);
      missing = missingPackages(home);
      if (missing.length === 0) {
        fs.writeFileSync(stamp, wanted);
        return;
      }
    }
    log(`could not install ${missing.join(', ')}; the next start tries again`);
  });
}

/**
 * Packages that should be here and are not: the project's optional ones for this platform, whose names end with platform
 * and architecture, and any whose folder stands empty.
 *
 * @param {string} home @param {{ platform?: string, arch?: string }} [machine]
 * @returns {string[]} their names
 */
export function missingPackages(home, { platform = process.platform, arch = process.arch } = {}) {
  const { optionalDependencies = {} } = JSON.parse(fs.readFileSync(path.join(home, 'package.json'), 'utf8'));
  const endings = [arch, ...(arch === 'x64' ? ['amd64'] : [])].map((name) => `${platform}-${name}`);
  const modules = path.join(home, 'node_modules');
  const isHere = (folder, name) => fs.existsSync(path.join(folder, name, 'package.json'));
  const ofPlatform = Object.keys(optionalDependencies)
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .filter((name) => !isHere(modules, name));
  const store = path.join(modules, '.pnpm');
  const folders = fs.existsSync(store) ? fs.readdirSync(store) : [];
  // pnpm names a folder by package and version, with a plus for the slash: @scope+name@1.0.0
  const empty = folders.flatMap((folder) => {
    const name = /^(@[^+@]+\+[^@]+|[^@]+)@/.exec(folder)?.[1]?.replace('+', '/');
    return name && !isHere(path.join(store, folder, 'node_modules'), name) ? [name] : [];
  });
  return [...new Set([...ofPlatform, ...empty])];
}

function fingerprint(home) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const file of DECIDING_FILES) hash.update(fs.readFileSync(path.join(home, file)));
  return hash.digest('hex');
}
