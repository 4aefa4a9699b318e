import { createHash } from 'node:crypto';
import type { Language } from '@techbourse/domain';
import { escaped } from '@techbourse/mail';
import { type App, languageWanted } from '@techbourse/platform';

import { FORM_PAGES, type FormPage, LABELS } from './texts.ts';

const STYLE =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:28rem;margin:4rem auto;padding:0 1.5rem;color:#1b1f24;background:#fff}' +
  'h1{font-size:1.3rem}label{display:block;margin:1rem 0}input{display:block;width:100%;box-sizing:border-box;font:inherit;padding:.5rem}' +
  'button{font:inherit;padding:.5rem 1rem}output{display:block;margin-top:1rem;white-space:pre-wrap}';

// The token leaves the address at once, so that it is in no history.
const SCRIPT = `'use strict';
const form = document.querySelector('form');
const said = document.querySelector('output');
const token = new URLSearchParams(location.hash.slice(1)).get('token');
if (token) history.replaceState(null, '', location.pathname);
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = Object.fromEntries(new FormData(form));
  if (form.dataset.language) body.language = form.dataset.language;
  if (token) body.token = token;
  try {
    const reply = await fetch(form.dataset.to, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (reply.ok) {
      form.remove();
      said.textContent = form.dataset.done;
      return;
    }
    const problem = await reply.json();
    said.textContent = [problem.detail, ...(problem.issues ?? []).map((issue) => issue.message)].join('\\n');
  } catch {
    said.textContent = '503';
  }
});
`;

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const POLICY = `default-src 'none'; style-src ${hashOf(STYLE)}; script-src ${hashOf(SCRIPT)}; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The pages that the links of mails lead to, until the portal has its own: one form each, in the language of the browser. */
export function registerAccountPages(app: App): void {
  for (const page of FORM_PAGES) {
    app.get(page.path, { schema: { hide: true } }, async (request, reply) => {
      const language = languageWanted(request.headers);
      return reply
        .type('text/html; charset=utf-8')
        .headers({ 'content-security-policy': POLICY, 'cache-control': 'no-store', vary: 'accept-language' })
        .send(html(page, language));
    });
  }
}

const INPUTS: Readonly<Record<FormPage['fields'][number], string>> = {
  email: 'name="email" type="email" autocomplete="username"',
  name: 'name="name" maxlength="100" autocomplete="name"',
  password: 'name="password" type="password" autocomplete="current-password"',
  newPassword: 'name="password" type="password" minlength="10" autocomplete="new-password"',
};

function html({ title, button, done, sendsTo, fields }: FormPage, language: Language): string {
  const inputs = fields.map(
    (field) => `<label>${escaped(LABELS[field][language])}<input required ${INPUTS[field]}></label>`,
  );
  const speaks = fields.includes('name') ? ` data-language="${language}"` : '';
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title[language])}</title><style>${STYLE}</style></head>
<body><h1>${escaped(title[language])}</h1>
<form data-to="${sendsTo}" data-done="${escaped(done[language])}"${speaks}>${inputs.join('')}<button>${escaped(button[language])}</button></form>
<output></output><script>${SCRIPT}</script></body></html>
`;
}
