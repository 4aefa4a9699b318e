/** Languages that the exchange writes in. */
export const MAIL_LANGUAGES = ['zh', 'en', 'ru'] as const;
export type MailLanguage = (typeof MAIL_LANGUAGES)[number];

/** What a mail says, in plain text: how it is shown is decided once, by `renderMail`. */
export type MailContent = {
  subject: string;
  paragraphs: readonly string[];
  /** Records in a list, such as in a digest. */
  items?: readonly { title: string; text?: string; url?: string }[];
  /** The one thing to do. */
  action?: { label: string; url: string };
  /** In small print: why one got this, and what follows if one does nothing. */
  note?: string;
};

/**
 * The texts of one kind of mail in every language, from its data:
 *
 *     const WELCOME: MailTexts<{ url: string }> = {
 *       en: ({ url }) => ({ subject: 'Welcome', paragraphs: ['Good to see you.'], action: { label: 'Open', url } }),
 *       zh: ..., ru: ...
 *     };
 */
export type MailTexts<T> = Readonly<Record<MailLanguage, (data: T) => MailContent>>;

const NAME_MAX = 120;

/**
 * A name or title that somebody gave, to be quoted in a mail to somebody else: one line of limited length, in which no
 * program for mail makes a link of anything.
 */
export function quotedInMail(text: string): string {
  const line = oneLine(text)
    .replaceAll(/[a-z][a-z0-9+.-]*:\/\//gi, '')
    .replaceAll(/www\.(?=\S)/gi, 'www ')
    // a domain is made a link without any scheme; a blank behind the dot ends that
    .replaceAll(/(?<=[\p{L}\p{N}-])\.(?=\p{L}{2,})/gu, '. ');
  const characters = [...line];
  return characters.length > NAME_MAX ? `${characters.slice(0, NAME_MAX - 1).join('')}…` : line;
}

/** The same text on one line, without control characters and marks that turn the direction of writing. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
