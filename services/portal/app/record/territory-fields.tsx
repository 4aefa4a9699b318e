import { MultiSelect, Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { countryCodes } from '@techbourse/domain/country-code';
import { useMemo } from 'react';
import { useSpeech } from '../words/words.tsx';
import type { TerritoryValues } from './territory.ts';

type TerritoryFieldsProps<Values extends TerritoryValues> = {
  form: UseFormReturnType<Values>;
  label: string;
  description?: string;
};

/** Where rights are offered or wanted: nowhere named, everywhere, or in some countries. */
export function TerritoryFields<Values extends TerritoryValues>({
  form,
  label,
  description,
}: TerritoryFieldsProps<Values>) {
  const { words, language, format } = useSpeech();
  const countries = useMemo(() => {
    const named = countryCodes.map((value) => ({ value, label: format.country(value) }));
    return named.sort((a, b) => a.label.localeCompare(b.label, language));
  }, [language, format]);
  const said = words.record.territories;
  return (
    <>
      <Select
        label={label}
        description={description}
        data={[
          { value: '', label: said.unsaid },
          { value: 'worldwide', label: said.worldwide },
          { value: 'countries', label: said.countries },
        ]}
        allowDeselect={false}
        {...form.getInputProps('territoryKind')}
      />
      {form.values.territoryKind === 'countries' && (
        <MultiSelect label={said.which} data={countries} searchable {...form.getInputProps('countries')} />
      )}
    </>
  );
}
