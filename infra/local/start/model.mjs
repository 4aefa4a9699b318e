import path from 'node:path';
import { root } from '../paths.mjs';
import { runQuietly } from '../toolchain/command.mjs';

/**
 * Makes what the text package reads, the embedding model above all, under the tools folder. Some seconds the first
 * time, nothing later; several at once do not harm each other.
 *
 * @param {{ node: string, env: NodeJS.ProcessEnv, signal?: AbortSignal }} options
 */
export async function buildModel({ node, env, signal }) {
  const script = path.join(root, 'packages/text/src/build/main.ts');
  await runQuietly('build the embedding model', node, [script], { env, signal });
}
