import os from 'node:os';
import { expect, test } from 'vitest';
import { describeFailure } from '../user-error.mjs';
import { assertDiskSpace, watchDiskSpace } from './disk.mjs';

test('too little disk space is an error before anything starts', () => {
  expect(() => assertDiskSpace(os.tmpdir(), 1e12)).toThrow(/Only \d+ MB are free/);
  assertDiskSpace(os.tmpdir(), 1);
});

test('a disk that fills up is noticed while running, once', async () => {
  const heard = [];
  await new Promise((resolve) => {
    watchDiskSpace(os.tmpdir(), (problem) => resolve(heard.push(problem)), { minMb: 1e12, everyMs: 1 });
  });
  expect(heard).toHaveLength(1);
  expect(heard[0].remedy).toMatch(/DATA_DIR/);
});

test('a full disk is recognised wherever it surfaces', () => {
  const deep = new Error('could not start', {
    cause: Object.assign(new Error('write'), { code: 'ENOSPC', path: '/x' }),
  });
  expect(describeFailure(deep)).toMatch(/^The disk is full \(\/x\)\.\n {2}Free some space/);
  expect(describeFailure(new Error('other'))).toMatch(/^Error: other\n/);
});
