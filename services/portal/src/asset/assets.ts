import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paths } from '../paths.ts';
import { type PackedFile, packFile } from './packed.ts';

export type Assets = {
  /** By the name that an address has: with the hash of its content, so that it may be kept for ever. */
  byName: ReadonlyMap<string, PackedFile>;
  styles: string;
  script: string;
};

const folder = join(import.meta.dirname, '../../public');

/** Styles, the script and the icon of the public pages. */
export function readAssets(): Assets {
  const byName = new Map<string, PackedFile>();
  const add = (name: string, type: string, files: readonly string[]): string => {
    const body = Buffer.concat(files.map((file) => readFileSync(join(folder, file))));
    const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10);
    const hashed = name.replace('.', `.${hash}.`);
    byName.set(hashed, packFile(body, type));
    return paths.asset(hashed);
  };
  const styles = add('page.css', 'text/css; charset=utf-8', ['tokens.css', 'page.css']);
  const script = add('page.js', 'text/javascript; charset=utf-8', ['page.js']);
  byName.set('icon.svg', packFile(readFileSync(join(folder, 'icon.svg')), 'image/svg+xml'));
  return { byName, styles, script };
}
