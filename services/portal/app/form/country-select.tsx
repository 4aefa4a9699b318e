import { Select, type SelectProps } from '@mantine/core';
import { countryCodes } from '@techbourse/domain/country-code';
import { useMemo } from 'react';
import { useSpeech } from '../words/words.tsx';

/** One country, by its name in the reader's language. */
export function CountrySelect(props: Omit<SelectProps, 'data'>) {
  const { language, words, format } = useSpeech();
  const data = useMemo(() => {
    const named = countryCodes.map((value) => ({ value, label: format.country(value) }));
    return named.sort((a, b) => a.label.localeCompare(b.label, language));
  }, [language, format]);
  return <Select searchable placeholder={words.common.choose} data={data} {...props} />;
}
