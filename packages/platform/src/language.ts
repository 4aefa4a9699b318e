import { type Language, languages } from '@techbourse/domain';

/** The first language of a browser that the exchange writes in. */
export function languageWanted(headers: Record<string, string | string[] | undefined>): Language {
  const wanted = String(headers['accept-language'] ?? '').toLowerCase();
  const found = wanted.split(',').map((part) => languages.codes.find((code) => part.trim().startsWith(code)));
  return found.find((code) => code !== undefined) ?? 'en';
}
