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
