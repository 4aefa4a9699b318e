import { writeAudit } from '@techbourse/db';
import type { Call } from '@techbourse/platform';
import { authorise, fail, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { LedgerReceipt, RecordStandingRequest } from '../api/index.ts';
import { numberName } from '../asset/names.ts';
import { lockAssets, lockRegisterToChange } from '../asset/store.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { appendOne, type PlacedEntry, receiptOfEntry, recordOnce } from '../ledger/append.ts';
import { assertKnown } from '../organisation/known.ts';
import { markForRegistration, registerNamed, registerNumber } from '../register/register.ts';
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
  const receipt = await recordOnce(ctx, { actor: operator, key: call.idempotencyKey, request }, async (tx) => {
    const { number, organisationId, reason } = input;
    const name = numberName(number);
    await assertKnown(tx, '/organisationId', organisationId);
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
    // Listings of the organisation that quote the number may be joined with it now: a work of its own, which follows.
    await markForRegistration(tx, name, organisationId);
    const write = async ({ seq, at }: PlacedEntry) => {
      await insertStanding(tx, { ...row, recordedAt: at, ledgerSeq: seq });
      await writeAudit(tx, audit, actor, [
        { action: 'title.record_standing', subject: row.id, data: { number, organisationId, seq } },
      ]);
    };
    return appendOne({ recorder: standingRecorded, contractId: null, record: () => row, write }, (entered) => ({
      id: row.id,
      ledger: receiptOfEntry(entered),
    }));
  });
  await registerNamed(ctx, numberName(input.number), input.organisationId).catch((error: unknown) => {
    ctx.log.warn({ err: error, number: input.number }, 'assets: listings of a number are left to the worker');
  });
  return receipt;
}
