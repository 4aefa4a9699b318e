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

/**
 * Installs the locked packages unless the same lock file was installed here before. Two starts take turns.
 *
 * @param {{ env: NodeJS.ProcessEnv, log: (line: string) => void, signal?: AbortSignal }} options
 */
export async function ensurePackages({ env, log, signal }) {
  const stamp = path.join(root, 'node_modules', '.techbourse-installed');
  const wanted = fingerprint();
  const installed = () => fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted;
  if (installed()) return;
  await withDirectoryLock(path.join(toolsDir, 'install'), async () => {
    if (installed()) return;
    log('installing packages');
    const flags = ['--frozen-lockfile', '--prefer-offline', '--reporter=append-only'];
    await runQuietly('install the packages', 'pnpm', ['install', ...flags], { env: { ...PATIENCE, ...env }, signal });
    fs.writeFileSync(stamp, wanted);
  });
}

function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const file of DECIDING_FILES) hash.update(fs.readFileSync(path.join(root, file)));
  return hash.digest('hex');
}
