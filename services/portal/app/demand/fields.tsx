import { MultiSelect, NumberInput, Radio, Select, Switch, TextInput } from '@mantine/core';
import { CurrencySelect } from '../record/currency-select.tsx';
import { DealKinds } from '../record/deal-kinds.tsx';
import type { FieldsProps } from '../record/editor.tsx';
import { Example } from '../record/example.tsx';
import { labelled } from '../record/labelled.ts';
import { LocalizedInput } from '../record/localized-input.tsx';
import classes from '../record/record.module.css';
import { RestrictionFields } from '../record/restriction-fields.tsx';
import { TerritoryFields } from '../record/territory-fields.tsx';
import { LANGUAGES, OWN_NAMES } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import { Anonymity } from './anonymity.tsx';
import { ResultRows } from './result-rows.tsx';
import { type DemandValues, ELEMENTS } from './values.ts';

type Fields = FieldsProps<DemandValues>;

export function NeedFields({ form, written }: Fields) {
  const { words, labels } = useSpeech();
  const said = words.demand.fields;
  return (
    <>
      <Example good={words.demand.goodNeed} bad={words.demand.badNeed} />
      <Radio.Group label={said.kind} {...form.getInputProps('kind')}>
        {labelled(labels.demandKinds).map(({ value, label }) => (
          <Radio key={value} value={value} label={label} mt="xs" />
        ))}
      </Radio.Group>
      <LocalizedInput label={said.title} max={300} written={written} {...form.getInputProps('title')} id="title" />
      <LocalizedInput
        label={said.problem}
        description={words.listing.length(form.values.problem[written].trim().length)}
        max={10_000}
        rows={6}
        written={written}
        {...form.getInputProps('problem')}
        id="problem"
      />
      <LocalizedInput
        label={said.tried}
        max={5000}
        rows={2}
        written={written}
        {...form.getInputProps('tried')}
        id="tried"
      />
    </>
  );
}

export function ResultFields({ form, written }: Fields) {
  const { words, labels } = useSpeech();
  return (
    <>
      <ResultRows form={form} />
      <fieldset className={classes.rows}>
        <legend>{words.demand.elements}</legend>
        <p>{words.demand.elementsHelp}</p>
        {ELEMENTS.map((name) => (
          <LocalizedInput
            key={name}
            label={labels.demandElements[name]}
            max={2000}
            rows={1}
            written={written}
            {...form.getInputProps(name)}
            id={name}
          />
        ))}
      </fieldset>
      <TextInput
        label={words.listing.fields.ipc}
        description={words.listing.fields.ipcHelp}
        {...form.getInputProps('ipc')}
      />
      <TextInput
        label={words.listing.fields.keywords}
        description={words.listing.fields.keywordsHelp}
        {...form.getInputProps('keywords')}
      />
    </>
  );
}

export function TermFields({ form }: Fields) {
  const { words, labels } = useSpeech();
  const said = words.demand.fields;
  return (
    <>
      <DealKinds
        label={said.dealKinds}
        description={words.listing.fields.offersHelp}
        {...form.getInputProps('dealKinds')}
      />
      <Select
        label={said.exclusivity}
        clearable
        placeholder={words.common.choose}
        data={labelled(words.demand.exclusivities)}
        {...form.getInputProps('exclusivity')}
      />
      <Select
        label={said.level}
        clearable
        placeholder={words.common.choose}
        data={labelled(labels.readinessLevels).map(({ value, label }) => ({ value, label: `${value} – ${label}` }))}
        {...form.getInputProps('level')}
      />
      <div className={classes.numbers}>
        <NumberInput
          label={said.budgetMin}
          min={0}
          hideControls
          thousandSeparator=" "
          {...form.getInputProps('budgetMin')}
        />
        <NumberInput
          label={said.budgetMax}
          min={0}
          hideControls
          thousandSeparator=" "
          {...form.getInputProps('budgetMax')}
        />
        <CurrencySelect label={words.listing.fields.currency} {...form.getInputProps('currency')} />
      </div>
      <TerritoryFields form={form} label={said.territory} />
      <RestrictionFields form={form} description={said.restrictionsHelp} />
      <TextInput
        type="date"
        label={said.deadline}
        description={said.deadlineHelp}
        {...form.getInputProps('deadline')}
      />
      <MultiSelect
        label={said.languages}
        description={said.languagesHelp}
        data={LANGUAGES.map((value) => ({ value, label: OWN_NAMES[value] }))}
        {...form.getInputProps('languages')}
      />
      <Switch
        label={said.anonymous}
        description={said.anonymousHelp}
        {...form.getInputProps('anonymous', { type: 'checkbox' })}
      />
      {form.values.anonymous && <Anonymity form={form} />}
    </>
  );
}
