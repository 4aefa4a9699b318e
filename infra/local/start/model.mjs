import path from 'node:path';
import { root } from '../paths.mjs';
import { runQuietly } from '../toolchain/command.mjs';

/**
 * Builds the embedding model and the glossary of the text package in the tools folder. The first build takes some
 * seconds, later calls do nothing. Concurrent builds are safe.
 *
 * @param {{ node: string, env: NodeJS.ProcessEnv, signal?: AbortSignal }} options
 */
export async function buildModel({ node, env, signal }) {
  const script = path.join(root, 'packages/text/src/build/main.ts');
  await runQuietly('build the embedding model', node, [script], { env, signal });
}
