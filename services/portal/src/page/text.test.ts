import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsIn } from '../words/words.ts';
import { lineOf, markedOf, paragraphsOf, unmarked } from './text.ts';

const person = (text: string) => ({ text, origin: 'person' as const });

describe('the text of a record', () => {
  it('says of which language it is where that is not the reader’s, for who reads by ear', () => {
    expect(lineOf({ zh: person('膜') }, 'zh')?.text).toBe('膜');
    expect(lineOf({ zh: person('膜') }, 'en')?.text).toBe('<span lang="zh">膜</span>');
    expect(lineOf(undefined, 'en')).toBeUndefined();
  });

  it('keeps its paragraphs, and says when it is foreign or a machine wrote it', () => {
    const shown = paragraphsOf({ ru: { text: 'Раз\n\nДва', origin: 'machine' } }, 'en', wordsIn('en'))?.text ?? '';
    expect(shown).toContain('<div lang="ru"><p>Раз</p><p>Два</p></div>');
    expect(shown).toContain('written in Russian · machine translation');
    expect(paragraphsOf({ en: person('One') }, 'en', wordsIn('en'))?.text).toBe('<div lang="en"><p>One</p></div>');
  });
});

it('marks of a search become markup, and nothing else of the text does', () => {
  const word = fc.stringMatching(/^[a-z<>&]{1,6}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 5 }), (parts) => {
      const text = parts.map(([plain, found]) => `${plain}\u27e6${found}\u27e7`).join('');
      const shown = markedOf(text).text;
      expect(shown.match(/<mark>/g)).toHaveLength(parts.length);
      expect(shown.replace(/<\/?mark>/g, '')).not.toMatch(/[<>]/);
      expect(unmarked(text)).toBe(parts.flat().join(''));
    }),
  );
});
