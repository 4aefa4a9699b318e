import { createHash } from 'node:crypto';
import { readGlossId } from '../gloss/table.ts';
import { glossFile } from '../tools.ts';
import { overlayText, parseOverlay } from '../words/word-lists.ts';
import { encodeGlossTable } from './gloss-table.ts';
import { russianEntries } from './ru-dictionary.ts';
import { loadSenseCost } from './sense.ts';
import { writeWhole } from './write-whole.ts';
import { chineseEntries } from './zh-dictionary.ts';

/** Raise when the dictionaries, the way senses are chosen or the file's layout change. */
const RECIPE = 6;

const ENTRIES = { zh: chineseEntries, ru: russianEntries };

/**
 * Makes the gloss table of a language, 2 s and up to 200 MB while it runs, unless the one there was made from the
 * same recipe and the same word lists.
 * @returns whether it had to be made
 */
export async function ensureGlossary(tools: string, language: 'zh' | 'ru'): Promise<boolean> {
  const overlay = overlayText(language);
  const id = `${language} ${RECIPE} ${createHash('sha256').update(overlay).digest('hex').slice(0, 16)}`;
  const path = glossFile(tools, language);
  if (readGlossId(path) === id) return false;
  await writeWhole(path, encodeGlossTable(id, ENTRIES[language](parseOverlay(overlay), loadSenseCost())));
  return true;
}
