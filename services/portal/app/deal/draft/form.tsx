import { Button, Checkbox, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMemo, useState } from 'react';
import { isConflict } from '../../client/problem.ts';
import { CountrySelect } from '../../form/country-select.tsx';
import { draftOf } from '../../form/draft.ts';
import { ErrorSummary } from '../../form/error-summary.tsx';
import formClasses from '../../form/form.module.css';
import { useSending } from '../../form/sending.ts';
import { TextArea } from '../../form/text-area.tsx';
import recordClasses from '../../record/record.module.css';
import { textIn } from '../../words/language.ts';
import { useSpeech } from '../../words/words.tsx';
import type { Deal } from '../reads.ts';
import classes from './draft.module.css';
import { MoneyFields } from './money-fields.tsx';
import { type DraftForm, Part } from './part.tsx';
import { RightsFields } from './rights-fields.tsx';
import { type DraftValues, POINTERS } from './values.ts';

type ContractFormProps = {
  deal: Deal;
  values: DraftValues;
  /** Under which name what was typed is kept on this device. */
  draft: { person: string; name: string };
  button: string;
  save: (values: DraftValues) => Promise<unknown>;
  /** Reads the newer text after the other side has changed it. */
  onConflict?: () => Promise<unknown>;
};

/** The text of a contract as a form. What is typed is kept on this device until the exchange has it. */
export function ContractForm({ deal, values, draft: place, button, save, onConflict }: ContractFormProps) {
  const { words, language } = useSpeech();
  const said = words.deal.draft;
  const rows = words.deal.contract.rows;
  const draft = useMemo(() => draftOf<DraftValues>(place.person, place.name), [place.person, place.name]);
  const [kept] = useState(() => draft.read());
  const [isKept, setIsKept] = useState(kept !== undefined);
  const form = useForm<DraftValues>({
    initialValues: { ...values, ...kept },
    onValuesChange: (now) => draft.keep(now),
  });
  const { mutation, fields, others } = useSending(POINTERS, async () => {
    await save(form.getValues());
    draft.drop();
  });
  const shown = withFaults(form, fields);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        mutation.mutate(undefined);
      }}
    >
      {isKept && (
        <p className={recordClasses.kept} role="status">
          {words.record.kept}{' '}
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              form.setValues(values);
              draft.drop();
              setIsKept(false);
            }}
          >
            {words.record.dropKept}
          </Button>
        </p>
      )}
      {onConflict && isConflict(mutation.error) ? (
        <div role="alert" className={recordClasses.kept}>
          {said.conflict}{' '}
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={async () => {
              await onConflict();
              mutation.reset();
            }}
          >
            {said.loadNewer}
          </Button>
        </div>
      ) : (
        <ErrorSummary error={mutation.error} fields={fields} others={others} />
      )}
      <Part title={words.deal.contract.sections.subject}>
        <TextInput label={rows.title} required maxLength={300} {...shown.getInputProps('title')} />
        <TextArea label={rows.subject} required minRows={3} maxLength={20_000} {...shown.getInputProps('subject')} />
        <TextInput label={rows.patents} description={said.patentsHelp} {...shown.getInputProps('patents')} />
        <TextArea label={rows.clauses} minRows={2} maxLength={50_000} {...shown.getInputProps('clauses')} />
      </Part>
      <RightsFields form={shown} />
      <MoneyFields form={shown} />
      <Part title={words.deal.contract.sections.frame}>
        <div className={recordClasses.numbers}>
          <TextInput type="date" label={said.termFrom} required {...shown.getInputProps('termFrom')} />
          <TextInput type="date" label={said.termTo} description={said.termToHelp} {...shown.getInputProps('termTo')} />
        </div>
        <div className={recordClasses.numbers}>
          <CountrySelect label={rows.law} allowDeselect={false} {...shown.getInputProps('law')} />
          <CountrySelect label={rows.place} allowDeselect={false} {...shown.getInputProps('country')} />
          <TextInput label={said.city} maxLength={100} {...shown.getInputProps('city')} />
        </div>
      </Part>
      <Part title={said.parties}>
        <p id="parties" tabIndex={-1}>
          {said.partiesHelp}
        </p>
        {(['seller', 'buyer'] as const).map((side) => (
          <TextInput
            key={side}
            label={said.representative(textIn(deal[side].name, language).text)}
            maxLength={200}
            {...shown.getInputProps(`representatives.${side}`)}
          />
        ))}
      </Part>
      <Part title={said.agencies}>
        <p id="agencies" tabIndex={-1}>
          {said.agenciesHelp}
        </p>
        <Checkbox label={said.noAgencies} {...form.getInputProps('noAgencies', { type: 'checkbox' })} />
      </Part>
      <div className={formClasses.row}>
        <Button type="submit" loading={mutation.isPending}>
          {button}
        </Button>
      </div>
    </form>
  );
}

/** The inputs of a form, each under its name as id, with what the exchange said of it. */
function withFaults(form: DraftForm, faults: Readonly<Record<string, string | undefined>>): DraftForm {
  const getInputProps: DraftForm['getInputProps'] = (path, options) => {
    const props = form.getInputProps(path, options);
    return { ...props, error: props.error ?? faults[path as string], id: path };
  };
  return { ...form, getInputProps };
}
