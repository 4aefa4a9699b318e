import {
  type Budget,
  type Language,
  type LocalizedText,
  type Money,
  type Price,
  pickText,
  regionalOffices,
  royaltyBases,
} from '@techbourse/domain';
import type { Words } from '../words/words.ts';
import { type Html, html } from './html.ts';

/** Intl formatters are slow to make and are shared by all pages. */
function perLanguage<T>(make: (language: Language) => T): (language: Language) => T {
  const made = new Map<Language, T>();
  return (language) => {
    const one = made.get(language) ?? make(language);
    made.set(language, one);
    return one;
  };
}

const days = perLanguage((language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }));
const months = perLanguage(
  (language) => new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }),
);
const numbers = perLanguage((language) => new Intl.NumberFormat(language, { maximumSignificantDigits: 15 }));
const percents = perLanguage((language) => new Intl.NumberFormat(language, { style: 'percent' }));
const regions = perLanguage((language) => new Intl.DisplayNames([language], { type: 'region' }));
const lists = perLanguage((language) => new Intl.ListFormat(language, { type: 'conjunction' }));
const currencies = new Map<string, Intl.NumberFormat>();

/** A day, a month or a moment (its day in UTC), in the reader's form, readable for machines. */
export function dayOf(moment: string, language: Language): Html {
  if (moment.length === 7) return html`<time datetime="${moment}">${monthOf(moment, language)}</time>`;
  const day = moment.slice(0, 10);
  return html`<time datetime="${day}">${days(language).format(new Date(`${day}T00:00:00Z`))}</time>`;
}

/** `2026-03`, or `2026-03/2026-05` for months together. */
export function monthOf(group: string, language: Language): string {
  return group
    .split('/')
    .map((month) => months(language).format(new Date(`${month}-01T00:00:00Z`)))
    .join(' – ');
}

export const numberOf = (value: number, language: Language): string => numbers(language).format(value);

/** Of a share from 0 to 1. */
export const percentOf = (share: number, language: Language): string => percents(language).format(share);

/** An amount in full, without decimals when they are nought. Exact: the decimal string is formatted, not a float. */
export function moneyOf({ amount, currency }: Money, language: Language): string {
  const key = `${language} ${currency}`;
  let format = currencies.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
    currencies.set(key, format);
  }
  return format.format(amount as Intl.StringNumericLiteral);
}

export function placeOf(
  { country, region }: { country: string; region?: string | undefined },
  language: Language,
): string {
  const name = regions(language).of(country) ?? country;
  return region ? `${name} (${region})` : name;
}

/** A country, or an office that grants for several. */
export function patentPlaceOf(code: string, language: Language): string {
  const office = regionalOffices.codes.find((one) => one === code);
  return office ? regionalOffices.labels[office][language] : placeOf({ country: code }, language);
}

export const listOf = (items: readonly string[], language: Language): string => lists(language).format(items);

export const countriesOf = (codes: readonly string[], language: Language): string =>
  listOf(
    codes.map((code) => placeOf({ country: code }, language)),
    language,
  );

export function priceOf(price: Price, language: Language, { record }: Words): string {
  switch (price.kind) {
    case 'on_request':
      return record.onRequest;
    case 'fixed':
      return moneyOf(price.amount, language);
    case 'range':
      return `${moneyOf(price.min, language)} – ${moneyOf(price.max, language)}`;
    case 'royalty': {
      const parts = [record.royalty(numberOf(price.ratePercent, language), royaltyBases.labels[price.base][language])];
      if (price.entryFee) parts.push(record.entryFee(moneyOf(price.entryFee, language)));
      if (price.minimumPerYear) parts.push(record.minimum(moneyOf(price.minimumPerYear, language)));
      return parts.join(', ');
    }
  }
}

export function budgetOf({ min, max }: Budget, language: Language, { demand }: Words): string {
  if (min && max) return `${moneyOf(min, language)} – ${moneyOf(max, language)}`;
  if (max) return demand.upTo(moneyOf(max, language));
  return min ? demand.from(moneyOf(min, language)) : '';
}

/** The name of a person's text for a reader, without saying in which language it is. */
export const nameOf = (text: LocalizedText | undefined, language: Language): string =>
  (text && pickText(text, [language])?.text) ?? '';
