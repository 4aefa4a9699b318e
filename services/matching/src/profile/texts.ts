import { type Language, type LocalizedText, languages } from '@techbourse/domain';

/** The texts of a record by language: paragraphs in reading order, the title first. */
export type RecordTexts = Readonly<Partial<Record<Language, readonly string[]>>>;

/** Puts localized texts and plain words (keywords, names of results) of a record together, by language. */
export function gatherTexts(parts: readonly (LocalizedText | readonly string[] | undefined)[]): RecordTexts {
  const gathered: Partial<Record<Language, string[]>> = {};
  for (const part of parts) {
    if (!part) continue;
    if (isWords(part)) {
      for (const language of languages.codes) {
        const own = part.filter((word) => scriptOf(word) === language).join(', ');
        if (own) gathered[language] = [...(gathered[language] ?? []), own];
      }
      continue;
    }
    for (const language of languages.codes) {
      const text = part[language]?.text;
      if (text) gathered[language] = [...(gathered[language] ?? []), text];
    }
  }
  return gathered;
}

function isWords(part: LocalizedText | readonly string[]): part is readonly string[] {
  return Array.isArray(part);
}

/** Keywords carry no language: their script tells it. */
function scriptOf(word: string): Language {
  if (/\p{Script=Han}/u.test(word)) return 'zh';
  return /\p{Script=Cyrillic}/u.test(word) ? 'ru' : 'en';
}
