import { MultiSelect, Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useSpeech } from '../words/words.tsx';
import type { TerritoryValues } from './territory.ts';
import { useCountries } from './use-countries.ts';

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
  const { words } = useSpeech();
  const countries = useCountries();
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
