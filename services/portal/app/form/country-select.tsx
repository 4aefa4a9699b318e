import { Select, type SelectProps } from '@mantine/core';
import { useCountries } from '../record/use-countries.ts';
import { useSpeech } from '../words/words.tsx';

/** One country, by its name in the reader's language. */
export function CountrySelect(props: Omit<SelectProps, 'data'>) {
  const { words } = useSpeech();
  return <Select searchable placeholder={words.common.choose} data={useCountries()} {...props} />;
}
