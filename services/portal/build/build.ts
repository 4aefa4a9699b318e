import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOfSources } from './sources.ts';

const portal = join(import.meta.dirname, '..');
const output = join(portal, 'dist');
/** Beside what was built: the digest of the sources it was built from. */
const STAMP = '.built-from';

/**
 * Builds the workbench into `dist`, unless what is there was built from these sources. Builds side by side each fill a folder
 * of their own, and the last to finish is kept; a failed one changes nothing.
 * @returns whether it was built now
 */
export async function buildWorkbench(): Promise<boolean> {
  const wanted = hashOfSources();
  if (builtFrom(output) === wanted) return false;
  const folder = mkdtempSync(join(portal, 'dist-'));
  try {
    // Loaded when it is needed: a start that has nothing to build is not to wait for it.
    const { build } = await import('vite');
    const { settings } = await import('./settings.ts');
    await asProduction(() => build(settings(folder)));
    writeFileSync(join(folder, STAMP), wanted);
    putInPlace(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return true;
}

/** A test says `test`, and would get libraries that check themselves: twice as large, and slower. */
async function asProduction(work: () => Promise<unknown>): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await work();
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

function builtFrom(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, STAMP), 'utf8');
  } catch {
    return undefined;
  }
}

function putInPlace(folder: string): void {
  const old = `${folder}-old`;
  try {
    renameSync(output, old);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  renameSync(folder, output);
  rmSync(old, { recursive: true, force: true });
}
