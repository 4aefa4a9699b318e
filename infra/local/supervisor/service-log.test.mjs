import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { waitUntil } from '../process/wait.mjs';
import { freshFolder } from '../test-folder.mjs';
import { createServiceLog, readError } from './service-log.mjs';

function open(file, limitBytes) {
  const lines = [];
  const failures = [];
  const connect = createServiceLog({
    name: 'listings',
    file,
    limitBytes,
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

test('of a log that grows the older parts are kept, packed, and what came first goes last', async () => {
  const file = path.join(freshFolder(), 'gateway.log');
  const { child } = open(file, 1_000);
  const line = (n) => `request ${String(n).padStart(4, '0')} ${'x'.repeat(86)}\n`;
  const turn = async (from) => {
    for (let n = from; n < from + 11; n++) child.stdout.write(line(n));
    await new Promise((resolve) => setImmediate(resolve));
  };
  for (let round = 0; round < 12; round++) {
    await turn(round * 11);
    expect(await waitUntil(() => !fs.existsSync(`${file}.packing`), 5_000)).toBe(true);
  }
  const names = fs.readdirSync(path.dirname(file)).sort();
  const packed = [2, 3, 4, 5, 6, 7, 8, 9].map((n) => `gateway.log.${n}.gz`);
  expect(names).toEqual(['gateway.log', 'gateway.log.1', ...packed]);
  const texts = packed.map((name) => gunzipSync(fs.readFileSync(path.join(path.dirname(file), name))).toString());
  const kept = [...texts.reverse(), fs.readFileSync(`${file}.1`, 'utf8'), fs.readFileSync(file, 'utf8')].join('');
  expect(kept).toBe(Array.from({ length: 110 }, (_, n) => line(n + 22)).join(''));
});

test('a file that cannot be written is reported once', async () => {
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
