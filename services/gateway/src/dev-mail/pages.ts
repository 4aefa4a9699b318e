import { createHash } from 'node:crypto';
import { escaped } from '@techbourse/mail';
import type { CaughtMail } from '@techbourse/mail/catcher';

const STYLE =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1.5rem;color:#1b1f24;background:#fff}' +
  'h1{font-size:1.4rem}table{border-collapse:collapse;width:100%}td{padding:.3rem .6rem .3rem 0;border-top:1px solid #d8dde3;vertical-align:top}' +
  'pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f3f4f6;padding:1rem;border-radius:4px;font:inherit}a{color:#0b57d0}small{color:#57606a}';

/** Nothing of a mail is loaded or run; its HTML is not shown, because its text says the same. */
export const PAGE_POLICY = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
};

export function listPage(mails: readonly CaughtMail[], token: string): string {
  const rows = mails.map(
    ({ id, at, recipients, subject }) =>
      `<tr><td><small>${escaped(shown(at))}</small></td><td>${escaped(recipients.join(', '))}</td>` +
      `<td><a href="/dev/mail/${encodeURIComponent(id)}?${query(token)}">${escaped(subject)}</a></td></tr>`,
  );
  const list = rows.length === 0 ? '<p>Nothing yet.</p>' : `<table>${rows.join('\n')}</table>`;
  return page('Caught mail', `<p>Mail of this exchange goes nowhere else.</p>${list}`);
}

export function mailPage({ at, from, recipients, subject, text }: CaughtMail, token: string): string {
  const head = `<small>${escaped(shown(at))}<br>From: ${escaped(from)}<br>To: ${escaped(recipients.join(', '))}</small>`;
  return page(
    subject,
    `<p><a href="/dev/mail?${query(token)}">All mail</a></p><p>${head}</p><pre>${withLinks(text)}</pre>`,
  );
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${STYLE}</style></head><body><h1>${escaped(title)}</h1>${content}</body></html>
`;
}

const query = (token: string) => escaped(new URLSearchParams({ token }).toString());
const shown = (at: Date) => at.toISOString().slice(0, 19).replace('T', ' ');

function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, index) => (index % 2 === 1 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part)))
    .join('');
}
