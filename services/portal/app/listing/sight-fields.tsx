import { Button, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FieldsProps } from '../record/editor.tsx';
import { labelled } from '../record/labelled.ts';
import recordClasses from '../record/record.module.css';
import { useSpeech } from '../words/words.tsx';
import classes from './listing.module.css';
import { EMPTY_INVENTOR, type ListingValues, TIER_GROUPS } from './values.ts';

const INVENTORS_MAX = 50;

/** Who made it, and who may see what of it. */
export function SightFields({ form }: FieldsProps<ListingValues>) {
  const { words, labels } = useSpeech();
  const said = words.listing.sight;
  const { inventors, unpublished, tiers } = form.values;
  // As it was when the step was opened: choosing one does not fold what is open.
  const [hasOwnTiers] = useState(() => Object.values(tiers).some(Boolean));
  return (
    <>
      <fieldset className={recordClasses.rows}>
        <legend>{said.inventors}</legend>
        {inventors.map((_, at) => (
          <div key={at} className={recordClasses.numbers}>
            <TextInput label={said.name} maxLength={200} {...form.getInputProps(`inventors.${at}.name`)} />
            <TextInput
              label={said.affiliation}
              maxLength={300}
              {...form.getInputProps(`inventors.${at}.affiliation`)}
            />
            <TextInput
              type="email"
              label={said.email}
              maxLength={200}
              {...form.getInputProps(`inventors.${at}.email`)}
            />
            <Button
              variant="subtle"
              aria-label={`${words.common.remove}: ${said.inventors} ${at + 1}`}
              onClick={() => form.removeListItem('inventors', at)}
            >
              {words.common.remove}
            </Button>
          </div>
        ))}
        {inventors.length < INVENTORS_MAX && (
          <div>
            <Button id="inventors" variant="default" onClick={() => form.insertListItem('inventors', EMPTY_INVENTOR)}>
              {said.addInventor}
            </Button>
          </div>
        )}
      </fieldset>
      <Switch
        label={said.unpublished}
        description={said.unpublishedHelp}
        {...form.getInputProps('unpublished', { type: 'checkbox' })}
      />
      {unpublished && (
        <TextInput
          label={said.releasedTerms}
          description={said.releasedTermsHelp}
          {...form.getInputProps('releasedTerms')}
        />
      )}
      <details open={hasOwnTiers || undefined}>
        <summary>
          {said.tiers}: {hasOwnTiers ? said.tiersChosen : said.tiersStandard}
        </summary>
        <p className={classes.tiersHelp}>{said.tiersHelp}</p>
        <fieldset className={classes.tiers} aria-label={said.tiers}>
          {TIER_GROUPS.map((group) => (
            <Select
              key={group}
              label={said.groups[group]}
              placeholder={said.standard}
              clearable
              data={labelled(labels.disclosureTiers)}
              value={tiers[group] ?? null}
              onChange={(tier) => form.setFieldValue('tiers', { ...tiers, [group]: tier ?? '' })}
            />
          ))}
        </fieldset>
      </details>
    </>
  );
}
