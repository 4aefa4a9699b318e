import { once, type Tx, writeAudit } from '@techbourse/db';
import { dayIn } from '@techbourse/domain';
import { authorise, fail, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { ChangeReceipt, ClosedChange, DeclineChangeRequest, ProposeChangeRequest } from '../api/index.ts';
import { lockAssets, lockRegister } from '../asset/store.ts';
import type { Call } from '../call.ts';
import type { Context } from '../context.ts';
import { getOwnSigned } from '../contract/load.ts';
import { audit, idempotency } from '../db/schema.ts';
import { attachmentsOf, type ChangeRow, insertChange, terminationsOf, updateChange } from '../dossier/store.ts';
import { endGrants, rootsGranted } from '../grant/store.ts';
import { appendEntry } from '../ledger/append.ts';
import { hashOf } from '../ledger/entry.ts';
import { changeContent } from '../ledger/facts.ts';
import { assertHanging } from './change.ts';

/** One party proposes an amendment or a termination; that is its own confirmation of the hash in the answer. */
export async function proposeChange(
  ctx: Context,
  actor: Actor,
  id: string,
  input: ProposeChangeRequest,
  call: Call,
): Promise<ChangeReceipt> {
  const member = authorise(actor, 'contract.change');
  const request = { verb: 'change.propose', id, input };
  return once(ctx.db.orm, idempotency, { actor: member, key: call.key, request }, async (tx) => {
    const contract = await getOwnSigned(tx, id, member);
    await assertNotTerminated(tx, id);
    const at = ctx.clock.now();
    if (input.replaces) await withdrawHanging(tx, { id, changeId: input.replaces, by: member.organisation.id, at });
    assertEffectiveDay(dayIn(contract.signedAt, ctx.config.EXCHANGE_TIME_ZONE), input.effectiveOn);
    const body = { text: input.text, effectiveOn: input.effectiveOn };
    const row: ChangeRow = {
      id: newId(),
      contractId: id,
      kind: input.kind,
      body,
      proposedBy: member.organisation.id,
      proposedAt: at,
      hash: hashOf(changeContent(contract, { kind: input.kind, body })),
      confirmedBy: null,
      ledgerSeq: null,
      closedAs: null,
      closedBy: null,
      closedAt: null,
      closedReason: null,
    };
    await insertChange(tx, row);
    await writeAudit(tx, audit, actor, [
      {
        action: 'contract.propose_change',
        subject: id,
        data: { changeId: row.id, kind: row.kind, hash: row.hash, replaces: input.replaces ?? null },
      },
    ]);
    return { id: row.id, hash: row.hash, ledger: null };
  });
}

/** The other party confirms the same hash: the change is made and stands in the ledger. */
export async function confirmChange(
  ctx: Context,
  actor: Actor,
  id: string,
  changeId: string,
  input: { hash: string },
  call: Call,
): Promise<ChangeReceipt> {
  const member = authorise(actor, 'contract.change');
  const request = { verb: 'change.confirm', id, changeId, input };
  return once(ctx.db.orm, idempotency, { actor: member, key: call.key, request }, async (tx) => {
    const contract = await getOwnSigned(tx, id, member);
    const organisationId = member.organisation.id;
    const change = await getChange(tx, id, changeId);
    assertHanging(change, ctx.clock.now());
    await assertNotTerminated(tx, id);
    if (change.proposedBy === organisationId) {
      throw fail.forbidden('change.own', 'The other party confirms what yours proposed');
    }
    if (change.hash !== input.hash || hashOf(changeContent(contract, change)) !== change.hash) {
      throw fail.conflict('change.hash', 'This is not the hash of that change', { hash: change.hash });
    }
    const confirmed: ChangeRow = { ...change, confirmedBy: organisationId };
    const isEnd = change.kind === 'termination';
    if (isEnd) {
      await lockRegister(tx);
      await lockAssets(tx, await rootsGranted(tx, id));
      await endGrants(tx, id, change.body.effectiveOn);
    }
    const { content, hash } = await appendEntry(tx, ctx.clock, {
      kind: isEnd ? 'contract.terminated' : 'contract.amended',
      contractId: id,
      record: () => confirmed,
    });
    await updateChange(tx, { ...confirmed, ledgerSeq: content.seq });
    await writeAudit(tx, audit, actor, [
      { action: 'contract.confirm_change', subject: id, data: { changeId, kind: change.kind, seq: content.seq } },
    ]);
    return { id: changeId, hash: change.hash, ledger: { seq: content.seq, hash } };
  });
}

/** The party that proposed a change takes it back before the other has confirmed it. */
export async function withdrawChange(
  ctx: Context,
  actor: Actor,
  id: string,
  changeId: string,
  call: Call,
): Promise<ClosedChange> {
  const member = authorise(actor, 'contract.change');
  const request = { verb: 'change.withdraw', id, changeId };
  return once(ctx.db.orm, idempotency, { actor: member, key: call.key, request }, async (tx) => {
    await getOwnSigned(tx, id, member);
    const at = ctx.clock.now();
    const change = await withdrawHanging(tx, { id, changeId, by: member.organisation.id, at });
    await writeAudit(tx, audit, actor, [
      { action: 'contract.withdraw_change', subject: id, data: { changeId, kind: change.kind } },
    ]);
    return { id: changeId, state: 'withdrawn' };
  });
}

/** The other party says no to a change, with a reason that both read. */
export async function declineChange(
  ctx: Context,
  actor: Actor,
  id: string,
  changeId: string,
  input: DeclineChangeRequest,
  call: Call,
): Promise<ClosedChange> {
  const member = authorise(actor, 'contract.change');
  const request = { verb: 'change.decline', id, changeId, input };
  return once(ctx.db.orm, idempotency, { actor: member, key: call.key, request }, async (tx) => {
    await getOwnSigned(tx, id, member);
    const at = ctx.clock.now();
    const change = await getChange(tx, id, changeId);
    assertHanging(change, at);
    if (change.proposedBy === member.organisation.id) {
      throw fail.forbidden('change.own', 'Your party proposed this change: withdraw it');
    }
    const closed = { closedAs: 'declined', closedBy: member.organisation.id, closedAt: at };
    await updateChange(tx, { ...change, ...closed, closedReason: input.reason });
    await writeAudit(tx, audit, actor, [
      { action: 'contract.decline_change', subject: id, data: { changeId, kind: change.kind, reason: input.reason } },
    ]);
    return { id: changeId, state: 'declined' };
  });
}

async function getChange(tx: Tx, id: string, changeId: string): Promise<ChangeRow> {
  const change = (await attachmentsOf(tx, [id])).changes.find((row) => row.id === changeId);
  if (!change) throw fail.notFound('change.not_found', 'There is no such change');
  return change;
}

async function withdrawHanging(
  tx: Tx,
  asked: { id: string; changeId: string; by: string; at: Date },
): Promise<ChangeRow> {
  const change = await getChange(tx, asked.id, asked.changeId);
  assertHanging(change, asked.at);
  if (change.proposedBy !== asked.by) {
    throw fail.forbidden('change.not_own', 'The other party proposed this change: decline it');
  }
  const closed = { closedAs: 'withdrawn', closedBy: asked.by, closedAt: asked.at, closedReason: null };
  await updateChange(tx, { ...change, ...closed });
  return change;
}

async function assertNotTerminated(tx: Tx, id: string): Promise<void> {
  if ((await terminationsOf(tx, [id])).size > 0) {
    throw fail.invalidState('contract.terminated', 'This contract was terminated');
  }
}

function assertEffectiveDay(signedOn: string, effectiveOn: string): void {
  if (effectiveOn >= signedOn && effectiveOn <= '2199-12-31') return;
  const message = `A change takes effect on or after the day of signing, ${signedOn}`;
  throw fail.validation('change.effective_on', message, [{ pointer: '/effectiveOn', rule: 'change.day', message }]);
}
