import { Button, NumberInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import classes from '../record/record.module.css';
import { useSpeech } from '../words/words.tsx';
import { EMPTY_MEASURE, type ListingValues } from './values.ts';

const ROWS_MAX = 20;

/** By how much: a quantity here and where it is compared with. */
export function MeasureRows({ form }: { form: UseFormReturnType<ListingValues> }) {
  const { words } = useSpeech();
  const said = words.listing.measures;
  const { measures } = form.values;
  return (
    <fieldset className={classes.rows}>
      <legend>{said.title}</legend>
      {measures.map((_, at) => (
        <div key={at} className={classes.numbers}>
          <TextInput label={said.metric} maxLength={200} {...form.getInputProps(`measures.${at}.metric`)} />
          <NumberInput label={said.value} hideControls {...form.getInputProps(`measures.${at}.value`)} />
          <NumberInput label={said.comparator} hideControls {...form.getInputProps(`measures.${at}.comparatorValue`)} />
          <TextInput label={said.unit} maxLength={40} {...form.getInputProps(`measures.${at}.unit`)} />
          <Button
            variant="subtle"
            aria-label={`${words.common.remove}: ${said.title} ${at + 1}`}
            onClick={() => form.removeListItem('measures', at)}
          >
            {words.common.remove}
          </Button>
        </div>
      ))}
      {measures.length < ROWS_MAX && (
        <div>
          <Button id="measures" variant="default" onClick={() => form.insertListItem('measures', EMPTY_MEASURE)}>
            {said.add}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
