import { beforeAll, expect, test } from 'vitest';
import { buildTextTools } from '../build/tools.ts';
import { termsOf } from '../terms/terms.ts';
import { toolsDir } from '../tools.ts';
import { technicalCases } from './technical-cases.ts';

beforeAll(() => buildTextTools(toolsDir()), 60_000);

const wordsOf = (text: string, language: string) =>
  [...termsOf(text, language).counts.keys()].filter((term) => !term.includes('_'));

// .80 both. Without the lists of terms .69 and .52: boiling layer, plastic water and black metallurgy meet nothing.
test.each(['zh', 'ru'] as const)('a technical need in %s says most words of its English offer', (language) => {
  const shares = technicalCases[language].map(({ need, offer }) => {
    const said = new Set(wordsOf(need, language));
    const offered = wordsOf(offer, 'en');
    return offered.filter((word) => said.has(word)).length / offered.length;
  });
  expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.74);
});
