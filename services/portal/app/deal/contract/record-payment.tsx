import { Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import { problemOf } from '../../client/problem.ts';
import type { Me } from '../../client/reads.ts';
import { draftOf } from '../../form/draft.ts';
import { ErrorSummary } from '../../form/error-summary.tsx';
import classes from '../../form/form.module.css';
import { useSending } from '../../form/sending.ts';
import { TextArea } from '../../form/text-area.tsx';
import { Dialog } from '../../page/dialog.tsx';
import { useSpeech } from '../../words/words.tsx';
import type { Contract } from '../reads.ts';

type RecordPaymentProps = { contract: Contract; me: Me; onRecorded: () => Promise<unknown>; onClose: () => void };
const POINTERS = {
  amount: '/amount',
  paidOn: '/paidOn',
  settles: '/scheduleLine',
  note: '/note',
  earlyReason: '/earlyReason',
  unusual: '/confirmUnusual',
};

/** Records a payment. What the exchange asks back, such as the same payment twice, is asked here when it does. */
export function RecordPayment({ contract, me, onRecorded, onClose }: RecordPaymentProps) {
  const { words, format } = useSpeech();
  const said = words.deal.payments;
  const { id, balance, signedAt } = contract;
  const { currency } = contract.terms.value;
  const next = balance?.nextDue;
  const draft = draftOf<typeof empty>(me.person?.id ?? '', `payment:${id}`);
  const empty = {
    amount: next ? next.open.amount : '',
    paidOn: new Date().toISOString().slice(0, 10),
    settles: 'auto',
    note: '',
    earlyReason: '',
    unusual: '',
  };
  const [values, setValues] = useState(() => ({ ...empty, ...draft.read() }));
  const [isAnother, setIsAnother] = useState(false);
  const { mutation, fields, others } = useSending(POINTERS, async () => {
    const { amount, paidOn, settles, note, earlyReason, unusual } = values;
    await api.post('/api/contracts/{id}/payments', {
      path: { id },
      body: {
        amount: String(amount).trim(),
        currency,
        paidOn,
        ...(settles === 'royalty' ? { royalty: true } : settles !== 'auto' ? { scheduleLine: Number(settles) } : {}),
        ...(note.trim() && { note: note.trim() }),
        ...(earlyReason.trim() && { earlyReason: earlyReason.trim() }),
        ...(unusual.trim() && { confirmUnusual: unusual.trim() }),
        ...(isAnother && { confirmDuplicate: true }),
      },
    });
    draft.drop();
    await onRecorded();
    onClose();
  });
  const problem = problemOf(mutation.error);
  const isDuplicate = problem?.reason === 'payment.duplicate';
  const isUnusual = values.unusual !== '' || JSON.stringify(problem ?? '').includes('confirmUnusual');
  const isEarly = signedAt !== null && values.paidOn < signedAt.slice(0, 10);
  const change = (changed: Partial<typeof values>) => {
    const now = { ...values, ...changed };
    setValues(now);
    draft.keep(now);
  };
  return (
    <Dialog onClose={onClose} title={said.record}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          mutation.mutate(undefined);
        }}
      >
        <ErrorSummary error={mutation.error} fields={fields} others={others} />
        <p>{said.recordMeans}</p>
        <NumberInput
          id="amount"
          label={`${words.deal.draft.amount}, ${currency}`}
          data-autofocus
          min={0}
          hideControls
          thousandSeparator=" "
          value={values.amount}
          onChange={(amount) => change({ amount: String(amount) })}
          error={fields.amount}
        />
        <TextInput
          id="paidOn"
          type="date"
          label={said.paidOn}
          value={values.paidOn}
          onChange={(event) => change({ paidOn: event.currentTarget.value })}
          error={fields.paidOn}
        />
        <Select
          id="settles"
          label={said.settles}
          allowDeselect={false}
          data={[
            { value: 'auto', label: said.auto },
            ...(balance?.lines ?? []).map(({ line, open }) => ({
              value: String(line),
              label: said.asLine(format.number(line), format.money(open)),
            })),
            ...(balance?.royalty ? [{ value: 'royalty', label: said.asRoyalty }] : []),
          ]}
          value={values.settles}
          onChange={(settles) => change({ settles: settles ?? 'auto' })}
          error={fields.settles}
        />
        <TextArea
          id="note"
          label={said.note}
          maxLength={1000}
          minRows={1}
          value={values.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
          error={fields.note}
        />
        {(isEarly || fields.earlyReason) && (
          <TextInput
            id="earlyReason"
            label={said.earlyReason}
            maxLength={1000}
            value={values.earlyReason}
            onChange={(event) => change({ earlyReason: event.currentTarget.value })}
            error={fields.earlyReason}
          />
        )}
        {isUnusual && (
          <TextInput
            id="unusual"
            label={said.unusual}
            maxLength={1000}
            value={values.unusual}
            onChange={(event) => change({ unusual: event.currentTarget.value })}
            error={fields.unusual}
          />
        )}
        {(isDuplicate || isAnother) && (
          <Checkbox
            label={said.duplicate}
            checked={isAnother}
            onChange={(event) => setIsAnother(event.currentTarget.checked)}
          />
        )}
        <div className={classes.row}>
          <Button type="submit" loading={mutation.isPending}>
            {said.record}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
