import { type Language, type Measured, parseUnit, type RequiredResult } from '@techbourse/domain';
import { wordsOf } from '@techbourse/text';

/** A number that a listing gives: of its measures, or from its text, where `metric` is the clause that says it. */
export type Figure = Measured & { readonly terms: readonly string[]; readonly said: boolean };
/** A required result with the words of its metric in the common space. */
export type Wanted = RequiredResult & { readonly terms: readonly string[] };

/** Numbers of one text that are kept: the first ones say what it can do. */
const SAID_MAX = 8;
const WORDS_MAX = 12;

export function wantedOf(required: readonly RequiredResult[]): Wanted[] {
  return required.map((one) => ({ ...one, terms: metricTerms(one.metric) }));
}

export function measuredOf(measures: readonly Measured[]): Figure[] {
  return measures.map(({ metric, value, unit }) => ({ metric, value, unit, terms: metricTerms(metric), said: false }));
}

/** A name of a metric carries no language, so its script decides. "Without" in it makes it another metric. */
function metricTerms(metric: string): string[] {
  const language = /\p{Script=Han}/u.test(metric) ? 'zh' : /\p{Script=Cyrillic}/u.test(metric) ? 'ru' : 'en';
  const without = /(?<!\p{L})(?:without|no|non|без)(?!\p{L})|无|不(?!锈)/iu.test(metric) ? ['without'] : [];
  return [...wordsOf(metric, language).filter((word) => word !== 'without'), ...without];
}

const NUMBER = '[-−]?(?:\\d{1,3}(?:[ \\u00a0\\u202f,]\\d{3})+(?:\\.\\d+)?|\\d+(?:[.,]\\d+)?)';
const POWER = '(?:\\s?[×x·*]\\s?10\\^?([-−]?\\d{1,2}))?';
/** What may stand behind a number as its unit, longest first: `mg/L`, `kg·m^-3`, `°C`, 小时, `кПа`. */
const UNIT =
  '\\s?((?:°\\s?[CFС]|[%‰]|[\\p{L}µμΩ°][\\p{L}µμΩ0-9^·⋅*/²³⁻\\-]{0,14}(?:\\s?(?:/|per )\\s?[\\p{L}µμ][\\p{L}0-9²³]{0,9})?))';
const FIGURE = new RegExp(`(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}.,])(${NUMBER})${POWER}${UNIT}`, 'gu');
/** Commas end a clause unless they stand within a number. */
const CLAUSE =
  /[;；。！？!?\n]+|(?<!\d)[,，]|[,，](?!\d)|\.(?=\s|$)|(?<!\p{L})(?:and|but|while|и|а|но)(?!\p{L})(?=[^,;.]*\d)/u;

/**
 * The numbers with units in a text, each with the words of its clause.
 * @example figuresIn('Removes 95 % of fluoride at 25 °C', 'en') // 95 %, 25 °C
 */
export function figuresIn(text: string, language: Language): Figure[] {
  const found: Figure[] = [];
  for (const clause of text.normalize('NFKC').split(CLAUSE)) {
    if (!/\d/.test(clause ?? '')) continue;
    const numbers = [...clause.matchAll(FIGURE)].flatMap((match) => {
      const [, number = '', power, tail = ''] = match;
      const unit = unitAt(tail);
      const value = valueIn(number, language) * 10 ** Number((power ?? '0').replace('−', '-'));
      return unit === undefined || !Number.isFinite(value) ? [] : [{ value, unit }];
    });
    if (numbers.length === 0) continue;
    const terms = wordsOf(clause.replace(FIGURE, ' '), language).slice(0, WORDS_MAX);
    if (terms.length === 0) continue;
    for (const { value, unit } of numbers) {
      found.push({ metric: clause.trim(), value, unit, terms, said: true });
      if (found.length === SAID_MAX) return found;
    }
  }
  return found;
}

/** The longest beginning that is a unit: 小时 of 小时以内. Letters that begin a word are none. */
function unitAt(tail: string): string | undefined {
  const isHan = /^\p{Script=Han}/u.test(tail);
  for (let length = tail.length; length > 0; length--) {
    const unit = tail.slice(0, length).trim();
    const next = tail.charAt(length);
    if (!isHan && /[\p{L}\p{N}]/u.test(next) && /[\p{L}\p{N}]$/u.test(unit) && !/\p{Script=Han}/u.test(next)) continue;
    if (parseUnit(unit) && !NO_UNIT.has(unit)) return unit;
  }
  return undefined;
}

/** Words that happen to be units, too: "5 in total", "3 a". */
const NO_UNIT = new Set(['in', 'a', 'r', 'rad', 'bar code', '分', '日', '月', '度', '次', '天', 'd', 'cal']);

/** Groups of three digits behind commas or spaces are thousands; a Russian comma before other digits is a point. */
function valueIn(number: string, language: Language): number {
  const plain = number.replace('−', '-');
  if (/^-?\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?:\.\d+)?$/.test(plain) && !(language === 'ru' && plain.includes(',')))
    return Number(plain.replace(/[ \u00a0\u202f,]/g, ''));
  return Number(plain.replace(/[ \u00a0\u202f]/g, '').replace(',', '.'));
}
