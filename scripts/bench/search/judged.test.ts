import { describe, expect, it } from 'vitest';
import { readJudgedQueries } from './judged.ts';

const queries = readJudgedQueries();
const share = (some: readonly unknown[], all: readonly unknown[]) => some.length / all.length;

describe('the judged queries of the search', () => {
  it('are at least fifty a language, a third of them about records that have no text in it', () => {
    for (const language of ['en', 'zh', 'ru']) {
      const own = queries.filter((query) => query.language === language);
      expect(own.length, language).toBeGreaterThanOrEqual(50);
      const crossLingual = own.filter((query) => query.crossLingual);
      expect(share(crossLingual, own), language).toBeGreaterThanOrEqual(1 / 3);
      expect(share(crossLingual, own), language).toBeLessThanOrEqual(2 / 3);
    }
  });

  it('ask each thing once, and each has an answer', () => {
    const asked = queries.map(({ language, of, query }) => `${language} ${of} ${query}`);
    expect(new Set(asked).size).toBe(asked.length);
    for (const { query, judgements } of queries) expect([...judgements.values()], query).toContain(3);
  });
});
