import { Button, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { CountrySelect } from '../form/country-select.tsx';
import { labelled } from '../record/labelled.ts';
import classes from '../record/record.module.css';
import { useSpeech } from '../words/words.tsx';
import { EMPTY_EVENT, type ListingValues } from './values.ts';

const ROWS_MAX = 100;

/** What happened to the right, by country and day. */
export function EventRows({ form }: { form: UseFormReturnType<ListingValues> }) {
  const { words, labels } = useSpeech();
  const said = words.listing.events;
  const { legalEvents } = form.values;
  return (
    <fieldset className={classes.rows}>
      <legend>{said.title}</legend>
      {legalEvents.map((_, at) => (
        <div key={at} className={classes.numbers}>
          <TextInput
            label={said.on}
            placeholder="2026-03-31, 2026-03"
            maxLength={10}
            {...form.getInputProps(`legalEvents.${at}.on`)}
          />
          <CountrySelect
            label={said.country}
            others={labels.regionalOffices}
            {...form.getInputProps(`legalEvents.${at}.country`)}
          />
          <Select
            label={said.kind}
            data={labelled(labels.legalEventKinds)}
            allowDeselect={false}
            {...form.getInputProps(`legalEvents.${at}.kind`)}
          />
          <Button
            variant="subtle"
            aria-label={`${words.common.remove}: ${said.title} ${at + 1}`}
            onClick={() => form.removeListItem('legalEvents', at)}
          >
            {words.common.remove}
          </Button>
        </div>
      ))}
      {legalEvents.length < ROWS_MAX && (
        <div>
          <Button id="legalEvents" variant="default" onClick={() => form.insertListItem('legalEvents', EMPTY_EVENT)}>
            {said.add}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
