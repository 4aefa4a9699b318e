import { readFileSync } from 'node:fs';

/** A hand-made translation that goes before every dictionary. An empty gloss drops the word. */
export type OverlayEntry = { word: string; gloss: string };

/**
 * Reads a word list of this package: `word=gloss` pairs separated by semicolons or line ends, comments after `#`.
 * Throws on a pair without `=` and on a word given twice, because the second would silently be ignored.
 */
export function parseOverlay(text: string): OverlayEntry[] {
  const entries = new Map<string, OverlayEntry>();
  for (const line of text.split('\n')) {
    for (const pair of line.replace(/#.*/, '').split(';')) {
      if (!pair.trim()) continue;
      const [word = '', gloss] = pair.split('=').map((part) => part.trim());
      if (!word || gloss === undefined) throw new Error(`overlay: no translation in "${pair.trim()}"`);
      if (entries.has(word)) throw new Error(`overlay: "${word}" stands twice`);
      entries.set(word, { word, gloss });
    }
  }
  return [...entries.values()];
}

/** The text of a word list under `src/gloss/`. */
export const overlayText = (name: string) => readFileSync(new URL(`../gloss/${name}`, import.meta.url), 'utf8');
