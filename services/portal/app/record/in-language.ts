import { LANGUAGES, type Language } from '../words/language.ts';

/** A record as it reads in one language: of each text that language alone, and where it has none, what there is. */
export function inLanguage<T>(record: T, language: Language): T {
  if (Array.isArray(record)) return record.map((one) => inLanguage(one, language)) as T;
  if (typeof record !== 'object' || record === null) return record;
  const keys = Object.keys(record);
  const isText = keys.length > 0 && keys.every((key) => LANGUAGES.some((one) => one === key));
  if (isText) return (language in record ? { [language]: Reflect.get(record, language) } : record) as T;
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, inLanguage(value, language)])) as T;
}
