import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeGlossTable } from '../build/gloss-table.ts';
import { glossChinese } from './chinese.ts';
import { readGlossTable } from './table.ts';

const path = join(mkdtempSync(join(tmpdir(), 'gloss-zh-')), 'zh.table');
const costs = new Map([
  ['膜', 4],
  ['电', 6],
  ['池', 6],
  ['电池', 3.5],
  ['膜电', 9],
  ['电池膜', 8.5],
  ['膜膜膜', 2],
]);
writeFileSync(
  path,
  encodeGlossTable(
    'a',
    [...costs].map(([key, cost]) => ({ key, value: `<${key}>`, cost })),
  ),
);
const table = readGlossTable(path);
const UNKNOWN = 22;

/** The least cost of all ways to cut a run. */
function least(run: readonly string[], from = 0, known = new Map<number, number>()): number {
  if (from === run.length) return 0;
  const before = known.get(from);
  if (before !== undefined) return before;
  let best = UNKNOWN + least(run, from + 1, known);
  for (let to = from + 1; to <= run.length; to++) {
    const cost = costs.get(run.slice(from, to).join(''));
    if (cost !== undefined) best = Math.min(best, cost + least(run, to, known));
  }
  known.set(from, best);
  return best;
}

const run = fc.array(fc.constantFrom('膜', '电', '池', '龘', '𠮷'), { maxLength: 14 });

test('a run is cut into its likeliest words, of all ways to cut it', () => {
  fc.assert(
    fc.property(run, (characters) => {
      const words = glossChinese(characters.join(''), table);
      const cost = words.reduce((sum, { source }) => sum + (costs.get(source) ?? UNKNOWN), 0);
      expect(cost).toBeCloseTo(least(characters), 6);
    }),
    { numRuns: 300 },
  );
});

test('the words are the run in order, each with its English, and no character is cut in two', () => {
  fc.assert(
    fc.property(run, (characters) => {
      const words = glossChinese(characters.join(''), table);
      expect(words.map(({ source }) => source).join('')).toBe(characters.join(''));
      for (const { source, english } of words) {
        expect(english).toBe(costs.has(source) ? `<${source}>` : '');
        expect(source.isWellFormed()).toBe(true);
      }
    }),
  );
});
