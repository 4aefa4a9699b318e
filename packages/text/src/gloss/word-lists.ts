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

/** The text of a word list. */
export const overlayText = (name: 'chinese-words.txt' | 'russian-words.txt') =>
  readFileSync(new URL(name, import.meta.url), 'utf8');

/** Chinese words of technology of two characters or more, for the segmenter. */
export const chineseWords = lazy(() =>
  parseOverlay(overlayText('chinese-words.txt'))
    .filter(({ word, gloss }) => gloss !== '' && [...word].length > 1)
    .map(({ word }) => word),
);
