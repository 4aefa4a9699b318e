import { fromMinor } from '@techbourse/domain';
import { rowsOfSigned } from '../contract/signed.ts';
import { type Facts, type RecordedNoun, type Recorder, readerOf, seqsOf, unless } from '../ledger/recorder.ts';
import { type AnswerRow, namedByPayments, type PaymentRow, paymentsBy, type VoidRow } from './store.ts';

type NewPayment = Omit<PaymentRow, 'ledgerSeq'>;
type NewAnswer = Omit<AnswerRow, 'ledgerSeq'>;
type NewVoid = Omit<VoidRow, 'ledgerSeq'>;

export const paymentRecorded: Recorder<NewPayment> = {
  kind: 'payment.recorded',
  what: 'payment',
  forms: [firstPaymentFacts, paymentFacts],
  load: async (tx, entries) => {
    const { payments } = await paymentsBy(tx, seqsOf(entries));
    return rowsOfSigned(tx, entries, payments, (row) => row.ledgerSeq);
  },
};

export const paymentConfirmed = answerRecorder('payment.confirmed');
export const paymentDisputed = answerRecorder('payment.disputed');

export const paymentVoided: Recorder<NewVoid> = {
  kind: 'payment.voided',
  what: 'voided payment',
  forms: [voidFacts],
  load: async (tx, entries) => {
    const { voids } = await paymentsBy(tx, seqsOf(entries));
    return rowsOfSigned(tx, entries, voids, (row) => row.ledgerSeq);
  },
};

export const PAYMENTS: RecordedNoun = {
  readers: [readerOf(paymentRecorded), readerOf(paymentConfirmed), readerOf(paymentDisputed), readerOf(paymentVoided)],
  named: namedByPayments,
};

function answerRecorder(kind: 'payment.confirmed' | 'payment.disputed'): Recorder<NewAnswer> {
  return {
    kind,
    what: 'answer to a payment',
    forms: [answerFacts],
    load: async (tx, entries) => {
      const { answers } = await paymentsBy(tx, seqsOf(entries));
      return rowsOfSigned(tx, entries, answers, (row) => row.ledgerSeq);
    },
  };
}

function paymentBase(row: NewPayment): Facts {
  return {
    paymentId: row.id,
    amount: fromMinor(row.amountMinor, row.currency),
    paidOn: row.paidOn,
    scheduleLine: row.scheduleLine,
    note: row.note,
    recordedBy: row.recordedBy,
  };
}

function firstPaymentFacts(row: NewPayment): Facts {
  return {
    ...paymentBase(row),
    ...unless(null, 'settles', row.settles),
    ...unless(false, 'allocated', row.allocated),
    ...unless(null, 'earlyReason', row.earlyReason),
    ...unless(null, 'unusualReason', row.unusualReason),
    ...unless(null, 'duplicateOf', row.duplicateOf),
  };
}

function paymentFacts(row: NewPayment): Facts {
  const { settles, allocated, earlyReason, unusualReason, duplicateOf } = row;
  return { ...paymentBase(row), settles, allocated, earlyReason, unusualReason, duplicateOf };
}

function answerFacts({ paymentId, answer, reason, recordedBy }: NewAnswer): Facts {
  return { paymentId, answer, reason, recordedBy };
}

function voidFacts(row: NewVoid): Facts {
  return { paymentId: row.paymentId, reason: row.reason, recordedBy: row.recordedBy };
}
