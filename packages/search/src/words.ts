import { searchedWords, searchWords, withoutNames } from '@techbourse/text';
import { inLanguages } from './texts.ts';

type Language = 'en' | 'zh' | 'ru';
/** A text of a document; without a language it is read by its script. */
type Said = { language?: Language | undefined; text: string };

/** Attributes with the words of a document's texts, after those with the texts as they are written. */
export const WORDS = [...inLanguages('titleWords'), ...inLanguages('textWords')] as const;

/**
 * Attributes in which a word must be spelled as it is: English stems, of which one letter makes another (electrolyte,
 * electrolyser), and Russian texts, whose words find each other by their stems. Slips of the pen are forgiven in the others.
 * In the order in which the engine gives them back.
 */
export const spelledExactly = (searched: readonly string[]): string[] =>
  [...searched.filter((attribute) => attribute.endsWith('_ru')), 'titleWords_en', 'textWords_en'].sort();

export type DocumentWords = { [K in `${'titleWords' | 'textWords'}_${Language}`]: string };

/**
 * The words under which a document is found in every language, beside its texts: of the title (and what else names it) and of
 * the rest. They say no more than the texts themselves. Each attribute is there, be it empty: an engine that knows of no
 * document with an attribute refuses to search in it.
 */
export function documentWords({ title, text }: { title: readonly Said[]; text: readonly Said[] }): DocumentWords {
  const [ofTitle, ofText] = [wordsOf(title, true), wordsOf(text, false)];
  return {
    titleWords_en: ofTitle('en'),
    titleWords_zh: ofTitle('zh'),
    titleWords_ru: ofTitle('ru'),
    textWords_en: ofText('en'),
    textWords_zh: ofText('zh'),
    textWords_ru: ofText('ru'),
  };
}

function wordsOf(texts: readonly Said[], singles: boolean): (language: Language) => string {
  const found = texts.map(({ language, text }) => searchWords(text, language ?? scriptOf(text), singles));
  // A full stop keeps words of two texts apart.
  return (language) => found.flatMap((each) => each[language] || []).join('. ');
}

const scriptOf = (text: string): Language =>
  /\p{Script=Han}/u.test(text) ? 'zh' : /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en';

/** One way to look for a text: these words, in these attributes, all or without the most frequent ones. */
type Way = {
  text: string;
  /** Absent: in all. */
  attributes?: readonly string[];
  words: 'all' | 'frequency';
  /** Of what a find this way is worth, 1 at most. */
  weight: number;
};

/** How closely a document must hold what was searched. */
export type Closeness = 'every word' | 'most words' | 'some words';

/** More words than this are not looked for one by one. */
const SINGLE_MAX = 8;

/**
 * The ways in which a query is looked for: as it is written, in the words of its language whatever their form, and in the words
 * that all languages share; `some words` also looks for each word alone, so that a query never finds nothing as long as one
 * of its words is somewhere.
 */
export function waysOf(query: string, closeness: Closeness): Way[] {
  const { language, common, native } = readQuery(query);
  const words = closeness === 'every word' ? 'all' : 'frequency';
  const plain = withoutNames(query);
  const attributesOf = (of: string) => [`titleWords_${of}`, `textWords_${of}`];
  const whole: Way[] = [
    { text: plain, words: closeness === 'most words' ? 'all' : words, weight: 1 },
    { text: ended(native), attributes: attributesOf(language), words, weight: 0.9 },
    { text: ended(common), attributes: attributesOf('en'), words, weight: 0.88 },
  ];
  const single =
    closeness === 'some words' && common.length > 1
      ? common
          .slice(0, SINGLE_MAX)
          .map((word): Way => ({ text: ended([word]), attributes: attributesOf('en'), words: 'all', weight: 0.4 }))
      : [];
  return [...whole, ...single].filter(({ text }) => text.trim() !== '');
}

/** Behind a space the last word is whole: вод is not the beginning of водород. */
const ended = (words: readonly string[]): string => (words.length > 0 ? `${words.join(' ')} ` : '');

/** Without dictionaries, which the first start of a machine has yet to make, a query is only what is written. */
function readQuery(query: string): ReturnType<typeof searchedWords> {
  try {
    return searchedWords(query);
  } catch (error) {
    if (error instanceof Error && error.name === 'SetupError') return { language: 'en', common: [], native: [] };
    throw error;
  }
}
