import { once, writeAudit } from '@techbourse/db';
import { readPatentNumber } from '@techbourse/domain';
import { authorise, fail, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { LedgerReceipt, RecordStandingRequest, TitleStanding } from '../api/index.ts';
import { numberName } from '../asset/names.ts';
import { lockAssets, lockRegisterToChange } from '../asset/store.ts';
import type { Call } from '../call.ts';
import type { Context } from '../context.ts';
import { audit, idempotency } from '../db/schema.ts';
import { insertStanding, lockStanding, type StandingRow, standingsOn, updateStanding } from '../dispute/store.ts';
import { appendEntry } from '../ledger/append.ts';
import { registerNumber } from '../register/register.ts';

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
      kind: 'title.standing_recorded',
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

/** Takes the word back; what was signed on its strength stays until somebody disputes it. */
export async function withdrawStanding(
  ctx: Context,
  actor: Actor,
  id: string,
  input: { reason: string },
  call: Call,
): Promise<LedgerReceipt> {
  const operator = authorise(actor, 'title.record_standing');
  const request = { verb: 'title.withdraw_standing', id, input };
  return once(ctx.db.orm, idempotency, { actor: operator, key: call.key, request }, async (tx) => {
    await lockRegisterToChange(tx);
    const row = await lockStanding(tx, id);
    if (!row) throw fail.notFound('title.standing_not_found', 'There is no such standing');
    if (row.withdrawnSeq !== null) {
      throw fail.invalidState('title.standing_withdrawn', 'This standing was withdrawn already');
    }
    const withdrawn = { ...row, withdrawnReason: input.reason, withdrawnBy: operator.organisation.id };
    const { content, hash } = await appendEntry(tx, ctx.clock, {
      kind: 'title.standing_withdrawn',
      contractId: null,
      record: () => withdrawn,
    });
    await updateStanding(tx, { ...withdrawn, withdrawnSeq: content.seq });
    await writeAudit(tx, audit, actor, [
      { action: 'title.withdraw_standing', subject: id, data: { reason: input.reason, seq: content.seq } },
    ]);
    return { id, ledger: { seq: content.seq, hash, kind: content.kind } };
  });
}

/** Standings on record, newest first; of one number when it is given. */
export async function listStandings(ctx: Context, actor: Actor, number: string | undefined): Promise<TitleStanding[]> {
  authorise(actor, 'title.read_standings');
  const read = number === undefined ? undefined : readPatentNumber(number);
  if (read && !read.ok) {
    throw fail.validation('input.invalid', read.message, [
      { pointer: '/number', rule: read.rule, message: read.message },
    ]);
  }
  const rows = await standingsOn(ctx.db.orm, number === undefined ? undefined : numberName(number));
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    organisationId: row.organisationId,
    reason: row.reason,
    recordedAt: row.recordedAt.toISOString(),
    ledgerSeq: row.ledgerSeq,
    withdrawn: row.withdrawnSeq === null ? null : { reason: row.withdrawnReason ?? '', ledgerSeq: row.withdrawnSeq },
  }));
}
