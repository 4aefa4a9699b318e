import { type Language, languages } from '@techbourse/domain';

/** A file that was built, by its name or its source, and what it stands on. */
export type BuiltFile = {
  file: string;
  name?: string;
  isEntry?: boolean;
  imports?: readonly string[];
  css?: readonly string[];
};
export type Manifest = Readonly<Record<string, BuiltFile>>;

/** The file of the pages whose address begins so, after `/app/`: a group of `build/settings.ts`, or the source of the page. */
const PAGES: Readonly<Record<string, string>> = {
  account: 'account/page.tsx',
  agencies: 'agency',
  board: 'board',
  clients: 'agency',
  contracts: 'deal',
  deals: 'deal',
  demands: 'demand',
  enquiry: 'enquiry/page.tsx',
  import: 'import/page.tsx',
  join: 'join/page.tsx',
  listings: 'listing',
  mandates: 'agency',
  members: 'member/page.tsx',
  notifications: 'notification/page.tsx',
  operate: 'operate',
  report: 'report/page.tsx',
  'saved-searches': 'saved-search/list-page.tsx',
  'sign-in': 'sign-in/page.tsx',
  verification: 'verification/page.tsx',
};

/** Links of a page by its path, such as `/app/demands/new`, and by the language that its reader seems to want. */
export type LinksAhead = (path: string, language: Language) => string;

/**
 * Links to the files that the page of an address will ask for once its first file has run: named at once, a browser has
 * them by then.
 */
export function linksAhead(manifest: Manifest): LinksAhead {
  const ofName = new Map(Object.entries(manifest).map(([key, { name }]) => [name, key]));
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry) ?? '';
  const comesAnyway = reached(manifest, entry, new Set());
  const linksFor = (page: string) => {
    const key = manifest[page] ? page : (ofName.get(page) ?? '');
    if (!manifest[key]) throw new Error(`nothing of the workbench was built that is called ${page}`);
    const files = [...reached(manifest, key, new Set(comesAnyway))].filter((one) => !comesAnyway.has(one));
    return files.map((one) => linksTo(manifest[one])).join('');
  };
  const pages = new Map(Object.entries(PAGES).map(([first, page]) => [first, linksFor(page)]));
  const words = new Map(languages.codes.map((language) => [language, linksFor(`words-${language}`)]));
  return (path, language) => {
    const first = /^\/app\/([\w-]+)/.exec(path)?.[1] ?? '';
    return `${pages.get(first) ?? ''}${words.get(language) ?? ''}`;
  };
}

function reached(manifest: Manifest, key: string, seen: Set<string>): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) reached(manifest, next, seen);
  return seen;
}

function linksTo(built: BuiltFile | undefined): string {
  if (!built) return '';
  const styles = (built.css ?? []).map((file) => `<link rel="preload" as="style" crossorigin href="/app/${file}">`);
  return [`<link rel="modulepreload" crossorigin href="/app/${built.file}">`, ...styles].join('');
}
