import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Language } from '@techbourse/domain';
import { languages } from '@techbourse/domain';
import { escaped } from '@techbourse/mail';
import { FORM_PAGES, type FormPage, VIEW_PAGES, WORKBENCH } from './texts.ts';
import { type Field, HINTS, LABELS, PROBLEMS, SITE, type Text, WORDS } from './words.ts';

const SCRIPT = readFileSync(new URL('./browser.mjs', import.meta.url), 'utf8');
const STYLE = readFileSync(new URL('./style.css', import.meta.url), 'utf8');

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing but the page's own style and script, which speaks to this exchange alone. */
export const POLICY = `default-src 'none'; style-src ${hashOf(STYLE)}; script-src ${hashOf(SCRIPT)}; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const NAMES: Readonly<Record<Language, string>> = { zh: '中文', en: 'English', ru: 'Русский' };

const INPUTS: Readonly<Record<Field, string>> = {
  email: 'name="email" type="email" autocomplete="username" spellcheck="false" required maxlength="254"',
  name: 'name="name" maxlength="100" autocomplete="name" required',
  password: 'name="password" type="password" autocomplete="current-password" required maxlength="200"',
  newPassword: 'name="password" type="password" minlength="10" maxlength="200" autocomplete="new-password" required',
  message: '',
  answerTo: 'name="email" type="email" autocomplete="email" spellcheck="false" required maxlength="254"',
};

export function formHtml(page: FormPage, language: Language): string {
  const { title, lead, links, done, path, sendsTo, takes, adds, leadsTo, isSignedIn } = page;
  const told = { path, sendsTo, takes, adds, leadsTo, isSignedIn, done: done[language], mailed: MAILED[language] };
  const content = `${lead ? `<p>${escaped(lead[language])}</p>` : ''}${form(page, language)}`;
  return document({ title, content, links }, told, language);
}

export function viewHtml({ path, title }: (typeof VIEW_PAGES)[number], language: Language): string {
  return document({ title, content: '', links: [] }, { path, mailed: MAILED[language] }, language);
}

const SIGN_IN = pageOf('/account/sign-in');
const MAILED = pageOf('/account/sign-up').done;

function pageOf(path: string): FormPage {
  const found = FORM_PAGES.find((page) => page.path === path);
  if (!found) throw new Error(`no page ${path}`);
  return found;
}

function form({ fields, button }: FormPage, language: Language): string {
  return `<form>${fields.map((field) => input(field, language)).join('')}<button class="main">${escaped(button[language])}</button></form>`;
}

function input(field: Field, language: Language): string {
  const hint = HINTS[field]?.[language];
  const name = /name="(\w+)"/.exec(INPUTS[field])?.[1] ?? field;
  const described = hint ? ` aria-describedby="hint-${name}"` : '';
  const control =
    field === 'message'
      ? '<textarea name="message" rows="6" minlength="10" maxlength="2000" required></textarea>'
      : `<input ${INPUTS[field]}${described}>`;
  const small = hint ? `<small id="hint-${name}">${escaped(hint)}</small>` : '';
  return `<label>${escaped(LABELS[field][language])}${control}${small}</label>`;
}

function document(
  { title, content, links }: { title: Text; content: string; links: readonly string[] },
  page: object,
  language: Language,
): string {
  const say = (texts: Readonly<Record<string, Text>>) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text[language]]));
  const data = JSON.stringify({ page, words: say(WORDS), problems: say(PROBLEMS), language });
  const heading = escaped(title[language]);
  const others = languages.codes.map((code) =>
    code === language
      ? `<span aria-current="true">${NAMES[code]}</span>`
      : `<a href="?language=${code}" hreflang="${code}" lang="${code}">${NAMES[code]}</a>`,
  );
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading} · ${escaped(SITE[language])}</title><style>${STYLE}</style></head>
<body><header><a href="/">${escaped(SITE[language])}</a><nav>${others.join('')}</nav></header>
<main><h1 tabindex="-1">${heading}</h1><noscript><p class="said wrong">${escaped(WORDS.noScript[language])}</p></noscript>${content}</main>
${linksHtml(links, language)}
<template id="sign-in">${form(SIGN_IN, language)}</template>
<template id="sign-in-links">${linksHtml(SIGN_IN.links, language)}</template>
<template id="links">${linksHtml(
    [WORKBENCH, ...VIEW_PAGES].map(({ path }) => path),
    language,
  )}</template>
<script type="application/json" id="page">${data.replaceAll('<', '\\u003c')}</script>
<script type="module">${SCRIPT}</script></body></html>
`;
}

function linksHtml(paths: readonly string[], language: Language): string {
  if (paths.length === 0) return '';
  const all = [WORKBENCH, ...FORM_PAGES, ...VIEW_PAGES];
  const items = paths.map((path) => {
    const title = all.find((page) => page.path === path)?.title[language] ?? path;
    return `<a href="${path}">${escaped(title)}</a>`;
  });
  return `<nav class="links">${items.join('')}</nav>`;
}
