import path from 'node:path';
import { root } from '../paths.mjs';
import { runQuietly } from '../toolchain/command.mjs';

/**
 * Builds the workbench of the portal when its sources have changed since it was built; says which of both. Concurrent builds
 * are safe.
 *
 * @param {{ node: string, env: NodeJS.ProcessEnv, signal?: AbortSignal }} options
 * @returns {Promise<string>} `built` or `up to date`
 */
export async function buildWorkbench({ node, env, signal }) {
  const script = path.join(root, 'services/portal/build/main.ts');
  const said = await runQuietly('build the workbench', node, [script], { env, signal });
  return said.includes('up to date') ? 'up to date' : 'built';
}
