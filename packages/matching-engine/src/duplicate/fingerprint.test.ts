import { overlap } from '@techbourse/text/fingerprint';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { termVector } from '../profile/profile.ts';
import { meanVector, packPassages } from '../profile/vectors.ts';
import { bandsOf, type ComparedText, isSameText } from './fingerprint.ts';

const DIMENSIONS = 4;
const words = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `w${from + i}`);
const termsOf = (list: readonly string[]) => termVector(list.map((word) => [word, 1] as const));

function text(list: readonly string[], passages: number[][] = [[1, 0, 0, 0]], embedder = 'mini'): ComparedText {
  const vectors = passages.map((values) => meanVector([Float32Array.from(values)], DIMENSIONS));
  return {
    terms: termsOf(list),
    whole: meanVector(vectors, DIMENSIONS),
    passages: packPassages(vectors, DIMENSIONS),
    embedder,
  };
}

describe('bands', () => {
  test('are equal for equal terms in any order', () => {
    const list = words(0, 100);
    expect(bandsOf(termsOf([...list].reverse()))).toEqual(bandsOf(termsOf(list)));
    expect(new Set(bandsOf(termsOf(list))).size).toBe(20);
  });

  test('are empty for very short texts', () => {
    expect(bandsOf(termsOf(words(0, 11)))).toEqual([]);
    expect(bandsOf(undefined)).toEqual([]);
  });

  test('overlap for texts that share .7 of their terms, not for texts that share .1', () => {
    const meets = (shared: number, seed: number) => {
      // Two texts of 100 words with `shared` of all their words in common.
      const both = Math.round((200 * shared) / (1 + shared));
      const word = (kind: string) => (_: unknown, i: number) => `${seed}${kind}${i}`;
      const common = Array.from({ length: both }, word('c'));
      const [a, b] = ['a', 'b'].map((kind) => [...common, ...Array.from({ length: 100 - both }, word(kind))]);
      const theirs = new Set(bandsOf(termsOf(b ?? [])));
      return bandsOf(termsOf(a ?? [])).some((band) => theirs.has(band));
    };
    const seeds = Array.from({ length: 60 }, (_, i) => i);
    expect(seeds.filter((seed) => meets(0.7, seed)).length).toBeGreaterThanOrEqual(57);
    expect(seeds.filter((seed) => meets(0.1, seed)).length).toBeLessThanOrEqual(3);
  });
});

describe('the same text', () => {
  const long = words(0, 100);

  test.each([
    ['itself', text(long), true],
    ['a few words changed', text([...words(10, 100), ...words(200, 210)]), true],
    ['half of the words changed', text([...words(50, 100), ...words(200, 250)]), false],
    ['the same words about something else', text(long, [[0, 1, 0, 0]]), false],
    [
      'another passage under the same preamble',
      text(long, [
        [1, 0, 0, 0],
        [0.5, 0.9, 0, 0],
      ]),
      false,
    ],
    ['the same words to another embedder', text(long, [[0, 1, 0, 0]], 'maxi'), true],
    [
      'a few words changed, to another embedder',
      text([...words(12, 100), ...words(200, 212)], [[1, 0, 0, 0]], 'maxi'),
      false,
    ],
    ['a handful of words', text(words(0, 11)), false],
  ])('%s: %s', (_name, other, expected) => {
    expect(isSameText(text(long), other)).toBe(expected);
    expect(isSameText(other, text(long))).toBe(expected);
  });

  test('a short text must agree more closely', () => {
    const short = words(0, 20);
    expect(isSameText(text(short), text([...words(0, 15), 'other']))).toBe(false);
    expect(isSameText(text(short), text([...words(0, 19), 'other']))).toBe(true);
  });

  test('overlap is that of sets', () => {
    const ids = fc.uniqueArray(fc.nat(40), { maxLength: 30 }).map((list) => Uint32Array.from(list).sort());
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        const shared = [...a].filter((id) => b.includes(id)).length;
        const all = new Set([...a, ...b]).size;
        expect(overlap(a, b)).toBeCloseTo(all === 0 ? 0 : shared / all);
      }),
    );
  });
});
