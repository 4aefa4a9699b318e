import { type Language, type LocalizedText, languages } from '@techbourse/domain';

/** The texts of a record by language: paragraphs in reading order, the title first. */
export type RecordTexts = Readonly<Partial<Record<Language, readonly string[]>>>;

/**
 * Puts localized texts and plain words (keywords, names of results) of a record together, by language. Words of a
 * language in which nothing else is written go with the texts there are: one Latin keyword is no English text, and
 * would speak for a Chinese record in its place. A paragraph with which a later one begins is said once.
 */
export function collectTexts(parts: readonly (LocalizedText | readonly string[] | undefined)[]): RecordTexts {
  const written = languages.codes.filter((language) => parts.some((part) => part && textOf(part, language)));
  const gathered: Partial<Record<Language, string[]>> = {};
  const put = (language: Language, text: string) => {
    const before = gathered[language] ?? [];
    gathered[language] = [...before.filter((said) => !beginsWith(text, said)), text];
  };
  for (const part of parts) {
    for (const language of part ? languages.codes : []) {
      const text = part && textOf(part, language);
      if (text) put(language, text);
      const own = part && isWords(part) && part.filter((word) => scriptOf(word) === language).join(', ');
      const homes = written.length === 0 || written.includes(language) ? [language] : written;
      if (own) for (const home of homes) put(home, own);
    }
  }
  return gathered;
}

/** Whether a text begins with a paragraph, which may have been cut short: many a title is the text's first sentence. */
function beginsWith(text: string, paragraph: string): boolean {
  return text.toLowerCase().startsWith(paragraph.toLowerCase().replace(/\s*(?:…|\.{3})$/, ''));
}

function textOf(part: LocalizedText | readonly string[], language: Language): string | undefined {
  return isWords(part) ? undefined : part[language]?.text;
}

/** Letters that say as much as one character of Chinese. */
const LETTERS_PER_CHARACTER = 3;
/** English speaks unless another language says so many times more: a title alone does not speak for a whole text. */
const ENGLISH_SHORTER_MAX = 4;

/** The language that speaks for a record where only one can: English if it says enough, else the one that says most. */
export function primaryLanguage(texts: RecordTexts): Language | undefined {
  const said = (language: Language) => {
    const letters = (texts[language] ?? []).reduce((sum, text) => sum + text.length, 0);
    return language === 'zh' ? letters * LETTERS_PER_CHARACTER : letters;
  };
  const most = languages.codes.reduce((best, one) => (said(one) > said(best) ? one : best));
  if (said(most) === 0) return undefined;
  return said('en') * ENGLISH_SHORTER_MAX >= said(most) ? 'en' : most;
}

function isWords(part: LocalizedText | readonly string[]): part is readonly string[] {
  return Array.isArray(part);
}

/** Keywords carry no language: their script tells it. */
function scriptOf(word: string): Language {
  if (/\p{Script=Han}/u.test(word)) return 'zh';
  return /\p{Script=Cyrillic}/u.test(word) ? 'ru' : 'en';
}
