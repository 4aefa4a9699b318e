import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { freshFolder } from '../test-folder.mjs';
import { createServiceLog, readError } from './service-log.mjs';

function open(file) {
  const lines = [];
  const failures = [];
  const connect = createServiceLog({
    name: 'listings',
    file,
    log: (line) => lines.push(line),
    onFailure: (error) => failures.push(error.code),
  });
  const child = Object.assign(new EventEmitter(), { stdout: new PassThrough(), stderr: new PassThrough() });
  connect(child);
  return { child, lines, failures };
}

test('everything goes to the file, errors also to the console, the same one once', async () => {
  const file = path.join(freshFolder(), 'logs', 'listings.log');
  const { child, lines } = open(file);
  child.stdout.write('{"level":30,"msg":"ready"}\n{"level":50,"msg":"no ans');
  child.stdout.write(
    'wer","err":{"message":"ECONNREFUSED"}}\n{"level":50,"msg":"no answer","err":{"message":"ECONNREFUSED"}}\n',
  );
  child.stderr.write('TypeError: x is not a function\n    at main.ts:3\n');
  await new Promise((resolve) => setImmediate(resolve));
  expect(lines).toEqual(['listings: no answer: ECONNREFUSED', 'listings: TypeError: x is not a function']);
  expect(fs.readFileSync(file, 'utf8').split('\n')).toHaveLength(6);
});

test('a file that cannot be written is told once', async () => {
  const dir = freshFolder();
  const { child, failures } = open(dir); // a folder cannot be appended to
  child.stdout.write('one\n');
  child.stdout.write('two\n');
  await new Promise((resolve) => setImmediate(resolve));
  expect(failures).toEqual(['EISDIR']);
});

test.each([
  ['{"level":30,"msg":"\\"level\\":50 quoted"}', undefined],
  ['{"level":60,"msg":"gone"}', 'gone'],
  ['{"level":"error","msg":"by name"}', 'by name'],
  ['"level":50 not JSON', '"level":50 not JSON'],
  ['plain text', undefined],
])('the error in %j is %j', (line, error) => {
  expect(readError(line)).toBe(error);
});
