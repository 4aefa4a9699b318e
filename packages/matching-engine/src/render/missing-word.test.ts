import { describe, expect, test } from 'vitest';
import type { AnalysedText, CountedTerm } from '../profile/analysed-text.ts';
import { termId } from '../profile/profile.ts';
import { missingWordQuestion } from './missing-word.ts';

const wording = (language: 'zh' | 'en' | 'ru', passage: string, common: CountedTerm[] = []): AnalysedText => ({
  language,
  passages: [passage],
  terms: { common },
});
const missing = (...terms: string[]) => ({
  space: 'common' as const,
  words: terms.map((term, i) => [termId(term), 0.8 - i / 100] as const),
});
const need = wording('zh', '降钙素原与全固态电解质', [
  ['white', 1, '素', 'white'],
  ['electrolyt', 1, '电解质', 'electrolyte'],
]);

describe('a question about a missing word', () => {
  test('asks for the heaviest whole word', () => {
    const asked = missingWordQuestion(missing('white', 'electrolyt'), wording('zh', '质子交换膜'), need);
    expect(asked).toEqual({
      changes: [{ code: 'word_used', to: '电解质', english: 'electrolyte', quote: '降钙素原与全固态电解质' }],
      score: 0.79,
    });
  });

  test.each([
    ['the listing has it, and the score did not see it', wording('zh', '固体电解质薄膜'), need],
    ['the two are in different languages', wording('en', 'A proton exchange membrane'), need],
    ['the demand has moved on', wording('zh', '质子交换膜'), undefined],
    ['the listing has moved on', undefined, need],
  ])('none is asked for when %s', (_, listing, demand) => {
    expect(missingWordQuestion(missing('white', 'electrolyt'), listing, demand)).toBeUndefined();
  });

  test('is not asked when texts match in another language than that of the passages', () => {
    const besides = (passage: string, word: string): AnalysedText => ({
      language: 'en',
      passages: [passage],
      terms: { zh: [[word, 1, word]] },
    });
    const words = { space: 'zh' as const, words: [[termId('电解质'), 0.8]] as const };
    const asked = missingWordQuestion(words, besides('A solid electrolyte', '固体'), besides('Electrolytes', '电解质'));
    expect(asked).toBeUndefined();
  });

  test('is not asked for a word that the listing writes with е instead of ё', () => {
    const words = wording('ru', 'Жёсткость каркаса', [['rigid', 1, 'жёсткость', 'rigidity']]);
    expect(missingWordQuestion(missing('rigid'), wording('ru', 'Расчет жесткости'), words)).toBeUndefined();
  });

  test.each([
    ['nickel', 'The rinse water holds nickel', 'A sorbent of fluoride', 'nickel'],
    ['pvdf', 'Membranes of PVDF', 'A sorbent of fluoride', 'PVDF'],
    ['15', 'Within 15 minutes', 'A sorbent of fluoride', undefined],
    ['electropl', 'For electroplating shops', 'Waste of electroplated parts', undefined],
  ])('%s in "%s" is asked for of "%s" or not', (term, demand, listing, word) => {
    const surface = term === 'electropl' ? 'electroplating' : term;
    const asked = missingWordQuestion(
      missing(term),
      wording('en', listing),
      wording('en', demand, [[term, 1, surface]]),
    );
    expect(asked?.changes).toEqual(word && [{ code: 'word_used', to: word, english: null, quote: demand }]);
  });
});
