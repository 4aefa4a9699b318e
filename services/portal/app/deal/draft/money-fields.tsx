import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { CurrencySelect } from '../../record/currency-select.tsx';
import { labelled } from '../../record/labelled.ts';
import recordClasses from '../../record/record.module.css';
import { useSpeech } from '../../words/words.tsx';
import { less, sumOf } from './decimal.ts';
import classes from './draft.module.css';
import { type DraftForm, Part } from './part.tsx';
import { EMPTY_ITEM, EMPTY_LINE, scheduledPart } from './values.ts';

const NUMBER = { hideControls: true, min: 0, thousandSeparator: ' ' } as const;
const LINES_MAX = 120;
const ITEMS_MAX = 100;

/** The price, what of it is not for technology, and when it is paid. */
export function MoneyFields({ form }: { form: DraftForm }) {
  const { words, labels } = useSpeech();
  const said = words.deal.draft;
  const rows = words.deal.contract.rows;
  const { paymentKind: kind } = form.values;
  return (
    <Part title={words.deal.contract.sections.money}>
      <div className={recordClasses.numbers}>
        <NumberInput label={rows.value} required {...NUMBER} {...form.getInputProps('value')} />
        <CurrencySelect label={said.currency} {...form.getInputProps('currency')} />
      </div>
      <OtherItems form={form} />
      <Select
        label={rows.payment}
        allowDeselect={false}
        data={labelled(labels.paymentKinds)}
        {...form.getInputProps('paymentKind')}
      />
      {kind === 'entry_fee_and_royalty' && (
        <NumberInput label={said.entryFee} {...NUMBER} {...form.getInputProps('entryFee')} />
      )}
      {(kind === 'royalty' || kind === 'entry_fee_and_royalty') && (
        <>
          <div className={recordClasses.numbers}>
            <NumberInput label={said.rate} {...NUMBER} {...form.getInputProps('rate')} />
            <Select
              label={said.base}
              allowDeselect={false}
              data={labelled(labels.royaltyBases)}
              {...form.getInputProps('base')}
            />
          </div>
          <div className={recordClasses.numbers}>
            <NumberInput label={said.minimum} {...NUMBER} {...form.getInputProps('minimum')} />
            <NumberInput label={said.reportMonths} {...NUMBER} max={12} {...form.getInputProps('reportMonths')} />
          </div>
        </>
      )}
      {kind === 'equity' && (
        <div className={recordClasses.numbers}>
          <TextInput label={said.company} maxLength={300} {...form.getInputProps('company')} />
          <NumberInput label={said.share} {...NUMBER} {...form.getInputProps('share')} />
          <NumberInput label={said.cash} {...NUMBER} {...form.getInputProps('cash')} />
        </div>
      )}
      {kind !== 'royalty' && <Schedule form={form} />}
    </Part>
  );
}

function OtherItems({ form }: { form: DraftForm }) {
  const { words, labels, format } = useSpeech();
  const said = words.deal.draft;
  const { items, value, currency } = form.values;
  const left = less(
    value,
    items.map(({ amount }) => amount || '0'),
  );
  return (
    <fieldset className={recordClasses.rows}>
      <legend>{said.otherItems}</legend>
      <p className={classes.help}>
        {said.otherItemsHelp}{' '}
        {left && !left.startsWith('-') && said.technologyIs(format.money({ amount: left, currency }))}
      </p>
      {items.map((_item, at) => (
        <div key={form.key(`items.${at}`)} className={recordClasses.numbers}>
          <Select
            label={said.itemKind}
            allowDeselect={false}
            data={labelled(labels.otherItemKinds)}
            {...form.getInputProps(`items.${at}.kind`)}
          />
          <TextInput label={said.description} maxLength={500} {...form.getInputProps(`items.${at}.description`)} />
          <NumberInput label={said.amount} {...NUMBER} {...form.getInputProps(`items.${at}.amount`)} />
          <Button
            variant="subtle"
            aria-label={`${words.common.remove}: ${said.otherItem} ${at + 1}`}
            onClick={() => form.removeListItem('items', at)}
          >
            {words.common.remove}
          </Button>
        </div>
      ))}
      <Fault form={form} name="items" />
      {items.length < ITEMS_MAX && (
        <div>
          <Button id="items" variant="default" onClick={() => form.insertListItem('items', { ...EMPTY_ITEM })}>
            {said.addItem}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function Schedule({ form }: { form: DraftForm }) {
  const { words, format } = useSpeech();
  const said = words.deal.draft;
  const { schedule, currency } = form.values;
  const wanted = String(scheduledPart(form.values) || '0');
  const sum = sumOf(schedule.map(({ amount }) => amount));
  return (
    <fieldset className={recordClasses.rows}>
      <legend>{said.schedule}</legend>
      <p className={classes.help} aria-live="polite">
        {said.scheduleHelp(format.money({ amount: sum, currency }), format.money({ amount: wanted, currency }))}
      </p>
      {schedule.map((_line, at) => (
        <fieldset key={form.key(`schedule.${at}`)} className={classes.line}>
          <legend>{said.lineOf(at + 1)}</legend>
          <TextInput type="date" label={said.dueOn} {...form.getInputProps(`schedule.${at}.dueOn`)} />
          <NumberInput label={said.amount} {...NUMBER} {...form.getInputProps(`schedule.${at}.amount`)} />
          <TextInput label={said.condition} maxLength={500} {...form.getInputProps(`schedule.${at}.condition`)} />
          <Button
            variant="subtle"
            aria-label={`${words.common.remove}: ${said.lineOf(at + 1)}`}
            onClick={() => form.removeListItem('schedule', at)}
          >
            {words.common.remove}
          </Button>
        </fieldset>
      ))}
      <Fault form={form} name="schedule" />
      {schedule.length < LINES_MAX && (
        <div>
          <Button id="schedule" variant="default" onClick={() => form.insertListItem('schedule', { ...EMPTY_LINE })}>
            {said.addLine}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** What the exchange said of rows as a whole. */
function Fault({ form, name }: { form: DraftForm; name: 'items' | 'schedule' }) {
  const { error } = form.getInputProps(name);
  return error ? <p className={classes.fault}>{error}</p> : null;
}
