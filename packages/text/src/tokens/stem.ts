import { lazy, load } from '../lazy.ts';

type Stemmer = { stem(word: string): string };
type Snowball = { newStemmer(language: 'english' | 'russian'): Stemmer };

/** Words whose stems are remembered per language; a corpus has a few hundred thousand distinct ones, most of them once. */
const REMEMBERED = 50_000;

/**
 * The stem of a lower-case word by the Snowball rules of its language (https://snowballstem.org), remembered.
 * Russian ё counts as е.
 * @example stem('coatings', 'en') // 'coat'
 * @example stem('мембраны', 'ru') // 'мембран'
 */
export function stem(word: string, language: 'en' | 'ru'): string {
  return language === 'en' ? english()(word) : russian()(word);
}

const english = lazy(() => remember(load<Snowball>('snowball-stemmers').newStemmer('english')));
const russian = lazy(() => {
  const stemmer = remember(load<Snowball>('snowball-stemmers').newStemmer('russian'));
  return (word: string) => {
    const plain = word.replaceAll('ё', 'е');
    // Of the shortest words the rules leave a single letter, and ИИ (artificial intelligence) would become и (and).
    if (plain.length < 4) return plain;
    // They take the end of мембрана, мембраны for a verb's and that of мембраной for a noun's.
    return AN_NOUN.exec(plain)?.[1] ?? stemmer(plain);
  };
});

const AN_NOUN = /^(.{2,}[ая]н)(?:а|ы|о|е|у|ой|ою|ам|ами|ах)?$/;

function remember(stemmer: Stemmer): (word: string) => string {
  const stems = new Map<string, string>();
  return (word) => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    // Longer than any word: not worth remembering, and the rules are quadratic in places.
    if (word.length > 40) return word;
    const made = stemmer.stem(word);
    if (stems.size >= REMEMBERED) stems.clear();
    stems.set(word, made);
    return made;
  };
}
