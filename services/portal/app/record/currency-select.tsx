import { Select, type SelectProps } from '@mantine/core';
import { currencyCodes } from '@techbourse/domain/currency';
import { useMemo } from 'react';
import { useSpeech } from '../words/words.tsx';

const FIRST = ['CNY', 'EUR', 'USD', 'RUB', 'KZT'];

/** A currency, the usual ones first. */
export function CurrencySelect(props: Omit<SelectProps, 'data'>) {
  const { language } = useSpeech();
  const data = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'currency' });
    const codes = [...FIRST, ...currencyCodes.filter((code) => !FIRST.includes(code))];
    return codes.map((value) => ({ value, label: `${value} – ${names.of(value) ?? value}` }));
  }, [language]);
  return <Select searchable allowDeselect={false} data={data} {...props} />;
}
