import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeWhole } from './write-whole.ts';

test('writers side by side leave one whole file and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'whole-'));
  const path = join(folder, 'made', 'file');
  const writers = Array.from({ length: 8 }, (_, i) => writeWhole(path, Buffer.alloc(1_000_000, i)));
  await Promise.all(writers);
  const written = await readFile(path);
  expect(written).toHaveLength(1_000_000);
  expect(new Set(written).size).toBe(1);
  expect(await readdir(join(folder, 'made'))).toEqual(['file']);
});

test('a write that fails leaves nothing behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'whole-'));
  await writeWhole(join(folder, 'taken', 'x'), Buffer.from('x'));
  await expect(writeWhole(join(folder, 'taken'), Buffer.from('y'))).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['taken']);
});
