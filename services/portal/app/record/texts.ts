import { LANGUAGES, type Language, type Localized } from '../words/language.ts';

/** A text of a form in each language; empty where there is none. */
export type Texts = Record<Language, string>;
type Written = Partial<Record<Language, { text: string; origin: 'person' | 'machine' }>>;

export const NO_TEXTS: Texts = { zh: '', en: '', ru: '' };

export function textsOf(text: Localized | undefined): Texts {
  return { zh: text?.zh?.text ?? '', en: text?.en?.text ?? '', ru: text?.ru?.text ?? '' };
}

/**
 * What a form says, as it is sent; undefined when it says nothing. A translation by a machine that nobody has touched stays
 * marked as one.
 */
export function localizedOf(texts: Texts, before?: Localized): Written | undefined {
  const written: Written = {};
  for (const language of LANGUAGES) {
    const text = texts[language].trim();
    if (text === '') continue;
    const old = before?.[language];
    written[language] = { text, origin: old?.text === text ? old.origin : 'person' };
  }
  return Object.keys(written).length > 0 ? written : undefined;
}

/** Words of a list that somebody typed in one line, in any script's commas. */
export const wordsOf = (text: string): string[] =>
  text
    .split(/[,;，；、\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
