import { lazily } from './lazily.ts';

/** A count with its noun in the form that the count asks for (CLDR plural rules). */
export function counted(language: string, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }) {
  const rules = lazily(() => new Intl.PluralRules(language));
  const numbers = lazily(() => new Intl.NumberFormat(language));
  return (count: number): string => `${numbers().format(count)} ${forms[rules().select(count)] ?? forms.other}`;
}
