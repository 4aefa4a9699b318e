import { writeAudit } from '@techbourse/db';
import { dayIn, toMinor } from '@techbourse/domain';
import type { Call } from '@techbourse/platform';
import { authorise, fail, newId, today } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { PaymentReceipt, RecordPaymentRequest } from '../api/index.ts';
import type { Context } from '../context.ts';
import { getLockedSigned, type SignedContract } from '../contract/load.ts';
import { terminationsOf } from '../contract/store.ts';
import { tellContract } from '../contract/tell.ts';
import { audit } from '../db/schema.ts';
import { appendOne, type PlacedEntry, receiptOfEntry, recordOnce } from '../ledger/append.ts';
import { balanceOf } from './balance.ts';
import { openLines } from './due.ts';
import { duplicateOf, paymentIssues } from './payment.ts';
import { paymentRecorded } from './recorded.ts';
import { settle } from './settle.ts';
import { insertPayment, type KnownRow, knownPayments, type PaymentRow, paymentsOf, settledParts } from './store.ts';
import { receiptOf } from './view.ts';

/** Records a payment that one party states; the other party confirms or disputes it. */
export async function recordPayment(
  ctx: Context,
  actor: Actor,
  id: string,
  input: RecordPaymentRequest,
  call: Call,
): Promise<PaymentReceipt> {
  const member = authorise(actor, 'payment.record');
  const request = { verb: 'payment.record', id, input };
  return recordOnce(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const contract = await getLockedSigned(tx, id, member, 'payment.record');
    const { terms } = contract;
    const { amount, currency, paidOn } = input;
    const days = { signedOn: dayIn(contract.signedAt, ctx.config.EXCHANGE_TIME_ZONE), today: today(ctx) };
    assertSound(paymentIssues(terms, input, days));
    const known = knownPayments(await paymentsOf(tx, [id]));
    const alike = duplicateOf(known, input);
    if (alike && !input.confirmDuplicate) throw duplicate(contract, alike);
    const endedOn = (await terminationsOf(tx, [id])).get(id);
    const { settling, issues } = settle(terms, balanceOf(terms, known, endedOn), input, endedOn);
    assertSound(issues);
    const [part, ...more] = settling.parts;
    const row: Omit<PaymentRow, 'ledgerSeq'> = {
      id: newId(),
      contractId: id,
      amountMinor: toMinor({ amount, currency }),
      currency,
      paidOn,
      scheduleLine: more.length === 0 ? (part?.line ?? null) : null,
      note: input.note ?? null,
      settles: settledParts(settling.parts, currency),
      allocated: settling.allocated,
      earlyReason: paidOn < days.signedOn ? (input.earlyReason ?? null) : null,
      unusualReason: settling.unusual ? (input.confirmUnusual ?? null) : null,
      duplicateOf: alike?.id ?? null,
      recordedBy: member.organisation.id,
    };
    const write = async ({ seq }: PlacedEntry) => {
      await insertPayment(tx, { ...row, ledgerSeq: seq });
      await tellContract(tx, contract, {
        act: 'payment_recorded',
        by: row.recordedBy,
        at: ctx.clock.now(),
        seq,
        paymentId: row.id,
        amount: { amount, currency },
        due: await openLines(tx, contract),
      });
      await writeAudit(tx, audit, actor, [
        { action: 'payment.record', subject: id, data: { paymentId: row.id, amount, currency, seq } },
      ]);
    };
    return appendOne({ recorder: paymentRecorded, contractId: id, record: () => row, write }, (entered) =>
      receiptOf({ ...row, ledgerSeq: entered.seq }, 'reported', receiptOfEntry(entered)),
    );
  });
}

function assertSound(issues: ReturnType<typeof paymentIssues>): void {
  if (issues.length > 0) throw fail.validation('payment.invalid', 'This payment does not fit the contract', issues);
}

function duplicate(contract: SignedContract, { row, state }: KnownRow) {
  const side = row.recordedBy === contract.sellerId ? 'seller' : 'buyer';
  return fail.conflict(
    'payment.duplicate',
    `The ${side} recorded a payment of this day and amount already (${row.id}, ${state}). If that is this one, confirm it or leave it; if it is another, send confirmDuplicate`,
    { paymentId: row.id, state, recordedBy: row.recordedBy, ledgerSeq: row.ledgerSeq },
  );
}
