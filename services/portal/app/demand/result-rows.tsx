import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { labelled } from '../record/labelled.ts';
import classes from '../record/record.module.css';
import { useSpeech } from '../words/words.tsx';
import { type DemandValues, EMPTY_RESULT } from './values.ts';

const ROWS_MAX = 30;

/** What must be reached: a quantity, how it is compared, a value. */
export function ResultRows({ form }: { form: UseFormReturnType<DemandValues> }) {
  const { words, labels } = useSpeech();
  const said = words.demand.results;
  const { results } = form.values;
  return (
    <fieldset className={classes.rows}>
      <legend>{said.title}</legend>
      {results.map(({ comparison }, at) => (
        <div key={at} className={classes.numbers}>
          <TextInput
            label={words.listing.measures.metric}
            maxLength={200}
            {...form.getInputProps(`results.${at}.metric`)}
          />
          <Select
            label={said.comparison}
            allowDeselect={false}
            data={labelled(labels.comparisons)}
            {...form.getInputProps(`results.${at}.comparison`)}
          />
          <NumberInput
            label={words.listing.measures.value}
            hideControls
            {...form.getInputProps(`results.${at}.value`)}
          />
          {comparison === 'between' && (
            <NumberInput label={said.to} hideControls {...form.getInputProps(`results.${at}.valueTo`)} />
          )}
          <TextInput label={words.listing.measures.unit} maxLength={40} {...form.getInputProps(`results.${at}.unit`)} />
          <Button
            variant="subtle"
            aria-label={`${words.common.remove}: ${said.title} ${at + 1}`}
            onClick={() => form.removeListItem('results', at)}
          >
            {words.common.remove}
          </Button>
        </div>
      ))}
      {results.length < ROWS_MAX && (
        <div>
          <Button id="results" variant="default" onClick={() => form.insertListItem('results', EMPTY_RESULT)}>
            {said.add}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
