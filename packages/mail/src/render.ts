import { type MailContent, type MailLanguage, oneLine } from './content.ts';

export type RenderedMail = { subject: string; text: string; html: string };

const SUBJECT_MAX = 200;
const STYLE = {
  body: 'margin:0;padding:24px;background:#f5f6f7;font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:#1b1f24',
  sheet: 'max-width:36rem;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #d8dde3;border-radius:6px',
  button:
    'display:inline-block;padding:10px 18px;background:#0b57d0;color:#ffffff;text-decoration:none;border-radius:4px;font-weight:600',
  small: 'color:#57606a;font-size:14px',
};

/**
 * A mail as plain text and as simple HTML that says the same: no pictures, no scripts, nothing that is fetched.
 * @throws Error for a link that is not http or https: what is not a link of ours is a mistake in a template.
 */
export function renderMail(content: MailContent, language: MailLanguage): RenderedMail {
  const { action, items = [], note } = content;
  const paragraphs = content.paragraphs.map(cleaned).filter((one) => one !== '');
  const small = note === undefined ? [] : [cleaned(note)];
  const text = [
    ...paragraphs,
    ...(items.length === 0 ? [] : [items.map(itemText).join('\n\n')]),
    ...(action ? [`${oneLine(action.label)}:\n${webUrl(action.url)}`] : []),
    ...(small.length === 0 ? [] : [`--\n${small.join('\n')}`]),
  ].join('\n\n');
  const html = [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>`,
    `<body style='${STYLE.body}'><div style="${STYLE.sheet}">`,
    ...paragraphs.map((one) => `<p>${escaped(one).replaceAll('\n', '<br>')}</p>`),
    ...(items.length === 0 ? [] : [`<ul>${items.map(itemHtml).join('')}</ul>`]),
    ...(action
      ? [
          `<p><a href="${escaped(webUrl(action.url))}" style="${STYLE.button}">${escaped(oneLine(action.label))}</a></p>`,
        ]
      : []),
    ...small.map((one) => `<p style="${STYLE.small}">${escaped(one).replaceAll('\n', '<br>')}</p>`),
    '</div></body></html>',
  ].join('\n');
  return { subject: [...oneLine(content.subject)].slice(0, SUBJECT_MAX).join(''), text: `${text}\n`, html };
}

type Item = NonNullable<MailContent['items']>[number];

function itemText({ title, text, url }: Item): string {
  const lines = [`* ${oneLine(title)}`];
  if (text) lines.push(`  ${oneLine(text)}`);
  if (url) lines.push(`  ${webUrl(url)}`);
  return lines.join('\n');
}

function itemHtml({ title, text, url }: Item): string {
  const name = escaped(oneLine(title));
  const head = url ? `<a href="${escaped(webUrl(url))}">${name}</a>` : `<strong>${name}</strong>`;
  return `<li>${head}${text ? `<br>${escaped(oneLine(text))}` : ''}</li>`;
}

/** Without control characters; ends of lines stay. */
function cleaned(text: string): string {
  return text
    .split('\n')
    .map((line) => oneLine(line))
    .join('\n')
    .trim();
}

/** The address of a page as it is written in a mail; nothing else can be a link. */
export function webUrl(url: string): string {
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error('a link in a mail is one of http or https');
  return href;
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
