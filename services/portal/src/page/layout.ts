import { type Language, languages } from '@techbourse/domain';
import { inLanguage, paths } from '../paths.ts';
import { type Words, wordsIn } from '../words/words.ts';
import { type Html, html, jsonOf, type Part } from './html.ts';

export type Page = {
  language: Language;
  /** The path and query of this page, as it should be known. */
  url: string;
  title: string;
  description?: string;
  /** Which part of the menu it belongs to. */
  menu?: 'listings' | 'demands' | 'statistics' | 'matching';
  /** Kept out of indexes: result pages with filters, errors. */
  isHidden?: boolean;
  data?: unknown;
  /** More of the head: feeds, other forms of the record. */
  links?: readonly Link[];
  main: Html;
};
export type Link = { rel: string; href: string; type?: string };

export type Frame = {
  /** Where the portal is reached from outside, without a slash at its end. */
  origin: string;
  styles: string;
  script: string;
};

/** A whole page around its content. */
export function layout(page: Page, frame: Frame): string {
  const { language, title, main } = page;
  const words = wordsIn(language);
  const fullTitle = title === words.site ? `${words.site} – ${words.claim}` : `${title} – ${words.site}`;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${fullTitle}</title>
${page.description && html`<meta name="description" content="${page.description}">`}
${page.isHidden ? html`<meta name="robots" content="noindex">` : alternatives(page, frame)}
<link rel="stylesheet" href="${frame.styles}">
<link rel="icon" href="${paths.asset('icon.svg')}" type="image/svg+xml">
${page.links?.map(({ rel, href, type }) => html`<link rel="${rel}" href="${href}"${type && html` type="${type}"`}>`)}
${page.data !== undefined && html`<script type="application/ld+json">${jsonOf(page.data)}</script>`}
<script src="${frame.script}" defer></script>
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
${header(page, words)}
<main id="main" tabindex="-1">${main}</main>
${footer(language, words)}
</body>
</html>
`.text;
}

/** The one address of a page and its other languages, for search engines. */
function alternatives({ language, url }: Page, { origin }: Frame): Part {
  const all = languages.codes.map(
    (code) => html`<link rel="alternate" hreflang="${code}" href="${origin}${inLanguage(url, code)}">`,
  );
  return html`<link rel="canonical" href="${origin}${inLanguage(url, language)}">${all}<link rel="alternate" hreflang="x-default" href="${origin}${inLanguage(url, 'en')}">`;
}

const OWN_NAMES: Readonly<Record<Language, string>> = { zh: '中文', en: 'English', ru: 'Русский' };

function header({ language, url, menu }: Page, words: Words): Html {
  const item = (name: Page['menu'], href: string, label: string) =>
    html`<li><a href="${href}"${menu === name && html` aria-current="page"`}>${label}</a></li>`;
  const other = (code: Language) =>
    code === language
      ? html`<li><span aria-current="true" lang="${code}">${OWN_NAMES[code]}</span></li>`
      : html`<li><a href="${inLanguage(url, code)}" lang="${code}" hreflang="${code}">${OWN_NAMES[code]}</a></li>`;
  return html`<header class="top">
<a class="brand" href="${paths.home(language)}">${words.site}</a>
<nav aria-label="${words.menu}"><ul>
${item('listings', paths.listings(language), words.listings)}
${item('demands', paths.demands(language), words.demands)}
${item('statistics', paths.statistics(language), words.statistics)}
${item('matching', paths.matching(language), words.matching)}
</ul></nav>
<nav class="languages" aria-label="${words.languages}"><ul>${languages.codes.map(other)}</ul></nav>
<a class="button" href="${paths.app()}">${words.workbench}</a>
</header>`;
}

function footer(language: Language, words: Words): Html {
  return html`<footer class="bottom"><p>${words.footer.open} ${words.footer.figures}</p><p><a href="${paths.verify(language)}">${words.verify.title}</a></p><p><a href="/docs/">${words.apiDocs}</a></p></footer>`;
}
