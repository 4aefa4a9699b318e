import { cpSync, existsSync, symlinkSync } from 'node:fs';
import path from 'node:path';

const LEFT_OUT = new Set(['.git', '.tools', '.data', '.turbo', '.vite', '.vite-temp', '.vitest-cache', '.pnpm']);

/**
 * Copies the sources at `root` into the empty folder `copy`, so that a mistake planted there is not made in the original.
 * Packages of others are shared; links between our own lead into the copy.
 */
export function copyTree(root: string, copy: string): void {
  cpSync(root, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => file === root || !LEFT_OUT.has(path.basename(file)),
  });
  const [packages, shared] = [root, copy].map((folder) => path.join(folder, 'node_modules/.pnpm'));
  if (packages && shared && existsSync(packages) && !existsSync(shared)) symlinkSync(packages, shared);
}
