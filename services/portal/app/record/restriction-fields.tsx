import { MultiSelect, Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useSpeech } from '../words/words.tsx';
import type { RestrictionValues } from './restrictions.ts';
import { useCountries } from './use-countries.ts';

type RestrictionFieldsProps<Values extends RestrictionValues> = {
  form: UseFormReturnType<Values>;
  description: string;
};

/** Whom a record is for: everybody, only organisations of some countries, or of all but some. */
export function RestrictionFields<Values extends RestrictionValues>({
  form,
  description,
}: RestrictionFieldsProps<Values>) {
  const { words } = useSpeech();
  const countries = useCountries();
  const said = words.record.restrictions;
  return (
    <>
      <Select
        label={said.label}
        description={description}
        data={[
          { value: '', label: said.none },
          { value: 'only', label: said.only },
          { value: 'not', label: said.not },
        ]}
        allowDeselect={false}
        {...form.getInputProps('restrictedTo')}
      />
      {form.values.restrictedTo !== '' && (
        <MultiSelect label={said.which} data={countries} searchable {...form.getInputProps('restrictedCountries')} />
      )}
    </>
  );
}
