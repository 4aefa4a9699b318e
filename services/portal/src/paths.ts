import { type Language, languages } from '@techbourse/domain';

/** Every address of the portal is made here, so that no page leads to nothing. The language stands first. */
export const paths = {
  home: (language: Language) => `/${language}`,
  listings: (language: Language, query?: Query) => `/${language}/listings${queryOf(query)}`,
  listing: (language: Language, id: string) => `/${language}/listings/${id}`,
  demands: (language: Language, query?: Query) => `/${language}/demands${queryOf(query)}`,
  demand: (language: Language, id: string) => `/${language}/demands/${id}`,
  organisation: (language: Language, id: string) => `/${language}/organisations/${id}`,
  statistics: (language: Language, query?: Query) => `/${language}/statistics${queryOf(query)}`,
  matching: (language: Language) => `/${language}/matching`,
  verify: (language: Language, code?: string) => `/${language}/verify${code ? `/${encodeURIComponent(code)}` : ''}`,
  asset: (name: string) => `/assets/${name}`,
  app: (path = '') => `/app${path}`,
} as const;

export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** A query in the order of its names, without what is not set, so that one page has one address. */
export function queryOf(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const name of Object.keys(query).sort()) {
    const value = query[name];
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '');
    if (text !== '') search.set(name, text);
  }
  const text = search.toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}

/** The same page in another language. */
export function inLanguage(url: string, language: Language): string {
  return url.replace(/^\/(?:zh|en|ru)(?=$|[/?])/, `/${language}`);
}

export function isLanguage(text: string): text is Language {
  return (languages.codes as readonly string[]).includes(text);
}
