import type { Language } from '@techbourse/domain';
import { accountPage } from '@techbourse/gateway/api';
import type { MailContent } from '@techbourse/mail';
import type { Notification } from '../api/index.ts';

/** More would not be read; the rest is in the feed. */
const ITEMS_MAX = 30;

/** A mail about what somebody was told, from the oldest on. Pure. */
export function digestContent(
  items: readonly Notification[],
  language: Language,
  { publicUrl, unsubscribeUrl }: { publicUrl: string; unsubscribeUrl: string },
): MailContent {
  const words = WORDS[language];
  const [only, ...more] = items;
  const rest = items.length - ITEMS_MAX;
  return {
    subject: only && more.length === 0 ? only.text : words.subject(items.length),
    paragraphs: rest > 0 ? [words.rest(rest)] : [],
    items: items.slice(0, ITEMS_MAX).map(({ id, text, why }) => ({
      title: text,
      text: why,
      url: accountPage(publicUrl, '/account/notifications', { id }),
    })),
    note: `${words.note}\n${unsubscribeUrl}`,
  };
}

type DigestWords = { subject: (count: number) => string; rest: (count: number) => string; note: string };

const WORDS: Readonly<Record<Language, DigestWords>> = {
  zh: {
    subject: (count) => `${count}条新通知`,
    rest: (count) => `另有${count}条在交易所的通知列表中。`,
    note: '您可以在通知设置中调整频率和类别。不再接收邮件，无需登录：',
  },
  en: {
    subject: (count) => `${count} things to know`,
    rest: (count) => `${count} more are in your notifications at the exchange.`,
    note: 'How often and about what you get mail is set in your notification preferences. To end it without signing in:',
  },
  ru: {
    subject: (count) => `Новых уведомлений: ${count}`,
    rest: (count) => `Ещё уведомлений на бирже: ${count}.`,
    note: 'Как часто и о чём писать, задаётся в настройках уведомлений. Отказаться от писем без входа:',
  },
};
