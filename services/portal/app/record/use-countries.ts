import { countryCodes } from '@techbourse/domain/country-code';
import { useMemo } from 'react';
import { useSpeech } from '../words/words.tsx';

/** Every country by its name in the reader's language, in the order of that language. */
export function useCountries(): { value: string; label: string }[] {
  const { language, format } = useSpeech();
  return useMemo(() => {
    const named = countryCodes.map((value) => ({ value, label: format.country(value) }));
    return named.sort((a, b) => a.label.localeCompare(b.label, language));
  }, [language, format]);
}
