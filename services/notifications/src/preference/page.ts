import { escaped } from '@techbourse/mail';

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>techbourse</title></head><body>${body}</body></html>\n`;

/** Programs that look at links before people do must not end anything, so a person confirms. */
export function askPage(token: string): string {
  return page(
    `<p>End this mail? / 不再接收这类邮件？ / Больше не присылать такие письма?</p>` +
      `<form method="post" action="?token=${escaped(encodeURIComponent(token))}">` +
      `<button type="submit">Yes / 是 / Да</button></form>`,
  );
}

export function donePage(scope: string): string {
  const what =
    scope === 'all'
      ? ['No more mail of this kind is sent to you.', '不再向您发送此类邮件。', 'Такие письма больше не придут.']
      : ['This kind comes by mail no more.', '此类通知不再以邮件发送。', 'Такие уведомления больше не придут почтой.'];
  return page(what.map((line) => `<p>${line}</p>`).join(''));
}
