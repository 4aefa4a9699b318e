import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readLines } from './lines.ts';

const dir = mkdtempSync(join(tmpdir(), 'lines-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const file = (name: string, content: string | Buffer) => {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
};
const linesOf = async (path: string) => {
  const found = [];
  for await (const line of readLines(path))
    found.push('row' in line ? [line.number, line.row] : [line.number, line.fault.rule]);
  return found;
};

describe('the lines of a file', () => {
  it('come with their numbers, blank ones counted, the last without a newline, also from gzip', async () => {
    const text = '{"a":1}\n\n{"a":"石墨烯"}\r\n{"a":3}';
    const expected = [
      [1, { a: 1 }],
      [3, { a: '石墨烯' }],
      [4, { a: 3 }],
    ];
    expect(await linesOf(file('plain.jsonl', text))).toEqual(expected);
    expect(await linesOf(file('zipped.jsonl.gz', gzipSync(text)))).toEqual(expected);
  });

  it('are faults, not errors, when broken', async () => {
    const bytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}\n[1]\n{"a":\n{"a":1}\n')]);
    expect(await linesOf(file('broken.jsonl', bytes))).toEqual([
      [1, 'invalid_utf8'],
      [2, 'invalid_type'],
      [3, 'invalid_json'],
      [4, { a: 1 }],
    ]);
  });

  it('are whole however the file is cut into chunks', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => ({ n, text: 'ж'.repeat(n % 200) }));
    const found = await linesOf(file('long.jsonl', rows.map((row) => JSON.stringify(row)).join('\n')));
    expect(found.map(([, row]) => row)).toEqual(rows);
  });

  it('say when the file is missing', async () => {
    await expect(linesOf(join(dir, 'none.jsonl'))).rejects.toThrow('ENOENT');
  });

  it('go on behind one that is too long or too deep, which is a fault of its own', async () => {
    const long = `{"a":"${'x'.repeat(4 * 1024 * 1024)}"}`;
    const deep = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const path = file('odd.jsonl', ['{"a":1}', long, '{"a":2}', deep, '{"a":3}'].join('\n'));
    expect(await linesOf(path)).toEqual([
      [1, { a: 1 }],
      [2, 'too_long'],
      [3, { a: 2 }],
      [4, 'too_deep'],
      [5, { a: 3 }],
    ]);
  });

  it('of a gzip stream that is cut off or damaged come up to there, and a fault says where', async () => {
    const rows = Array.from({ length: 5000 }, (_, n) => `{"a":${(n * 7919) % 5003}}`);
    const whole = gzipSync(rows.join('\n'));
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, whole.length - 2000, whole.length - 1900);
    for (const bytes of [whole.subarray(0, whole.length / 2), damaged]) {
      const found = await linesOf(file('cut.jsonl.gz', bytes));
      expect(found.at(-1)?.[1]).toBe('damaged_gzip');
      expect(found.length).toBeGreaterThan(1000);
      expect(found.slice(0, -1)).toEqual(rows.slice(0, found.length - 1).map((row, at) => [at + 1, JSON.parse(row)]));
    }
  });
});
