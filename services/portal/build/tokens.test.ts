import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../app');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

it('every name of the look that the workbench uses is one of the tokens of both faces, or its own', () => {
  const known = new Set(
    ['../public/tokens.css', 'style.css'].flatMap((file) =>
      [...read(file).matchAll(/^\s*(--[\w-]+):/gm)].map(([, name]) => name),
    ),
  );
  const used = globSync('**/*.{css,ts,tsx}', { cwd: folder })
    .filter((file) => !/\.test\.ts$/.test(file))
    .flatMap((file) => [...read(file).matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name ?? ''));
  expect([...new Set(used)].filter((name) => !known.has(name) && !name.startsWith('--mantine-'))).toEqual([]);
});
