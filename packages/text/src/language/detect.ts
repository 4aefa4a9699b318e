import { lazy, load, packageFile } from '../lazy.ts';

/** An ISO 639-1 code. Texts in `zh` and `ru` are glossed; everything else is read as English. */
export type Language = 'en' | 'zh' | 'ru' | (string & {});

type Eld = { detect(text: string): { language: string; isReliable(): boolean } };

/** Characters looked at: enough to be sure, little enough for a book. */
const SAMPLE = 4_000;
/** A Chinese character says as much as about three letters. */
const HAN_WEIGHT = 3;
/** Letters below which statistics of letter groups misread technical English. */
const LETTERS_MIN = 40;
/** Share of English function words above which nothing else comes into question; German "in", "die" stay below. */
const FUNCTION_WORDS_MIN = 0.15;

const eld = lazy(() => load<{ default: Eld }>(packageFile('eld', 'src/entries/static.medium.js')).default);

/**
 * The language of a text: by script first, then by function words, then by letter statistics (the statistics are
 * loaded only when needed). `en` when there is nothing to go by. Mixed texts get the language of the larger part;
 * Chinese with Latin names and formulas in it stays Chinese.
 * @example detectLanguage('用于LiFePO4电池的膜') // 'zh'
 */
export function detectLanguage(text: string): Language {
  const sample = text.slice(0, SAMPLE).toWellFormed();
  const count = (script: RegExp) => sample.match(script)?.length ?? 0;
  const han = count(/\p{Script=Han}/gu) * HAN_WEIGHT;
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) * HAN_WEIGHT;
  const cyrillic = count(/\p{Script=Cyrillic}/gu);
  const latin = count(/\p{Script=Latin}/gu);
  const letters = count(/\p{L}/gu);
  if (kana > 0 && kana + han >= latin + cyrillic && kana * 10 >= han) return 'ja';
  if (han > 0 && han >= Math.max(latin, cyrillic)) return 'zh';
  if (cyrillic > 0 && cyrillic >= latin) return cyrillicLanguage(sample, cyrillic);
  if (latin > 0 && latin * 2 >= letters) return latinLanguage(sample, latin);
  if (letters < LETTERS_MIN) return 'en';
  return eld().detect(sample).language || 'en';
}

/** Letters that only some languages have tell short texts apart; without them Russian is by far the likeliest. */
function cyrillicLanguage(sample: string, letters: number): Language {
  if (/[іїєґ]/i.test(sample) && !/[ыэ]/i.test(sample)) return 'uk';
  if (letters < LETTERS_MIN || /[ыэё]/i.test(sample)) return /[ўі]/i.test(sample) ? 'be' : 'ru';
  return eld().detect(sample).language || 'ru';
}

function latinLanguage(sample: string, letters: number): Language {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const known = words.filter((word) => FUNCTION_WORDS.has(word)).length;
  if (letters < LETTERS_MIN || known >= words.length * FUNCTION_WORDS_MIN) return 'en';
  const found = eld().detect(sample);
  return found.language && found.isReliable() ? found.language : 'en';
}

const FUNCTION_WORDS = new Set(
  'the of and to for with that is are by from on which be this as it can or at an has have was'.split(' '),
);
