import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paths } from '../paths.ts';

type Asset = { body: Buffer; type: string };
export type Assets = {
  /** By the name that an address has: with the hash of its content, so that it may be kept for ever. */
  byName: ReadonlyMap<string, Asset>;
  styles: string;
  script: string;
};

const folder = join(import.meta.dirname, '../../public');

/** Styles, the script and the icon of the public pages. */
export function readAssets(): Assets {
  const byName = new Map<string, Asset>();
  const add = (name: string, type: string, files: readonly string[]): string => {
    const body = Buffer.concat(files.map((file) => readFileSync(join(folder, file))));
    const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10);
    const hashed = name.replace('.', `.${hash}.`);
    byName.set(hashed, { body, type });
    return paths.asset(hashed);
  };
  const styles = add('page.css', 'text/css; charset=utf-8', ['tokens.css', 'page.css']);
  const script = add('page.js', 'text/javascript; charset=utf-8', ['page.js']);
  byName.set('icon.svg', { body: readFileSync(join(folder, 'icon.svg')), type: 'image/svg+xml' });
  return { byName, styles, script };
}
