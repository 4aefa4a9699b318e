import { once, writeAudit } from '@techbourse/db';
import { authorise, fail, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { LedgerReceipt, RecordStandingRequest } from '../api/index.ts';
import { numberName } from '../asset/names.ts';
import { lockAssets, lockRegisterToChange } from '../asset/store.ts';
import type { Call } from '../call.ts';
import type { Context } from '../context.ts';
import { audit, idempotency } from '../db/schema.ts';
import { appendEntry } from '../ledger/append.ts';
import { registerNumber } from '../register/register.ts';
import { standingRecorded } from './recorded.ts';
import { insertStanding, type StandingRow, standingsOn } from './store.ts';

/** The operator vouches for an organisation as the original owner of a number; its word goes before any listing. */
export async function recordStanding(
  ctx: Context,
  actor: Actor,
  input: RecordStandingRequest,
  call: Call,
): Promise<LedgerReceipt> {
  const operator = authorise(actor, 'title.record_standing');
  const request = { verb: 'title.record_standing', input };
  return once(ctx.db.orm, idempotency, { actor: operator, key: call.key, request }, async (tx) => {
    const { number, organisationId, reason } = input;
    const name = numberName(number);
    await lockRegisterToChange(tx);
    const known = (await standingsOn(tx, name)).find(
      (row) => row.organisationId === organisationId && row.withdrawnSeq === null,
    );
    if (known) throw fail.conflict('title.standing_exists', 'This standing is on record already', { id: known.id });
    const row: Omit<StandingRow, 'ledgerSeq' | 'recordedAt'> = {
      id: newId(),
      name,
      number,
      organisationId,
      reason,
      recordedBy: operator.organisation.id,
      withdrawnReason: null,
      withdrawnBy: null,
      withdrawnSeq: null,
    };
    await lockAssets(tx, [await registerNumber(tx, name, ctx.clock)]);
    const { content, hash, at } = await appendEntry(tx, ctx.clock, {
      recorder: standingRecorded,
      contractId: null,
      record: () => row,
    });
    await insertStanding(tx, { ...row, recordedAt: at, ledgerSeq: content.seq });
    // Listings of the organisation that quote the number may be joined with it now.
    await registerNumber(tx, name, ctx.clock, organisationId);
    await writeAudit(tx, audit, actor, [
      { action: 'title.record_standing', subject: row.id, data: { number, organisationId, seq: content.seq } },
    ]);
    return { id: row.id, ledger: { seq: content.seq, hash, kind: content.kind } };
  });
}
