import { NumberInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { CurrencySelect } from '../record/currency-select.tsx';
import classes from '../record/record.module.css';
import { useSpeech } from '../words/words.tsx';
import type { ListingValues } from './values.ts';

export function PriceFields({ form, isRange }: { form: UseFormReturnType<ListingValues>; isRange: boolean }) {
  const { words } = useSpeech();
  const said = words.listing.fields;
  return (
    <div className={classes.numbers}>
      <NumberInput
        label={isRange ? said.amountMin : said.amount}
        min={0}
        hideControls
        thousandSeparator=" "
        {...form.getInputProps('amount')}
      />
      {isRange && (
        <NumberInput
          label={said.amountMax}
          min={0}
          hideControls
          thousandSeparator=" "
          {...form.getInputProps('amountMax')}
        />
      )}
      <CurrencySelect label={said.currency} {...form.getInputProps('currency')} />
    </div>
  );
}
