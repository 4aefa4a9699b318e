import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useCountries } from '../record/use-countries.ts';
import { useSpeech } from '../words/words.tsx';

const NONE: Readonly<Record<string, string>> = {};
type Props = Omit<SelectProps, 'data'> & { others?: Readonly<Record<string, string>> };

/** One country, by its name in the reader's language; `others` stand before them, names by code. */
export function CountrySelect({ others = NONE, ...props }: Props) {
  const { words } = useSpeech();
  const countries = useCountries();
  const data = useMemo(
    () => [
      ...Object.entries(others).map(([value, label]) => ({ value, label })),
      ...countries.filter(({ value }) => !(value in others)),
    ],
    [countries, others],
  );
  return <Select searchable placeholder={words.common.choose} data={data} {...props} />;
}
