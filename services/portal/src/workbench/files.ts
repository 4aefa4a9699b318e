import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type PackedFile, packFile } from '../asset/packed.ts';
import { type LinksAhead, linksAhead, type Manifest } from './ahead.ts';

export type Workbench = {
  /** The page of every address of it, around its nonce and the links to what that address needs. */
  index: readonly [beforeNonce: string, beforeLinks: string, after: string];
  links: LinksAhead;
  /** By the name in `/app/assets/`; each has the hash of its content in its name. */
  assets: ReadonlyMap<string, PackedFile>;
};

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const NONCE = '__NONCE__';
const HEAD_END = '</head>';

const dist = join(import.meta.dirname, '../../dist');

/** What was built of the workbench; undefined when nothing was. */
export function readWorkbench(folder = dist): Workbench | undefined {
  const index = textOf(join(folder, 'index.html'));
  if (index === undefined) return undefined;
  const [beforeNonce = '', rest = ''] = index.split(NONCE);
  const [beforeLinks = '', after] = rest.split(HEAD_END);
  if (after === undefined) throw new Error(`${folder}/index.html has no place for its nonce, or no head`);
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8'));
  const names = readdirSync(join(folder, 'assets'));
  const assets = names.map((name): [string, PackedFile] => {
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    return [name, packFile(readFileSync(join(folder, 'assets', name)), type)];
  });
  return {
    index: [beforeNonce, beforeLinks, `${HEAD_END}${after}`],
    links: linksAhead(manifest),
    assets: new Map(assets),
  };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
