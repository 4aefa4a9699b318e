import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { highlightsSchema, multiValue, searchAnswerOf } from './search-query.ts';

const word = fc.stringMatching(/^[a-z]{1,8}$/);

describe('a filter with several values', () => {
  const filter = multiValue(z.string());

  it('is the same given once with commas and given several times', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (words) => {
        expect(filter.parse(words.join(','))).toEqual(words);
        expect(filter.parse(words)).toEqual(words);
      }),
    );
  });

  it('may be absent, but neither empty nor longer than 30', () => {
    expect(filter.parse(undefined)).toBeUndefined();
    expect(filter.safeParse([]).success).toBe(false);
    expect(filter.safeParse(Array(30).fill('a')).success).toBe(true);
    expect(filter.safeParse(Array(31).fill('a')).success).toBe(false);
    expect(filter.safeParse(Array(31).fill('a').join(',')).success).toBe(false);
  });

  it('names the place of the value that is none', () => {
    const found = multiValue(z.enum(['a', 'b'])).safeParse('a,x,b');
    expect(found.error?.issues.map(({ path }) => path)).toEqual([[1]]);
  });
});

it('a search answers items of the kind it was made for, and no others', () => {
  const answer = searchAnswerOf(z.object({ id: z.int() }));
  const page = { items: [{ id: 1 }], nextCursor: null, total: 1, facets: { field: { water: 1 } }, degraded: false };
  expect(answer.parse(page)).toEqual(page);
  expect(answer.safeParse({ ...page, items: [{ id: 'one' }] }).success).toBe(false);
  expect(answer.safeParse({ ...page, degraded: undefined }).success).toBe(false);
});

it('highlights are in a language of the exchange or in none', () => {
  const of = (language: unknown) => [{ field: 'title', language, text: 'a \u27e6b\u27e7' }];
  for (const language of ['zh', 'en', 'ru', null]) expect(highlightsSchema.safeParse(of(language)).success).toBe(true);
  expect(highlightsSchema.safeParse(of('de')).success).toBe(false);
});
