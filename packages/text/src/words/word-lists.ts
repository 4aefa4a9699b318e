import { readFileSync } from 'node:fs';
import { lazy } from '../lazy.ts';

/** A hand-made translation that goes before every dictionary. An empty gloss drops the word. */
export type OverlayEntry = { word: string; gloss: string };

/**
 * Reads a word list of this package: `word=gloss` pairs separated by semicolons or line ends, comments after `#`.
 * Throws on a pair without `=` and on a word given twice, because the second would silently be ignored.
 * @example parseOverlay('膜=membrane; 的= # a particle') // [{ word: '膜', gloss: 'membrane' }, { word: '的', gloss: '' }]
 */
export function parseOverlay(text: string): OverlayEntry[] {
  const entries = new Map<string, OverlayEntry>();
  for (const line of text.split('\n')) {
    for (const pair of line.replace(/#.*/, '').split(';')) {
      if (!pair.trim()) continue;
      const [word = '', gloss] = pair.split('=').map((part) => part.trim());
      if (!word || gloss === undefined) throw new Error(`word list: no translation in "${pair.trim()}"`);
      if (entries.has(word)) throw new Error(`word list: "${word}" stands twice`);
      entries.set(word, { word, gloss });
    }
  }
  return [...entries.values()];
}

const LISTS = {
  zh: ['chinese-words.txt', 'chinese-terms.txt'],
  ru: ['russian-words.txt', 'russian-terms.txt'],
} as const;

/** The word lists of a language as one text: everyday words and words of trade, then technical terms. */
export const overlayText = (language: 'zh' | 'ru') =>
  LISTS[language].map((name) => readFileSync(new URL(name, import.meta.url), 'utf8')).join('\n');

/** Chinese words of technology of two characters or more, for the segmenter. */
export const chineseWords = lazy(() =>
  parseOverlay(overlayText('zh'))
    .filter(({ word, gloss }) => gloss !== '' && [...word].length > 1)
    .map(({ word }) => word),
);
