import { writeAudit } from '@techbourse/db';
import { fromMinor } from '@techbourse/domain';
import type { Call } from '@techbourse/platform';
import { authorise, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { PaymentReceipt } from '../api/index.ts';
import type { Context } from '../context.ts';
import { getLockedSigned } from '../contract/load.ts';
import { tellContract } from '../contract/tell.ts';
import { audit } from '../db/schema.ts';
import { appendOne, type PlacedEntry, receiptOfEntry, recordOnce } from '../ledger/append.ts';
import { openLines } from './due.ts';
import { excessIfConfirmed } from './payment.ts';
import { paymentConfirmed, paymentDisputed } from './recorded.ts';
import { type AnswerRow, insertAnswer, knownPayments, paymentsOf } from './store.ts';
import { receiptOf } from './view.ts';
import { getPayment } from './void.ts';

/** The other party confirms a payment, which then counts as paid. */
export function confirmPayment(
  ctx: Context,
  actor: Actor,
  { id, paymentId }: { id: string; paymentId: string },
  call: Call,
) {
  return answer(ctx, actor, { contractId: id, paymentId, answer: 'confirmed', reason: null }, call);
}

/**
 * The other party disputes a payment. It stays on record and leaves its line open. It may still be confirmed, or voided
 * by the party that recorded it.
 */
export function disputePayment(
  ctx: Context,
  actor: Actor,
  { id, paymentId }: { id: string; paymentId: string },
  input: { reason: string },
  call: Call,
) {
  return answer(ctx, actor, { contractId: id, paymentId, answer: 'disputed', reason: input.reason }, call);
}

type Answer = Pick<AnswerRow, 'contractId' | 'paymentId' | 'reason'> & { answer: 'confirmed' | 'disputed' };

function answer(ctx: Context, actor: Actor, given: Answer, call: Call): Promise<PaymentReceipt> {
  const member = authorise(actor, 'payment.answer');
  const { contractId, paymentId } = given;
  const request = { verb: `payment.${given.answer}`, ...given };
  return recordOnce(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const contract = await getLockedSigned(tx, contractId, member, 'payment.answer');
    const known = knownPayments(await paymentsOf(tx, [contractId]));
    const payment = getPayment(known, paymentId);
    if (payment.row.recordedBy === member.organisation.id) {
      throw fail.forbidden('payment.own', 'Only the other party can answer a payment that yours recorded');
    }
    if (payment.state === 'confirmed' || payment.state === given.answer) {
      throw fail.invalidState(`payment.${payment.state}`, `This payment is ${payment.state} already`);
    }
    const excess = given.answer === 'confirmed' ? excessIfConfirmed(contract.terms, known, payment) : undefined;
    if (excess !== undefined) {
      const message = `With this payment ${excess} ${contract.currency} more would be paid than is due: dispute it, or have it or another one taken back`;
      throw fail.conflict('payment.above_due', message, { excess });
    }
    const row = { ...given, recordedBy: member.organisation.id };
    const amount = fromMinor(payment.minor, payment.row.currency);
    const isConfirmed = given.answer === 'confirmed';
    const write = async ({ seq }: PlacedEntry) => {
      await insertAnswer(tx, { ...row, ledgerSeq: seq });
      await tellContract(tx, contract, {
        act: isConfirmed ? 'payment_confirmed' : 'payment_disputed',
        by: row.recordedBy,
        at: ctx.clock.now(),
        seq,
        paymentId,
        amount,
        due: await openLines(tx, contract),
      });
      const action = isConfirmed ? 'payment.confirm' : 'payment.dispute';
      await writeAudit(tx, audit, actor, [
        { action, subject: contractId, data: { paymentId, amount, reason: given.reason, seq } },
      ]);
    };
    const recorder = isConfirmed ? paymentConfirmed : paymentDisputed;
    return appendOne({ recorder, contractId, record: () => row, write }, (entered) =>
      receiptOf(payment.row, given.answer, receiptOfEntry(entered)),
    );
  });
}
