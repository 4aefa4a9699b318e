import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const example = join(import.meta.dirname, '../../test/rank-folder.ts');
const readme = join(import.meta.dirname, '../../README.md');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rank-folder-'));
  mkdirSync(join(folder, 'offers'));
  const offers = {
    'membrane.txt': 'A ceramic membrane that separates oil from waste water of refineries at high flux.',
    'battery.txt': 'A sulfide electrolyte for all-solid batteries with high ionic conductivity.',
    'seed.txt': 'A wheat variety that withstands drought and rust.',
  };
  for (const [name, text] of Object.entries(offers)) writeFileSync(join(folder, 'offers', name), text);
  writeFileSync(join(folder, 'need.txt'), 'We must separate oil from the waste water of our refinery with a membrane.');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('ten lines rank a folder of offers for a need without a server, best first and with reasons', () => {
  const out = execFileSync(process.execPath, [example], { cwd: folder, encoding: 'utf8' });
  const order = [...out.matchAll(/id: 'offers\/(\w+)\.txt'/g)].map(([, name]) => name);
  expect(order[0]).toBe('membrane');
  expect(out).toContain('waste');
  const scores = [...out.matchAll(/ score: ([\d.]+)/g)].map(([, score]) => Number(score));
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(scores[0]).toBeGreaterThan(0.3);
});

it('the README shows these ten lines', () => {
  const [, shown] = /```ts\n([\s\S]*?)```/.exec(readFileSync(readme, 'utf8')) ?? [];
  expect(shown).toBe(readFileSync(example, 'utf8'));
  expect(shown?.split('\n').filter(Boolean).length).toBe(10);
});
