import { escaped } from '@techbourse/mail';

const STYLE =
  'body{font:17px/1.6 system-ui,sans-serif;max-width:30rem;margin:3rem auto;padding:0 1rem;color:#1b1f24;background:#fff}' +
  'button{font:inherit;font-weight:600;padding:.6rem 1.2rem;border:0;border-radius:6px;background:#0b57d0;color:#fff;cursor:pointer}' +
  ':focus-visible{outline:3px solid #1b1f24;outline-offset:2px}';
const LANGUAGES = ['en', 'zh', 'ru'];

/** A page in the three languages: the mail was in that of its reader, whose browser may speak another. */
const page = (title: string, lines: readonly string[], more = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
  `<title>${title}</title><style>${STYLE}</style></head><body><main><h1>techbourse</h1>` +
  `${lines.map((line, at) => `<p lang="${LANGUAGES[at]}">${line}</p>`).join('')}${more}</main></body></html>\n`;

/** Programs that look at links before people do must not end anything, so a person confirms. */
export function askPage(token: string): string {
  return page(
    'End this mail?',
    ['End this mail?', '不再接收这类邮件？', 'Больше не присылать такие письма?'],
    `<form method="post" action="?token=${escaped(encodeURIComponent(token))}">` +
      `<button type="submit">Yes / 是 / Да</button></form>`,
  );
}

export function donePage(scope: string): string {
  const what =
    scope === 'all'
      ? ['No more mail of this kind is sent to you.', '不再向您发送此类邮件。', 'Такие письма больше не придут.']
      : ['This kind comes by mail no more.', '此类通知不再以邮件发送。', 'Такие уведомления больше не придут почтой.'];
  return page('Ended', what);
}
