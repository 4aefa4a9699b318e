import type { Language } from '@techbourse/domain';

/** What a message speaks of, by name: numbers, days, names. */
export type Values = Readonly<Record<string, unknown>>;

/** An English message, and the values in it by their names. */
export type Said = { text: string; values: Values };

/**
 * An English message whose values keep their names, so that it can be said in other languages:
 * `said\`An organisation has at most ${{ max }} keys\``.
 */
export function said(parts: TemplateStringsArray, ...given: Readonly<Record<string, string | number>>[]): Said {
  const values: Record<string, string | number> = Object.assign({}, ...given);
  const text = parts.map((part, at) => part + Object.values(given[at] ?? {}).join('')).join('');
  return { text, values };
}

/**
 * How a message reads in the languages beside English, which stands where the error is thrown. `{max}` is a value, and
 * `{max|ключ|ключа|ключей}` a number with its noun in the forms that its language has (one, few, many).
 */
export type Translation = Readonly<Record<Exclude<Language, 'en'>, string>>;
export type Translations = Readonly<Record<string, Translation>>;

const PLACE = /\{(\w+)(?:\|([^}]*))?\}/g;

/** The names of the values that a message needs. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(PLACE)].map(([, name]) => String(name));
}

/** A message with its values; undefined when one is missing. */
export function filled(text: string, values: Values, language: Language): string | undefined {
  let isWhole = true;
  const whole = text.replace(PLACE, (_, name: string, forms?: string) => {
    const value = values[name];
    const shown = shownOf(value, language);
    if (shown === undefined) isWhole = false;
    return forms === undefined ? String(shown) : `${shown} ${formFor(Number(value), forms.split('|'), language)}`;
  });
  return isWhole ? whole : undefined;
}

function shownOf(value: unknown, language: Language): string | undefined {
  if (typeof value === 'number') return new Intl.NumberFormat(language).format(value);
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.join(', ') : undefined;
}

const FORMS = ['one', 'few', 'many'];

function formFor(count: number, forms: readonly string[], language: Language): string {
  const at = FORMS.indexOf(new Intl.PluralRules(language).select(count));
  return forms[at] ?? forms.at(-1) ?? '';
}
