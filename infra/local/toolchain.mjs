import path from 'node:path';
import { toolsDir } from './paths.mjs';
import { findNode } from './toolchain/node24.mjs';
import { ensurePackages } from './toolchain/packages.mjs';
import { ensurePnpm } from './toolchain/pnpm.mjs';

/**
 * Brings pnpm, the locked packages and Node 24, each only when it is missing.
 * Returns the Node program and the environment in which everything of ours runs.
 *
 * @param {{ log: (line: string) => void, signal?: AbortSignal }} options
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv }>}
 */
export async function prepareToolchain({ log, signal }) {
  const pnpm = await ensurePnpm({ log, signal });
  const quiet = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
  await ensurePackages({ env: { ...quiet, PATH: prepend(pnpm, path.dirname(process.execPath)) }, log, signal });
  const node = findNode();
  return {
    node,
    env: {
      ...quiet,
      TOOLS_DIR: toolsDir,
      PATH: prepend(path.dirname(node), pnpm),
      // compiled and type-stripped sources of the last run
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(toolsDir, 'compile-cache'),
    },
  };
}

function prepend(...folders) {
  return [...folders, process.env.PATH].filter(Boolean).join(path.delimiter);
}
