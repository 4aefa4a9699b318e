import { once, writeAudit } from '@techbourse/db';
import { dayIn, fromMinor, toMinor } from '@techbourse/domain';
import { type Actor, assertMember, fail, newId } from '@techbourse/platform';
import type { Call } from '../call.ts';
import type { Context } from '../context.ts';
import type { LedgerReceipt, RecordPaymentRequest, VoidPaymentRequest } from '../contract/index.ts';
import { audit, idempotency } from '../db/schema.ts';
import { appendEntry } from '../ledger/append.ts';
import { insertPayment, insertVoid, type PaymentRow, standingPayments } from './additions-store.ts';
import { getLockedSigned } from './load.ts';
import { paymentIssues } from './payments.ts';

/** Records that something was paid; either party may. A mistake is voided, never edited. */
export async function recordPayment(
  ctx: Context,
  actor: Actor,
  id: string,
  input: RecordPaymentRequest,
  call: Call,
): Promise<LedgerReceipt> {
  const member = assertMember(actor, 'deals:write');
  const request = { verb: 'payment.record', id, input };
  return once(ctx.db.orm, idempotency, { actor: member, key: call.key, request }, async (tx) => {
    const contract = await getLockedSigned(tx, id, member.organisation.id);
    const at = ctx.clock.now();
    const { amount, currency, paidOn } = input;
    const standing = await standingPayments(tx, id);
    const issues = paymentIssues(contract.terms, standing, input, dayIn(at, ctx.config.EXCHANGE_TIME_ZONE));
    if (issues.length > 0) throw fail.validation('payment.invalid', 'This payment does not fit the contract', issues);
    const row: Omit<PaymentRow, 'ledgerSeq'> = {
      ...{ id: newId(), contractId: id, amountMinor: toMinor({ amount, currency }), currency, paidOn },
      ...{ scheduleLine: input.scheduleLine ?? null, note: input.note ?? null, recordedBy: member.organisation.id },
    };
    const { content, hash } = await appendEntry(tx, ctx.clock, {
      ...{ kind: 'payment.recorded', contractId: id, record: () => row },
    });
    await insertPayment(tx, { ...row, ledgerSeq: content.seq });
    await writeAudit(tx, audit, actor, [
      { action: 'payment.record', subject: id, data: { paymentId: row.id, amount, currency, seq: content.seq } },
    ]);
    return { id: row.id, ledger: { seq: content.seq, hash, kind: content.kind } };
  });
}

/** Takes back a payment that was recorded by mistake; the party that recorded it may. Both stay in the ledger. */
export async function voidPayment(
  ctx: Context,
  actor: Actor,
  id: string,
  paymentId: string,
  input: VoidPaymentRequest,
  call: Call,
): Promise<LedgerReceipt> {
  const member = assertMember(actor, 'deals:write');
  const request = { verb: 'payment.void', id, paymentId, input };
  return once(ctx.db.orm, idempotency, { actor: member, key: call.key, request }, async (tx) => {
    await getLockedSigned(tx, id, member.organisation.id);
    const payment = (await standingPayments(tx, id)).find((row) => row.id === paymentId);
    if (!payment) throw fail.notFound('payment.not_found', 'There is no such payment that stands');
    if (payment.recordedBy !== member.organisation.id) {
      throw fail.forbidden('payment.not_yours', 'Only the party that recorded a payment takes it back');
    }
    const row = { paymentId, contractId: id, reason: input.reason, recordedBy: member.organisation.id };
    const { content, hash } = await appendEntry(tx, ctx.clock, {
      ...{ kind: 'payment.voided', contractId: id, record: () => row },
    });
    await insertVoid(tx, { ...row, ledgerSeq: content.seq });
    const amount = fromMinor(payment.amountMinor, payment.currency);
    await writeAudit(tx, audit, actor, [
      { action: 'payment.void', subject: id, data: { paymentId, amount, seq: content.seq } },
    ]);
    return { id: paymentId, ledger: { seq: content.seq, hash, kind: content.kind } };
  });
}
