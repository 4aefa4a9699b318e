import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type PackedFile, packFile } from '../asset/packed.ts';

export type Workbench = {
  /** The page of every address of it, around its nonce. */
  index: readonly [before: string, after: string];
  /** By the name in `/app/assets/`; each has the hash of its content in its name. */
  assets: ReadonlyMap<string, PackedFile>;
};

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const NONCE = '__NONCE__';

const dist = join(import.meta.dirname, '../../dist');

/** What was built of the workbench; undefined when nothing was. */
export function readWorkbench(folder = dist): Workbench | undefined {
  const index = textOf(join(folder, 'index.html'));
  if (index === undefined) return undefined;
  const [before = '', after] = index.split(NONCE);
  if (after === undefined) throw new Error(`${folder}/index.html has no place for its nonce`);
  const names = readdirSync(join(folder, 'assets'));
  const assets = names.map((name): [string, PackedFile] => {
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    return [name, packFile(readFileSync(join(folder, 'assets', name)), type)];
  });
  return { index: [before, after], assets: new Map(assets) };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
