import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { resumeAfter, saveCheckpoint } from './checkpoint.ts';
import { digestOf } from './file.ts';

const dir = mkdtempSync(join(tmpdir(), 'checkpoint-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const file = (name: string, content: string) => {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
};

describe('a checkpoint', () => {
  it('is believed only for the same file with the same content, also of equal size', async () => {
    const path = join(dir, 'checkpoint.json');
    const rows = file('a.jsonl', '{"a":1}\n{"a":2}');
    await saveCheckpoint(path, { file: rows, digest: await digestOf(rows), line: 1 });
    expect(await resumeAfter(path, rows, await digestOf(rows))).toBe(1);
    expect(await resumeAfter(path, 'b.jsonl', await digestOf(rows))).toBe(0);
    expect(await resumeAfter(join(dir, 'none'), rows, await digestOf(rows))).toBe(0);
    file('a.jsonl', '{"a":9}\n{"a":2}');
    expect(await resumeAfter(path, rows, await digestOf(rows))).toBe(0);
    writeFileSync(path, JSON.stringify({ file: rows, size: 15, line: 1 }));
    expect(await resumeAfter(path, rows, await digestOf(rows))).toBe(0);
  });
});
