import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** All that the output is made of; versions of libraries are in the lock file. */
const SOURCES = [
  'services/portal/app/**/*.{ts,tsx,css,html}',
  'services/portal/build/*.ts',
  'services/portal/public/tokens.css',
  'packages/client/src/*.ts',
  'packages/domain/src/*.ts',
  'packages/import-formats/src/**/*.ts',
  'pnpm-lock.yaml',
];

/** A digest of every source of the workbench, with its name; it changes with any of them. */
export function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: root }).sort()) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
