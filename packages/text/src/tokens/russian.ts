import { stem } from './stem.ts';
import { RUSSIAN_STOP_WORDS } from './stop-words.ts';

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Content stems of normalised Russian text. Latin words and names with digits stay as they are; left out are stop
 * words, single letters and plain numbers.
 */
export function russianTokens(text: string): string[] {
  const tokens: string[] = [];
  for (const [found] of text.matchAll(WORD)) {
    const word = found.replaceAll('ё', 'е');
    if (word.length < 2 || word.length > 40 || RUSSIAN_STOP_WORDS.has(word) || !/\p{L}/u.test(word)) continue;
    tokens.push(/^[а-я]+$/.test(word) ? stem(word, 'ru') : word);
  }
  return tokens;
}
