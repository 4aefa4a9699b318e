import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { lockDirectory } from '../process/lock-file.mjs';
import { freshFolder } from '../test-folder.mjs';
import { resetData } from './reset.mjs';

function folderWithData() {
  const dir = freshFolder();
  fs.mkdirSync(path.join(dir, 'postgres', 'data'), { recursive: true });
  for (const name of ['secrets.json', 'demo.json', 'holiday.jpg']) fs.writeFileSync(path.join(dir, name), '{}');
  return dir;
}
const terminal = (answer) => {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  input.write(`${answer}\n`);
  return { input, output: new PassThrough() };
};
const pipe = { input: new PassThrough(), output: new PassThrough() };

test('with --yes our data goes and nothing else', async () => {
  const dir = folderWithData();
  await resetData(dir, { yes: true, ...pipe });
  expect(fs.readdirSync(dir)).toEqual(['holiday.jpg']);
});

test('without a terminal nothing is touched', async () => {
  const dir = folderWithData();
  await expect(resetData(dir, { yes: false, ...pipe })).rejects.toMatchObject({ remedy: 'Add --yes to agree.' });
  expect(fs.existsSync(path.join(dir, 'secrets.json'))).toBe(true);
});

test('the answer must be the word', async () => {
  const dir = folderWithData();
  await expect(resetData(dir, { yes: false, ...terminal('y') })).rejects.toThrow('Nothing was deleted');
  expect(fs.existsSync(path.join(dir, 'secrets.json'))).toBe(true);
  await resetData(dir, { yes: false, ...terminal('delete') });
  expect(fs.existsSync(path.join(dir, 'secrets.json'))).toBe(false);
});

test('a running exchange is not pulled from under its feet', async () => {
  const dir = folderWithData();
  const unlock = lockDirectory(dir);
  await expect(resetData(dir, { yes: true, ...pipe })).rejects.toThrow(/already runs/);
  unlock();
});

test('a folder that does not exist needs no answer', async () => {
  await resetData(path.join(os.tmpdir(), 'reset-test-nowhere'), { yes: false, ...pipe });
});
