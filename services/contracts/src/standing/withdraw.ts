import { writeAudit } from '@techbourse/db';
import type { Call } from '@techbourse/platform';
import { authorise, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { LedgerReceipt } from '../api/index.ts';
import { lockRegisterToChange } from '../asset/store.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { appendOne, type PlacedEntry, receiptOfEntry, recordOnce } from '../ledger/append.ts';
import { standingWithdrawn } from './recorded.ts';
import { lockStanding, updateStanding } from './store.ts';

/** Withdraws the operator's confirmation of an owner; contracts signed on it stay until somebody disputes them. */
export async function withdrawStanding(
  ctx: Context,
  actor: Actor,
  id: string,
  input: { reason: string },
  call: Call,
): Promise<LedgerReceipt> {
  const operator = authorise(actor, 'title.record_standing');
  const request = { verb: 'title.withdraw_standing', id, input };
  return recordOnce(ctx, { actor: operator, key: call.idempotencyKey, request }, async (tx) => {
    await lockRegisterToChange(tx);
    const row = await lockStanding(tx, id);
    if (!row) throw fail.notFound('title.standing_not_found', 'There is no such standing');
    if (row.withdrawnSeq !== null) {
      throw fail.invalidState('title.standing_withdrawn', 'This standing was withdrawn already');
    }
    const withdrawn = { ...row, withdrawnReason: input.reason, withdrawnBy: operator.organisation.id };
    const write = async ({ seq }: PlacedEntry) => {
      await updateStanding(tx, { ...withdrawn, withdrawnSeq: seq });
      await writeAudit(tx, audit, actor, [
        { action: 'title.withdraw_standing', subject: id, data: { reason: input.reason, seq } },
      ]);
    };
    return appendOne({ recorder: standingWithdrawn, contractId: null, record: () => withdrawn, write }, (entered) => ({
      id,
      ledger: receiptOfEntry(entered),
    }));
  });
}
