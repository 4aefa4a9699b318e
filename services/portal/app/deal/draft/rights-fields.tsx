import { MultiSelect, Radio, Select, TextInput } from '@mantine/core';
import { countryCodes } from '@techbourse/domain/country-code';
import { useMemo } from 'react';
import { labelled } from '../../record/labelled.ts';
import recordClasses from '../../record/record.module.css';
import { useSpeech } from '../../words/words.tsx';
import { type DraftForm, Part } from './part.tsx';
import type { DraftValues } from './values.ts';

/** Which type of contract it is, and what rights it gives. */
export function RightsFields({ form }: { form: DraftForm }) {
  const { words, labels, language, format } = useSpeech();
  const said = words.deal.draft;
  const rows = words.deal.contract.rows;
  const { type, territory, field } = form.values;
  const countries = useMemo(() => {
    const named = countryCodes.map((value) => ({ value: String(value), label: format.country(value) }));
    return named.sort((a, b) => a.label.localeCompare(b.label, language));
  }, [language, format]);
  const kinds = labels.kindsOfContractType[type].map((value) => ({ value, label: labels.contractKinds[value] }));
  const chooseType = (value: string | null) => {
    const chosen = value as DraftValues['type'];
    const [first] = labels.kindsOfContractType[chosen];
    form.setFieldValue('type', chosen);
    if (first) form.setFieldValue('kind', first);
  };
  return (
    <Part title={words.deal.contract.sections.rights}>
      <div className={recordClasses.numbers}>
        <Select
          label={rows.type}
          allowDeselect={false}
          data={labelled(labels.contractTypes)}
          {...form.getInputProps('type')}
          onChange={chooseType}
        />
        <Select label={rows.kind} allowDeselect={false} data={kinds} {...form.getInputProps('kind')} />
      </div>
      {type === 'licence' && (
        <>
          <Select
            label={rows.exclusivity}
            allowDeselect={false}
            data={labelled(labels.licenceExclusivities)}
            {...form.getInputProps('exclusivity')}
          />
          <Select
            label={rows.sublicensing}
            allowDeselect={false}
            data={labelled(labels.sublicensingRules)}
            {...form.getInputProps('sublicensing')}
          />
          <Radio.Group label={rows.fieldOfUse} {...withoutId(form.getInputProps('field'))}>
            {(['all', 'ipc'] as const).map((one) => (
              <Radio key={one} mt="xs" value={one} label={said.fields[one]} />
            ))}
          </Radio.Group>
          {field === 'ipc' && <TextInput label={said.ipc} {...form.getInputProps('ipc')} />}
        </>
      )}
      {(type === 'licence' || type === 'transfer') && (
        <>
          <Radio.Group label={rows.territory} {...withoutId(form.getInputProps('territory'))}>
            {(['worldwide', 'countries'] as const).map((one) => (
              <Radio key={one} mt="xs" value={one} label={said.territories[one]} />
            ))}
          </Radio.Group>
          {territory === 'countries' && (
            <MultiSelect
              searchable
              hidePickedOptions
              label={said.countries}
              data={countries}
              {...form.getInputProps('countries')}
            />
          )}
        </>
      )}
    </Part>
  );
}

const withoutId = <P extends object>({ id: _id, ...props }: P & { id?: string }) => props;
