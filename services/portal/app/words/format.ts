import type { Language } from './language.ts';
import { lazily } from './lazily.ts';

const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB', ru: 'ru-RU' };
const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

export type Format = ReturnType<typeof createFormat>;

/** How dates, money and shares are written in a language. */
export function createFormat(language: Language) {
  const locale = LOCALES[language];
  // A day has no zone: it is read and written as one of Greenwich.
  const day = lazily(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }));
  const month = lazily(() => new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }));
  const moment = lazily(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }));
  const relative = lazily(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const percent = lazily(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }));
  const number = lazily(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }));
  const list = lazily(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const countries = lazily(() => new Intl.DisplayNames(locale, { type: 'region' }));
  return {
    /** `2027-03-01`, or a month: `2027-03` */
    day: (iso: string) =>
      iso.length === 7
        ? month().format(new Date(`${iso}-01T00:00:00Z`))
        : day().format(new Date(`${iso.slice(0, 10)}T00:00:00Z`)),
    moment: (iso: string) => moment().format(new Date(iso)),
    /** How long ago, in the largest unit that fits. */
    ago: (iso: string, now = Date.now()) => {
      const seconds = (Date.parse(iso) - now) / 1000;
      const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ['minute', 60];
      return relative().format(Math.round(seconds / size), unit);
    },
    percent: (share: number) => percent().format(share),
    /** An estimated chance: never told as certain, and never as none. */
    chance: (share: number) => percent().format(Math.min(0.99, Math.max(0.01, share))),
    number: (value: number) => number().format(value),
    money: ({ amount, currency }: { amount: string; currency: string }) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'code', maximumFractionDigits: 2 })
        // as a string it keeps every digit
        .format(amount as `${number}`)
        .replace(/[.,]00(?=\D|$)/, ''),
    list: (items: readonly string[]) => list().format(items),
    country: (code: string) => countries().of(code) ?? code,
  };
}
