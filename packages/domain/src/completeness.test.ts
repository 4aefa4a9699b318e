import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CompletenessPart, completenessBy, isSubstantial } from './completeness.ts';

type Content = { title?: string; price?: number };
const parts: CompletenessPart<Content>[] = [
  { pointer: '/title', weight: 0.9, why: 'It is read first', met: (content) => content.title },
  { pointer: '/price', weight: 0.1, why: 'It is compared', met: (content) => content.price },
];

it('is the sum of what is there, and says why the rest matters', () => {
  expect(completenessBy(parts, {})).toEqual({
    score: 0,
    missing: [
      { pointer: '/title', weight: 0.9, why: 'It is read first' },
      { pointer: '/price', weight: 0.1, why: 'It is compared' },
    ],
  });
  expect(completenessBy(parts, { title: 'A', price: 1 })).toEqual({ score: 1, missing: [] });
  expect(completenessBy(parts, { price: 1 }).score).toBe(0.1);
});

it('takes 200 characters, or 80 of Chinese, for a substantial text', () => {
  const text = (language: 'en' | 'zh', words: string) => ({ [language]: { text: words, origin: 'person' as const } });
  expect(isSubstantial(undefined)).toBe(false);
  expect(isSubstantial(text('en', 'x'.repeat(199)))).toBe(false);
  expect(isSubstantial(text('en', 'x'.repeat(200)))).toBe(true);
  expect(isSubstantial(text('zh', '膜'.repeat(79)))).toBe(false);
  expect(isSubstantial(text('zh', '膜'.repeat(80)))).toBe(true);
});

it('lies in 0..1, falls with what is taken away, and does not depend on the order of the parts', () => {
  const weights = [0.3, 0.25, 0.2, 0.15, 0.1];
  const five: CompletenessPart<readonly boolean[]>[] = weights.map((weight, i) => ({
    pointer: `/${i}`,
    weight,
    why: 'It is read',
    met: (content) => content[i],
  }));
  const content = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(content, fc.nat(4), (has, gone) => {
      const { score, missing } = completenessBy(five, has);
      expect(score >= 0 && score <= 1).toBe(true);
      expect(score === 1).toBe(missing.length === 0);
      expect(score + missing.reduce((sum, part) => sum + part.weight, 0)).toBeCloseTo(1, 10);
      expect(completenessBy(five.toReversed(), has).score).toBe(score);
      expect(completenessBy(five, has.with(gone, false)).score).toBeLessThanOrEqual(score);
    }),
  );
});
