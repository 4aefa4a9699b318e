import type { Schemas } from '@techbourse/client';
import type { Format } from '../words/format.ts';
import type { Words } from '../words/words.tsx';

type Restrictions = Schemas['Restrictions'];
/** Whom a record is for, as a form has it. */
export type RestrictionValues = { restrictedTo: '' | 'only' | 'not'; restrictedCountries: string[] };

export const RESTRICTION_POINTERS: Readonly<Record<keyof RestrictionValues, string>> = {
  restrictedTo: '/restrictions',
  restrictedCountries: '/restrictions/onlyCountries',
};

export function restrictionValuesOf(restrictions: Restrictions | undefined): RestrictionValues {
  const { onlyCountries, notCountries } = restrictions ?? {};
  if (onlyCountries) return { restrictedTo: 'only', restrictedCountries: [...onlyCountries] };
  return notCountries
    ? { restrictedTo: 'not', restrictedCountries: [...notCountries] }
    : { restrictedTo: '', restrictedCountries: [] };
}

export function restrictionsOf({ restrictedTo, restrictedCountries }: RestrictionValues): Restrictions | undefined {
  // Which countries there are, and that there is one, is checked by the exchange.
  if (restrictedTo === 'only') return { onlyCountries: restrictedCountries as never };
  return restrictedTo === 'not' ? { notCountries: restrictedCountries as never } : undefined;
}

export function restrictionsIn(
  { onlyCountries, notCountries }: Restrictions,
  words: Words,
  format: Pick<Format, 'list' | 'country'>,
): string {
  const said = words.record.restrictions;
  const named = (codes: readonly string[]) => format.list(codes.map((code) => format.country(code)));
  return onlyCountries ? said.onlyFor(named(onlyCountries)) : said.notFor(named(notCountries ?? []));
}
