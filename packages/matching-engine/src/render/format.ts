import { type DealKind, dealKinds, type Label, type Language, type Money, type Territory } from '@techbourse/domain';

const locales: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB', ru: 'ru-RU' };

/** Caches a formatter per language: creating one costs more than a hundred uses. */
function perLanguage<T>(make: (locale: string) => T): (language: Language) => T {
  const made = new Map<Language, T>();
  return (language) => {
    const known = made.get(language) ?? make(locales[language]);
    made.set(language, known);
    return known;
  };
}

const hundredths = perLanguage(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
);
const percents = perLanguage((locale) => new Intl.NumberFormat(locale, { style: 'percent' }));
const dates = perLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
const lists = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const regions = perLanguage((locale) => new Intl.DisplayNames([locale], { type: 'region' }));
const russianPlurals = new Intl.PluralRules('ru');

/** `0.62`, in Russian `0,62`. */
export function number(value: number, language: Language): string {
  return hundredths(language).format(value);
}

const quantities = perLanguage((locale) => new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 }));

/** A measured value with its unit: `31 kPa`, `95 %`, in Russian `0,5 МПа`. */
export function quantity(value: number, unit: string, language: Language): string {
  return `${quantities(language).format(value)}${unit === '' ? '' : ` ${unit}`}`;
}

export function percent(value: number, language: Language): string {
  return percents(language).format(value);
}

const amountsByCurrency = new Map<string, (language: Language) => Intl.NumberFormat>();

/** Formatters by currency: there are as many as the closed list of them. */
function amounts(currency: string): (language: Language) => Intl.NumberFormat {
  const known = amountsByCurrency.get(currency);
  if (known) return known;
  const made = perLanguage(
    (locale) =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'name',
        trailingZeroDisplay: 'stripIfInteger',
      }),
  );
  amountsByCurrency.set(currency, made);
  return made;
}

/** An amount with the name of the currency, as one would say it: `300,000 euros`. */
export function money({ amount, currency }: Money, language: Language): string {
  const text = amounts(currency)(language).format(Number(amount));
  // `Intl` gives the Chinese name of the currency without its unit.
  return language === 'zh' ? text.replace(/人民币$/, '元人民币') : text;
}

/** A calendar day in words; in Russian in the genitive, as after "until" and "before". */
export function date(day: string, language: Language): string {
  const text = dates(language).format(new Date(`${day}T00:00:00Z`));
  return text.replace(/\sг\.$/, ' года');
}

export function list(items: readonly string[], language: Language): string {
  return lists(language).format(items);
}

/** A list without "and", for items that contain commas or signs. */
export function row(items: readonly string[], language: Language): string {
  return items.join(language === 'zh' ? '、' : ', ');
}

const COUNTRIES_NAMED = 5;
const everywhere: Label = { zh: '全球', en: 'the whole world', ru: 'весь мир' };

/** Names of countries in the nominative, the first few of a long list. */
export function where(territory: Territory, language: Language): string {
  if (territory.kind === 'worldwide') return everywhere[language];
  const named = territory.countries.slice(0, COUNTRIES_NAMED).map((code) => country(code, language));
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

/** English names that take an article inside a sentence; `Intl` has names for lists. */
const WITH_ARTICLE =
  /(Islands|States|Kingdom|Netherlands|Republic|Emirates|Territor(y|ies)|Philippines|Bahamas|Maldives|Comoros|Gambia)$|^Isle /;

function country(code: string, language: Language): string {
  const name = regions(language).of(code) ?? code;
  return language === 'en' && WITH_ARTICLE.test(name) ? `the ${name}` : name;
}

/** The Russian form of a noun after a number: 1 страна, 2 страны, 5 стран. */
function counted(n: number, one: string, few: string, many: string): string {
  const rule = russianPlurals.select(n);
  return rule === 'one' ? one : rule === 'few' ? few : many;
}

export function quote(text: string, language: Language): string {
  return language === 'ru' ? `«${text}»` : `“${text}”`;
}

/** A label as it stands inside a sentence. */
export function inside(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

/** Deal kinds without an article. */
const UNCOUNTED: readonly DealKind[] = ['joint_development', 'consulting'];

/** A deal kind in English: `an exclusive licence`, `joint development`. */
export function withArticle(kind: DealKind): string {
  const label = inside(dealKinds.labels[kind].en);
  if (UNCOUNTED.includes(kind)) return label;
  return `${/^[aeio]/.test(label) ? 'an' : 'a'} ${label}`;
}
