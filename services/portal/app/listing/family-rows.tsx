import { Button, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import classes from '../record/record.module.css';
import { useSpeech } from '../words/words.tsx';
import { EMPTY_MEMBER, type ListingValues } from './values.ts';

const ROWS_MAX = 100;

/** The other documents of the invention: of other countries, or of other stages. */
export function FamilyRows({ form }: { form: UseFormReturnType<ListingValues> }) {
  const { words } = useSpeech();
  const said = words.listing.family;
  const { fields } = words.listing;
  // A draft that an earlier version kept on the device has none.
  const family = form.values.family ?? [];
  return (
    <fieldset className={classes.rows}>
      <legend>{said.title}</legend>
      <p>{said.help}</p>
      {family.map((_, at) => (
        <div key={at} className={classes.numbers}>
          <TextInput
            label={fields.publicationNumber}
            maxLength={160}
            {...form.getInputProps(`family.${at}.publicationNumber`)}
          />
          <TextInput
            label={fields.applicationNumber}
            maxLength={160}
            {...form.getInputProps(`family.${at}.applicationNumber`)}
          />
          <TextInput
            label={said.filedOn}
            placeholder="2026-03-31, 2026-03"
            maxLength={10}
            {...form.getInputProps(`family.${at}.filedOn`)}
          />
          <TextInput
            label={said.grantedOn}
            placeholder="2026-03-31, 2026-03"
            maxLength={10}
            {...form.getInputProps(`family.${at}.grantedOn`)}
          />
          <Button
            variant="subtle"
            aria-label={`${words.common.remove}: ${said.title} ${at + 1}`}
            onClick={() => form.removeListItem('family', at)}
          >
            {words.common.remove}
          </Button>
        </div>
      ))}
      {family.length < ROWS_MAX && (
        <div>
          <Button id="family" variant="default" onClick={() => form.insertListItem('family', EMPTY_MEMBER)}>
            {said.add}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
