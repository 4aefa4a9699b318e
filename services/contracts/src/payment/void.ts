import { writeAudit } from '@techbourse/db';
import { fromMinor } from '@techbourse/domain';
import type { Call } from '@techbourse/platform';
import { authorise, fail } from '@techbourse/platform';
import { type Actor, decide, type Member } from '@techbourse/policy';
import type { PaymentReceipt, VoidPaymentRequest } from '../api/index.ts';
import type { Context } from '../context.ts';
import { getLockedSigned } from '../contract/load.ts';
import { partyOf, tellContract } from '../contract/tell.ts';
import { audit } from '../db/schema.ts';
import { appendOne, type PlacedEntry, receiptOfEntry, recordOnce } from '../ledger/append.ts';
import { openLines } from './due.ts';
import { paymentVoided } from './recorded.ts';
import { insertVoid, type KnownRow, knownPayments, paymentsOf } from './store.ts';
import { receiptOf } from './view.ts';

/**
 * Voids a payment that was recorded by mistake: its party until the other confirms it, the operator at any time. Both
 * entries stay in the ledger.
 */
export async function voidPayment(
  ctx: Context,
  actor: Actor,
  { id, paymentId }: { id: string; paymentId: string },
  input: VoidPaymentRequest,
  call: Call,
): Promise<PaymentReceipt> {
  const member = authorise(actor, 'payment.void');
  const request = { verb: 'payment.void', id, paymentId, input };
  return recordOnce(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const contract = await getLockedSigned(tx, id, member, 'payment.void');
    const payment = getPayment(knownPayments(await paymentsOf(tx, [id])), paymentId);
    assertMayVoid(member, payment);
    const row = { paymentId, contractId: id, reason: input.reason, recordedBy: member.organisation.id };
    const amount = fromMinor(payment.minor, payment.row.currency);
    const write = async ({ seq }: PlacedEntry) => {
      await insertVoid(tx, { ...row, ledgerSeq: seq });
      await tellContract(tx, contract, {
        act: 'payment_voided',
        by: partyOf(contract, row.recordedBy),
        at: ctx.clock.now(),
        seq,
        paymentId,
        amount,
        due: await openLines(tx, contract),
      });
      await writeAudit(tx, audit, actor, [
        { action: 'payment.void', subject: id, data: { paymentId, amount, reason: input.reason, seq } },
      ]);
    };
    return appendOne({ recorder: paymentVoided, contractId: id, record: () => row, write }, (entered) =>
      receiptOf(payment.row, 'voided', receiptOfEntry(entered)),
    );
  });
}

/** A payment that was not taken back. @throws NOT_FOUND, INVALID_STATE. */
export function getPayment(known: readonly KnownRow[], paymentId: string): KnownRow {
  const payment = known.find((one) => one.id === paymentId);
  if (!payment) throw fail.notFound('payment.not_found', 'There is no such payment');
  if (payment.state === 'voided') throw fail.invalidState('payment.voided', 'This payment was voided');
  return payment;
}

function assertMayVoid(member: Member, { row, state }: KnownRow): void {
  if (decide(member, 'registration.confirm').allowed) return;
  if (row.recordedBy !== member.organisation.id) {
    throw fail.forbidden('payment.not_yours', 'Only the party that recorded a payment can void it: dispute it instead');
  }
  if (state === 'confirmed') {
    throw fail.invalidState('payment.confirmed', 'Both parties confirmed this payment: only the operator can void it');
  }
}
