import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { dropCheckpoint, resumeAfter, saveCheckpoint } from './checkpoint.ts';
import { digestOf, linesOf, sizeOf } from './file.ts';
import { type Rejection, RejectionReport } from './report.ts';

const dir = mkdtempSync(join(tmpdir(), 'report-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const rejection = (line: number): Rejection => ({ line, externalId: null, issues: [] });
const read = (path: string) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).line);

describe('the report of rejected rows', () => {
  it('is no file while nothing was rejected', async () => {
    const path = join(dir, 'none');
    const report = new RejectionReport(path, false);
    await report.close();
    expect([report.count, existsSync(path)]).toEqual([0, false]);
  });

  it('holds every rejection in a line of its own, many at once too', async () => {
    const report = new RejectionReport(join(dir, 'many'), false);
    const lines = Array.from({ length: 3000 }, (_, line) => line);
    await Promise.all(lines.map((line) => report.add(rejection(line))));
    await report.close();
    expect(report.count).toBe(3000);
    expect(read(report.path)).toEqual(lines);
  });

  it('of an import that goes on is added to; that of a new one begins anew', async () => {
    const path = join(dir, 'twice');
    for (const [append, line] of [
      [false, 1],
      [true, 2],
    ] as const) {
      const report = new RejectionReport(path, append);
      await report.add(rejection(line));
      await report.close();
    }
    expect(read(path)).toEqual([1, 2]);
    const report = new RejectionReport(path, false);
    await report.add(rejection(3));
    await report.close();
    expect(read(path)).toEqual([3]);
  });
});

it('a report that cannot be written is an error in words, not the end of the process', async () => {
  const report = new RejectionReport(join(dir, 'no folder', 'rejected'), false);
  await report.add(rejection(1));
  await expect(report.close()).rejects.toThrow('ENOENT');
  await expect(report.add(rejection(2))).rejects.toThrow('ENOENT');
});

describe('a checkpoint', () => {
  const path = join(dir, 'checkpoint');

  it('that is half, empty or of another shape is none', async () => {
    for (const text of ['', '{', '{"file":"a","digest":"d"}', '{"file":"a","digest":"d","line":1.5}', 'null']) {
      writeFileSync(path, text);
      expect([text, await resumeAfter(path, 'a', 'd')]).toEqual([text, 0]);
    }
  });

  it('is written whole, and can be dropped twice', async () => {
    await saveCheckpoint(path, { file: 'a', digest: 'd', line: 7 });
    expect([await resumeAfter(path, 'a', 'd'), existsSync(`${path}.new`)]).toEqual([7, false]);
    await dropCheckpoint(path);
    await dropCheckpoint(path);
    expect(await resumeAfter(path, 'a', 'd')).toBe(0);
  });
});

it('a file is read as its name says, plain or gzipped, and known again by its content', async () => {
  const numbers = async (file: string) => {
    const found: number[] = [];
    for await (const { number } of linesOf(file)) found.push(number);
    return found;
  };
  const [plain, zipped] = [join(dir, 'rows.jsonl'), join(dir, 'rows.jsonl.gz')];
  writeFileSync(plain, '{"a":1}\n{"a":2}');
  writeFileSync(zipped, gzipSync('{"a":1}\n{"a":2}'));
  expect([await numbers(plain), await numbers(zipped)]).toEqual([
    [1, 2],
    [1, 2],
  ]);
  expect(await sizeOf(plain)).toBe(15);
  expect(await digestOf(plain)).toBe(await digestOf(plain));
  expect(await digestOf(plain)).not.toBe(await digestOf(zipped));
  await expect(sizeOf(join(dir, 'missing'))).rejects.toThrow('ENOENT');
});
