import type { Label, Language, Money, Territory } from '@techbourse/domain';

const locales: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB', ru: 'ru-RU' };

/** `0.62`, in Russian `0,62`. */
export function number(value: number, language: Language): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(locales[language], digits).format(value);
}

export function percent(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { style: 'percent' }).format(value);
}

/** With the currency's name, as one would say it: `300,000 euros`; in Russian the name follows the number. */
export function money({ amount, currency }: Money, language: Language): string {
  const text = new Intl.NumberFormat(locales[language], {
    style: 'currency',
    currency,
    currencyDisplay: 'name',
    trailingZeroDisplay: 'stripIfInteger',
  }).format(Number(amount));
  // The name of this one in Chinese is that of the money and not of its unit.
  return language === 'zh' ? text.replace(/人民币$/, '元人民币') : text;
}

/** A calendar day in words; the Russian one in the genitive, as it stands after "until" and "before". */
export function date(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`)).replace(/\sг\.$/, ' года');
}

export function list(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(items);
}

/** Enumerated without "and", where the items hold commas or signs of their own. */
export function row(items: readonly string[], language: Language): string {
  return items.join(language === 'zh' ? '、' : ', ');
}

const COUNTRIES_NAMED = 5;
const everywhere: Label = { zh: '全球', en: 'the whole world', ru: 'весь мир' };

/** Names of countries in the nominative; of a long list the first few. */
export function where(territory: Territory, language: Language): string {
  if (territory.kind === 'worldwide') return everywhere[language];
  const names = new Intl.DisplayNames([locales[language]], { type: 'region' });
  const named = territory.countries.slice(0, COUNTRIES_NAMED).map((code) => names.of(code) ?? code);
  const rest = territory.countries.length - named.length;
  if (rest === 0) return list(named, language);
  const total = territory.countries.length;
  switch (language) {
    case 'zh':
      return `${named.join('、')}等${total}个国家和地区`;
    case 'en':
      return list([...named, rest === 1 ? '1 more country' : `${rest} more countries`], language);
    case 'ru':
      return list([...named, `ещё ${rest} ${counted(rest, 'страна', 'страны', 'стран')}`], language);
  }
}

/** The Russian form of a noun after a number: 1 страна, 2 страны, 5 стран. */
function counted(n: number, one: string, few: string, many: string): string {
  const rule = new Intl.PluralRules('ru').select(n);
  return rule === 'one' ? one : rule === 'few' ? few : many;
}

export function quote(text: string, language: Language): string {
  return language === 'ru' ? `«${text}»` : `“${text}”`;
}

/** A label as it stands inside a sentence. */
export function inside(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
