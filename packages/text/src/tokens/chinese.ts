import { readFileSync } from 'node:fs';
import { lazy, load, packageFile } from '../lazy.ts';
import { chineseWords } from '../words/word-lists.ts';
import { CHINESE_STOP_WORDS } from './stop-words.ts';

type Jieba = { loadDict(dictionary: Uint8Array): void; cutForSearch(text: string, hmm?: boolean): string[] };
type JiebaModule = { Jieba: { new (): Jieba; withDict(dictionary: Uint8Array): Jieba } };

/** Count given to a word of technology: enough to keep it whole against the words that it is made of. */
const WORD_COUNT = 3_000;
const HAN = /\p{Script=Han}/u;
/** The native segmenter takes a whole string; pieces keep its memory flat for a text of megabytes. */
const PIECE = 10_000;

const jieba = lazy(() => {
  const segmenter = load<JiebaModule>('@node-rs/jieba').Jieba.withDict(
    readFileSync(packageFile('@node-rs/jieba', 'dict.txt')),
  );
  segmenter.loadDict(
    Buffer.from(
      chineseWords()
        .map((word) => `${word} ${WORD_COUNT} n\n`)
        .join(''),
    ),
  );
  return segmenter;
});

/**
 * Words of normalised Chinese text by jieba in search mode: a long word is followed by or preceded by the shorter
 * words in it. The project's words of technology stay whole (石墨烯). Left out: stop words, numbers, punctuation and
 * single characters other than substances of one character.
 */
export function chineseTokens(text: string): string[] {
  const tokens: string[] = [];
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = pieceEnd(text, at);
    for (const word of jieba().cutForSearch(text.slice(at, end), true)) {
      const token = word.trim();
      if (!/\p{L}/u.test(token) || token.length > 40 || CHINESE_STOP_WORDS.has(token)) continue;
      if (token.length === 1 && !(HAN.test(token) && SUBSTANCES.has(token))) continue;
      tokens.push(token);
    }
  }
  return tokens;
}

/** Where a piece ends: behind the last character that is in no word, or between two characters where there is none. */
function pieceEnd(text: string, start: number): number {
  const end = start + PIECE;
  if (end >= text.length) return text.length;
  for (let at = end; at > start; at--) if (!IN_WORD.test(text.charAt(at - 1))) return at;
  return /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end;
}

/** Letters, digits, and halves of characters. */
const IN_WORD = /[\p{L}\p{N}\p{Cs}]/u;

const SUBSTANCES = new Set(
  '膜铜铝锌镍钴锂镁钛铁钢金银铂硅碳氢氧氮硫磷氯氟钠钾钙钨钼钒锰铬锡铅汞砷硼锗镓铟稀酶酸碱盐醇酯胺苯水油气煤药肺肝肾癌',
);
