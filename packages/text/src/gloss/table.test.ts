import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeGlossTable } from '../build/gloss-table.ts';
import { readGlossId, readGlossTable } from './table.ts';

const path = join(mkdtempSync(join(tmpdir(), 'gloss-')), 'x.table');

test('every entry written is found with its value and cost, and nothing else is', () => {
  const dictionary = fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(dictionary, fc.string(), (words, other) => {
      const entries = Object.entries(words).map(([key, value], i) => ({ key, value, cost: i / 10 }));
      writeFileSync(path, encodeGlossTable('a', entries));
      const table = readGlossTable(path);
      for (const { key, value, cost } of entries) {
        const entry = table.find(`[${key}]`, 1, key.length + 1);
        expect(table.value(entry)).toBe(value.toWellFormed());
        expect(table.cost(entry)).toBeCloseTo(cost);
      }
      if (!Object.hasOwn(words, other)) expect(table.find(other)).toBe(-1);
    }),
    { numRuns: 50 },
  );
});

test('the id is read without the rest; anything else has none', () => {
  writeFileSync(path, encodeGlossTable('recipe 7', [{ key: '膜', value: 'membrane', cost: 1 }]));
  expect(readGlossId(path)).toBe('recipe 7');
  writeFileSync(path, 'hello');
  expect(readGlossId(path)).toBeUndefined();
  expect(readGlossId(`${path}.absent`)).toBeUndefined();
});

test('a foreign or cut file is refused', () => {
  writeFileSync(path, 'something that is not a table');
  expect(() => readGlossTable(path)).toThrow('not a gloss table');
  const whole = encodeGlossTable('a', [{ key: '膜', value: 'membrane', cost: 1 }]);
  writeFileSync(path, whole.subarray(0, -3));
  expect(() => readGlossTable(path)).toThrow('cut off');
});
