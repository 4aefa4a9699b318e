import { type Language, type LocalizedText, pickText } from '@techbourse/domain';

/** What words are made with: names and titles as they are now, days and sums as the reader writes them. */
export type Say = {
  /** The name of an organisation; of null the words for one that must stay unnamed. */
  organisation: (id: string | null) => string;
  /** The title of a listing or a demand, in quotation marks. */
  record: (id: string) => string;
  quoted: (text: LocalizedText) => string;
  day: (moment: string) => string;
  money: (amount: { amount: string; currency: string }) => string;
};

export type Known = {
  organisations: ReadonlyMap<string, LocalizedText>;
  titles: ReadonlyMap<string, LocalizedText>;
};

const UNNAMED: Readonly<Record<Language, string>> = {
  zh: '一家未具名的企业',
  en: 'a company that is still unnamed',
  ru: 'пока не названное предприятие',
};
const SOMEBODY: Readonly<Record<Language, string>> = { zh: '一家机构', en: 'an organisation', ru: 'организация' };
const NO_TITLE: Readonly<Record<Language, string>> = { zh: '（无标题）', en: '(untitled)', ru: '(без названия)' };
const QUOTES: Readonly<Record<Language, readonly [string, string]>> = {
  zh: ['《', '》'],
  en: ['“', '”'],
  ru: ['«', '»'],
};
const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB', ru: 'ru-RU' };

export function sayIn(language: Language, zone: string, { organisations, titles }: Known): Say {
  const [open, close] = QUOTES[language];
  const quote = (text: LocalizedText | undefined) =>
    `${open}${(text && pickText(text, [language])?.text) ?? NO_TITLE[language]}${close}`;
  return {
    organisation: (id) => {
      if (id === null) return UNNAMED[language];
      const name = organisations.get(id);
      return (name && pickText(name, [language])?.text) ?? SOMEBODY[language];
    },
    record: (id) => quote(titles.get(id)),
    quoted: quote,
    // A calendar day has no zone: it is the same day everywhere.
    day: (moment) => dayFormat(LOCALES[language], moment.length === 10 ? 'UTC' : zone).format(new Date(moment)),
    money: ({ amount, currency }) => `${amount} ${currency}`,
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  formats.set(key, made);
  return made;
}
