import { existsSync } from 'node:fs';
import { lazy } from '../lazy.ts';
import { SetupError } from '../setup-error.ts';
import { BUILD_HINT, glossFile, toolsDir } from '../tools.ts';
import { glossChinese } from './chinese.ts';
import type { Glossed } from './glossed.ts';
import { glossRussian } from './russian.ts';
import { readGlossTable } from './table.ts';

export type { Glossed } from './glossed.ts';

/** Languages that are glossed into English before they are compared with it. */
export type GlossLanguage = 'zh' | 'ru';

/**
 * The words of a text with their English, clause by clause. Latin words and numbers stand for themselves. Words that
 * carry nothing (particles, phrases of politeness) have empty English. Throws when the tables were not built.
 * @example glossClauses('锂电池, LiFePO4', 'zh')
 * // [[{ source: '锂电池', english: 'lithium battery' }], [{ source: 'LiFePO4', english: 'LiFePO4' }]]
 */
export function glossClauses(text: string, language: GlossLanguage): Glossed[][] {
  const clauses: Glossed[][] = [[]];
  for (const piece of pieces(text, language)) {
    if (piece === 'pause') clauses.push([]);
    else clauses.at(-1)?.push(piece);
  }
  return clauses.filter((clause) => clause.length > 0);
}

/**
 * A rough English rendering of a Chinese or Russian text, word by word, for an English model to read: the words are
 * right more often than the grammar. Punctuation becomes commas.
 * @example glossToEnglish('锂电池隔膜', 'zh') // 'lithium battery separator membrane'
 */
export function glossToEnglish(text: string, language: GlossLanguage): string {
  let english = '';
  for (const piece of pieces(text, language)) {
    if (piece === 'pause') {
      if (english && !english.endsWith(',')) english += ',';
    } else if (piece.english) {
      english += english ? ` ${piece.english}` : piece.english;
    }
  }
  return english.replace(/,$/, '');
}

const chinese = lazy(() => openTable('zh'));
const russian = lazy(() => openTable('ru'));

function openTable(language: GlossLanguage) {
  const path = glossFile(toolsDir(), language);
  if (!existsSync(path)) throw new SetupError(`no gloss table at ${path}: ${BUILD_HINT}`);
  return readGlossTable(path);
}

// Script by script: in CT影像 the letters end where the characters begin.
const LATIN = '(?:(?![\\p{Script=Han}\\p{Script=Cyrillic}])[\\p{L}\\p{N}])+';
const OTHER = `(${LATIN}(?:[-.'/]${LATIN})*)|([,.;:!?、。，；：！？()（）])`;
const CHINESE_PIECES = new RegExp(`(\\p{Script=Han}+)|${OTHER}`, 'gu');
const RUSSIAN_PIECES = new RegExp(`((?:\\p{Script=Cyrillic}+[\\s-]*)+)|${OTHER}`, 'gu');

/** Space inside Chinese is where a line was broken, mostly in the middle of a word. */
const BROKEN_LINE = /(?<=\p{Script=Han})[ \t]?\n?[ \t]?(?=\p{Script=Han})/gu;

function* pieces(text: string, language: GlossLanguage): Generator<Glossed | 'pause'> {
  const pattern = language === 'zh' ? CHINESE_PIECES : RUSSIAN_PIECES;
  const normal = text.normalize('NFKC');
  const joined = language === 'zh' ? normal.replace(BROKEN_LINE, '') : normal;
  for (const [, foreign, latin, punctuation] of joined.matchAll(pattern)) {
    if (foreign) {
      if (language === 'zh') yield* glossChinese(foreign, chinese());
      else
        yield* glossRussian(
          foreign
            .toLowerCase()
            .replaceAll('ё', 'е')
            .split(/[\s-]+/)
            .filter(Boolean),
          russian(),
        );
    } else if (latin) yield { source: latin, english: latin };
    else if (punctuation) yield 'pause';
  }
}
