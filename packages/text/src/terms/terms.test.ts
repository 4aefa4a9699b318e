import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { buildTextTools } from '../build/tools.ts';
import { toolsDir } from '../tools.ts';
import { termsOf } from './terms.ts';

beforeAll(() => buildTextTools(toolsDir()), 60_000);

test('English terms are stems and pairs within a clause', () => {
  const { counts, native, space } = termsOf('Dye removal: dyes, removal by membranes.', 'en');
  expect(space).toBe('en');
  expect(Object.fromEntries(counts)).toEqual({ dye: 2, remov: 2, dye_remov: 1, membran: 1, remov_membran: 1 });
  expect(native.size).toBe(0);
});

test('a Chinese and a Russian text share their terms with the English one', () => {
  const english = termsOf('lithium battery for electric bicycles', 'en').counts;
  for (const [text, language] of [
    ['电动自行车用锂电池', 'zh'],
    ['литиевый аккумулятор для электровелосипеда', 'ru'],
  ] as const) {
    const { counts, native } = termsOf(text, language);
    for (const term of ['lithium', 'batteri', 'electr', 'bicycl', 'lithium_batteri']) {
      expect(english.has(term) && counts.has(term), `${term} of ${text}`).toBe(true);
    }
    expect(native.size).toBeGreaterThan(0);
    for (const key of native.keys()) expect(key.startsWith(`${language}:`)).toBe(true);
  }
});

test('a term remembers its commonest form and the foreign word behind it', () => {
  const { surfaces } = termsOf('Membranes and membranes and a membrane', 'en');
  expect(surfaces.get('membran')).toEqual({ text: 'membranes' });
  expect(termsOf('锂电池', 'zh').surfaces.get('batteri')).toEqual({ text: 'battery', source: '锂电池' });
  expect(termsOf('锂电池 LiFePO4', 'zh').surfaces.get('lifepo4')).toEqual({ text: 'lifepo4' });
});

test('a second sense counts as a term of its own, without pairs across it', () => {
  const { counts, surfaces } = termsOf('硝化反应器', 'zh');
  expect(Object.fromEntries(counts)).toEqual({ nitrif: 1, reactor: 1, nitrif_reactor: 1, nitrat: 1 });
  expect(surfaces.get('nitrat')).toEqual({ text: 'nitration', source: '硝化' });
});

test('English terms of two clauses are the sum of both, and every term has a form in which it was written', () => {
  const piece = fc.constantFrom(
    'membranes',
    'the',
    'flow',
    'Li-ion',
    'C++',
    'user',
    '石墨烯',
    '𠮷',
    '42',
    '\u0000',
    'x-ray',
    '-',
  );
  const clause = fc.array(piece, { maxLength: 8 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(clause, clause, (a, b) => {
      const both = termsOf(`${a}; ${b}`, 'en');
      const sum = new Map(termsOf(a, 'en').counts);
      for (const [term, count] of termsOf(b, 'en').counts) sum.set(term, (sum.get(term) ?? 0) + count);
      expect(both.counts).toEqual(sum);
      expect(new Set(both.surfaces.keys())).toEqual(new Set(both.counts.keys()));
      for (const [term, count] of both.counts) {
        // A pair is never commoner than either of its words.
        for (const word of term.split('_')) expect(both.counts.get(word)).toBeGreaterThanOrEqual(count);
      }
    }),
  );
});
