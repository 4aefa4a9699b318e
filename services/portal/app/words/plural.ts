/** A count with its noun in the form that the count asks for (CLDR plural rules). */
export function counted(language: string, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }) {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count: number): string => `${numbers.format(count)} ${forms[rules.select(count)] ?? forms.other}`;
}
