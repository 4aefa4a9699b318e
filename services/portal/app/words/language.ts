import type { Schemas } from '@techbourse/client';

export type Language = Schemas['Language'];
export const LANGUAGES: readonly Language[] = ['zh', 'en', 'ru'];
export const OWN_NAMES: Readonly<Record<Language, string>> = { zh: '中文', en: 'English', ru: 'Русский' };

const KEPT = 'language';

/** The language last chosen on this device, else the first of the browser's that is ours. */
export function languageOfDevice(): Language {
  const wished = [localStorage.getItem(KEPT) ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2).toLowerCase());
  return LANGUAGES.find((language) => wished.find((tag) => LANGUAGES.some((one) => one === tag)) === language) ?? 'en';
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT, language);
}

export type Localized = Partial<Record<Language, { text: string; origin: 'person' | 'machine' }>>;

/** A text in the reader's language, else in another; with the language it is in, for voices and fonts. */
export function textIn(text: Localized | null | undefined, language: Language): { text: string; language: Language } {
  for (const one of [language, 'en', 'zh', 'ru'] as const) {
    const found = text?.[one];
    if (found) return { text: found.text, language: one };
  }
  return { text: '', language };
}
