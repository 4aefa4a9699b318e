import { chineseTokens } from './chinese.ts';
import { englishClauses } from './english.ts';
import { normalize } from './normalize.ts';
import { russianTokens } from './russian.ts';

/**
 * The content tokens of a text in its own language, in order: stems for English and Russian, words for Chinese.
 * Every other language is cut like English. Never throws, takes time linear in the length.
 * @example tokenize('Coatings of TiO₂ for X-ray tubes', 'en') // ['coat', 'tio2', 'xray', 'ray', 'tube']
 * @example tokenize('石墨烯薄膜的制备', 'zh') // ['石墨', '石墨烯', '薄膜', '制备']
 */
export function tokenize(text: string, language: string): string[] {
  const normal = normalize(text);
  if (language === 'zh') return chineseTokens(normal);
  if (language === 'ru') return russianTokens(normal);
  return englishClauses(normal).flatMap((clause) => clause.map((token) => token.stem));
}
