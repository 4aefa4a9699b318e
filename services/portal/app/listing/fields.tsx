import { NumberInput, Radio, Select, TextInput } from '@mantine/core';
import { TextArea } from '../form/text-area.tsx';
import { DealKinds } from '../record/deal-kinds.tsx';
import type { FieldsProps } from '../record/editor.tsx';
import { Example } from '../record/example.tsx';
import { labelled } from '../record/labelled.ts';
import { LocalizedInput } from '../record/localized-input.tsx';
import classes from '../record/record.module.css';
import { RestrictionFields } from '../record/restriction-fields.tsx';
import { TerritoryFields } from '../record/territory-fields.tsx';
import { useSpeech } from '../words/words.tsx';
import { EventRows } from './event-rows.tsx';
import { FamilyRows } from './family-rows.tsx';
import { MeasureRows } from './measure-rows.tsx';
import { NumbersUnderstood } from './numbers-understood.tsx';
import { PriceFields } from './price-fields.tsx';
import type { ListingValues } from './values.ts';

type Fields = FieldsProps<ListingValues>;
export function WhatFields({ form, written }: Fields) {
  const { words, labels } = useSpeech();
  const said = words.listing.fields;
  return (
    <>
      <Radio.Group label={said.kind} {...form.getInputProps('kind')}>
        {labelled(labels.listingKinds).map(({ value, label }) => (
          <Radio key={value} value={value} label={label} mt="xs" />
        ))}
      </Radio.Group>
      <LocalizedInput
        label={said.title}
        description={said.titleHelp}
        max={300}
        written={written}
        {...form.getInputProps('title')}
        id="title"
      />
      <LocalizedInput
        label={said.abstract}
        description={words.listing.length(form.values.abstract[written].trim().length)}
        max={10_000}
        rows={6}
        written={written}
        {...form.getInputProps('abstract')}
        id="abstract"
      />
    </>
  );
}

export function AdvantageFields({ form, written }: Fields) {
  const { words } = useSpeech();
  const said = words.listing.fields;
  return (
    <>
      <Example good={words.listing.goodAdvantage} bad={words.listing.badAdvantage} />
      <LocalizedInput
        label={said.comparator}
        description={said.comparatorHelp}
        max={300}
        written={written}
        {...form.getInputProps('comparator')}
        id="comparator"
      />
      <LocalizedInput
        label={said.statement}
        max={2000}
        rows={3}
        written={written}
        {...form.getInputProps('statement')}
        id="statement"
      />
      <MeasureRows form={form} />
    </>
  );
}

export function UseFields({ form, written }: Fields) {
  const { words, labels } = useSpeech();
  const said = words.listing.fields;
  return (
    <>
      <LocalizedInput
        label={said.applications}
        description={said.applicationsHelp}
        max={5000}
        rows={4}
        written={written}
        {...form.getInputProps('applications')}
        id="applications"
      />
      <Select
        label={said.level}
        clearable
        placeholder={words.common.choose}
        data={labelled(labels.readinessLevels).map(({ value, label }) => ({ value, label: `${value} – ${label}` }))}
        {...form.getInputProps('level')}
      />
      <TextArea
        label={said.evidence}
        description={said.evidenceHelp}
        maxLength={1000}
        minRows={2}
        {...form.getInputProps('evidence')}
      />
    </>
  );
}

export function ClassFields({ form }: Fields) {
  const { words } = useSpeech();
  const said = words.listing.fields;
  return (
    <>
      <TextInput label={said.ipc} description={said.ipcHelp} {...form.getInputProps('ipc')} />
      <TextInput label={said.keywords} description={said.keywordsHelp} {...form.getInputProps('keywords')} />
      <TextInput
        label={said.applicationNumber}
        description={said.numberHelp}
        maxLength={160}
        {...form.getInputProps('applicationNumber')}
      />
      <TextInput label={said.publicationNumber} maxLength={160} {...form.getInputProps('publicationNumber')} />
      <TextInput
        label={said.familyId}
        description={said.familyIdHelp}
        maxLength={60}
        {...form.getInputProps('familyId')}
      />
      <NumbersUnderstood values={form.values} />
      <FamilyRows form={form} />
      <EventRows form={form} />
    </>
  );
}

export function TermFields({ form }: Fields) {
  const { words, labels } = useSpeech();
  const said = words.listing.fields;
  const { priceKind } = form.values;
  return (
    <>
      <DealKinds label={said.offers} description={said.offersHelp} {...form.getInputProps('offers')} />
      <Select
        label={said.priceKind}
        data={labelled(words.listing.priceKinds)}
        allowDeselect={false}
        {...form.getInputProps('priceKind')}
      />
      {priceKind === 'royalty' && (
        <div className={classes.numbers}>
          <NumberInput label={said.royaltyRate} min={0} max={100} hideControls {...form.getInputProps('royaltyRate')} />
          <Select
            label={said.royaltyBase}
            data={labelled(labels.royaltyBases)}
            allowDeselect={false}
            {...form.getInputProps('royaltyBase')}
          />
        </div>
      )}
      {(priceKind === 'fixed' || priceKind === 'range') && <PriceFields form={form} isRange={priceKind === 'range'} />}
      <TerritoryFields form={form} label={said.territory} />
      <RestrictionFields form={form} description={said.restrictionsHelp} />
      <TextInput
        type="date"
        label={said.validUntil}
        description={said.validUntilHelp}
        {...form.getInputProps('validUntil')}
      />
      <TextInput label={said.contactName} maxLength={200} autoComplete="name" {...form.getInputProps('contactName')} />
      <TextInput
        label={said.contactEmail}
        type="email"
        maxLength={200}
        autoComplete="email"
        {...form.getInputProps('contactEmail')}
      />
    </>
  );
}
