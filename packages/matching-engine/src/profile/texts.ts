import { type Language, type LocalizedText, languages } from '@techbourse/domain';

/** The texts of a record by language: paragraphs in reading order, the title first. */
export type RecordTexts = Readonly<Partial<Record<Language, readonly string[]>>>;

/**
 * Collects localized texts and plain words (keywords, names of results) of a record by language. Plain words in a
 * language without a text join the texts of the other languages: otherwise one Latin keyword would count as the English
 * text of a Chinese record. A paragraph that a later one begins with is dropped.
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

/** Whether a text begins with a paragraph, which may be cut short: some titles are the text's first sentence. */
function beginsWith(text: string, paragraph: string): boolean {
  return text.toLowerCase().startsWith(paragraph.toLowerCase().replace(/\s*(?:…|\.{3})$/, ''));
}

function textOf(part: LocalizedText | readonly string[], language: Language): string | undefined {
  return isWords(part) ? undefined : part[language]?.text;
}

/** Latin or Cyrillic letters that carry as much as one Chinese character. */
const LETTERS_PER_CHARACTER = 3;
/** English is primary unless another text is so many times longer: a title alone does not stand for a whole text. */
const ENGLISH_SHORTER_MAX = 4;

/** The language whose text gives the common terms and the passages: English if long enough, else the longest. */
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

/** Keywords carry no language, so their script decides. */
function scriptOf(word: string): Language {
  if (/\p{Script=Han}/u.test(word)) return 'zh';
  return /\p{Script=Cyrillic}/u.test(word) ? 'ru' : 'en';
}
