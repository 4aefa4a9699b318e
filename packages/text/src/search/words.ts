import { type GlossLanguage, glossClauses } from '../gloss/gloss.ts';
import { chineseTokens } from '../tokens/chinese.ts';
import { englishClauses } from '../tokens/english.ts';
import { russianTokens } from '../tokens/russian.ts';
import { searchSpelling } from './spelling.ts';

const HAN = /\p{Script=Han}/u;
const EACH_HAN = /\p{Script=Han}/gu;
const CYRILLIC = /\p{Script=Cyrillic}/u;

/** Languages of texts and queries. */
type Language = 'en' | GlossLanguage;

/** What a text says for a search: words of its own language, and English stems that all languages share. */
type SearchWords = Readonly<Record<Language, string>>;

const NOTHING: SearchWords = { en: '', zh: '', ru: '' };

/**
 * The words under which one text is found, in its order: English stems of all languages (`en`; Chinese and Russian through the
 * gloss, with a second sense that is nearly as likely), Chinese words with the shorter words in them, Russian stems.
 * @param singles whether every Chinese character is a word, too: for titles, in which 灯 is meant
 * @throws SetupError when a gloss is needed and its table was not built.
 */
export function searchWords(text: string, language: Language, singles = false): SearchWords {
  const spelled = searchSpelling(text);
  if (language === 'en') return { ...NOTHING, en: [...englishStems(spelled), ...signsOf(spelled)].join(' ') };
  const en = [...glossedStems(spelled, language, true), ...signsOf(spelled)].join(' ');
  if (language === 'ru') return { ...NOTHING, en, ru: [...russianTokens(spelled), ...signsOf(spelled)].join(' ') };
  const characters = singles ? [...new Set(spelled.match(EACH_HAN))] : [];
  return { ...NOTHING, en, zh: [...chineseTokens(spelled), ...characters, ...signsOf(spelled)].join(' ') };
}

/** What somebody searches, read: in which language, and its words as `searchWords` writes them. */
type SearchedWords = { language: Language; common: string[]; native: string[] };

/**
 * A query as words. Of glossed ones the best sense counts, so that a query with every word is not one with every sense.
 * @example searchedWords('石墨烯') // { language: 'zh', common: ['graphen'], native: ['石墨烯'] }
 */
export function searchedWords(query: string): SearchedWords {
  const spelled = searchSpelling(query);
  const language = HAN.test(spelled) ? 'zh' : CYRILLIC.test(spelled) ? 'ru' : 'en';
  const signs = signsOf(spelled);
  if (language === 'en') return { language, common: distinct([...englishStems(spelled), ...signs]), native: [] };
  const common = distinct([...glossedStems(spelled, language, false), ...signs]);
  if (language === 'ru') return { language, common, native: distinct([...russianTokens(spelled), ...signs]) };
  const words = chineseTokens(spelled);
  return {
    language,
    common,
    native: distinct([...(words.length > 0 ? words : (spelled.match(EACH_HAN) ?? [])), ...signs]),
  };
}

const englishStems = (text: string): string[] =>
  englishClauses(text).flatMap((clause) => clause.map(({ stem }) => stem));

/** Numbers and single letters: no words to compare texts by, and yet what somebody asks for: hepatitis B, bearing 6205. */
const SIGNS = /(?<![\p{L}\p{N}])(?:[b-hj-ru-z]|\d+(?:[.,]\d+)*)(?![\p{L}\p{N}])/gu;
const signsOf = (text: string): string[] => distinct(text.match(SIGNS) ?? []);

function glossedStems(text: string, language: GlossLanguage, withSecond: boolean): string[] {
  return glossClauses(text, language).flatMap((clause) =>
    clause.flatMap(({ english, also }) => englishStems(withSecond && also ? `${english} , ${also}` : english)),
  );
}

const distinct = (words: Iterable<string>): string[] => [...new Set(words)];
