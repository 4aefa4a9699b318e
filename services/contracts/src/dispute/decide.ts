import { type Tx, writeAudit } from '@techbourse/db';
import type { Call } from '@techbourse/platform';
import { authorise, fail, newId, today } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { lockAssets, lockRegister, rootsOf } from '../asset/store.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { tellVoid } from '../effect/tell.ts';
import { type GrantRow, grantsOn } from '../grant/store.ts';
import { append, type PendingEntry, type PlacedEntry, pendingEntry, recordOnce } from '../ledger/append.ts';
import { disputeConflicts } from './dispute-conflicts.ts';
import { disputeRejected, grantsReleased } from './recorded.ts';
import { insertRuling, lockDispute, type RulingRow, releaseGrants, updateDispute } from './store.ts';

type Decision = { reason: string; grants?: readonly string[] };

/**
 * The operator releases rights on the number: they never had an effect on the title, nor did rights derived from them.
 * Each contract concerned gets an entry in the ledger, which its parties read.
 */
export async function upholdDispute(
  ctx: Context,
  actor: Actor,
  id: string,
  input: { reason: string; grants: readonly string[] },
  call: Call,
): Promise<{ id: string }> {
  return decide(ctx, actor, id, input, call);
}

/** The operator keeps the rights on the number. Every contract that granted one gets an entry. */
export async function rejectDispute(
  ctx: Context,
  actor: Actor,
  id: string,
  input: { reason: string },
  call: Call,
): Promise<{ id: string }> {
  return decide(ctx, actor, id, input, call);
}

async function decide(ctx: Context, actor: Actor, id: string, input: Decision, call: Call): Promise<{ id: string }> {
  const operator = authorise(actor, 'title.decide_dispute');
  const outcome = input.grants ? 'released' : 'rejected';
  const request = { verb: `title.${outcome}`, id, input };
  return recordOnce(ctx, { actor: operator, key: call.idempotencyKey, request }, async (tx) => {
    const dispute = await lockDispute(tx, id);
    if (!dispute) throw fail.notFound('title.dispute_not_found', 'There is no such dispute');
    if (dispute.state !== 'open') throw fail.invalidState('title.dispute_decided', 'This dispute was decided already');
    const grants = await lockedGrants(tx, dispute.name);
    const standing = [...grants.values()].flat().filter((grant) => grant.releasedSeq === null);
    const concerned = input.grants ? named(standing, input.grants) : standing;
    const entries: PendingEntry[] = [];
    for (const [contractId, ofContract] of byContract(concerned)) {
      const row: Omit<RulingRow, 'ledgerSeq'> = {
        id: newId(),
        disputeId: id,
        contractId,
        outcome,
        reason: input.reason,
        grants: ofContract.map((grant) => grant.id).sort(),
        decidedBy: operator.organisation.id,
      };
      const recorder = outcome === 'released' ? grantsReleased : disputeRejected;
      const write = async ({ seq }: PlacedEntry) => {
        await insertRuling(tx, { ...row, ledgerSeq: seq });
        if (outcome !== 'released') return;
        await releaseGrants(tx, row.grants, seq);
        if (contractId) await tellVoid(tx, contractId, { today: today(ctx), seq });
      };
      entries.push(pendingEntry({ recorder, contractId, record: () => row, write }));
    }
    const state = outcome === 'released' ? 'upheld' : 'rejected';
    const decided = { state, reason: input.reason, decidedBy: operator.organisation.id, decidedAt: ctx.clock.now() };
    await updateDispute(tx, { ...dispute, ...decided });
    // Rights that remain may conflict with others that had no conflict before.
    const released = outcome === 'released' ? concerned.map((grant) => grant.id) : [];
    for (const rows of grants.values()) await disputeConflicts(tx, ctx.clock, withReleased(rows, released));
    await writeAudit(tx, audit, actor, [
      { action: `title.${outcome}`, subject: id, data: { grants: input.grants ?? [], reason: input.reason } },
    ]);
    return append(entries, () => ({ id }));
  });
}

/** Locks the grants on the number. */
async function lockedGrants(tx: Tx, name: string): Promise<Map<string, GrantRow[]>> {
  await lockRegister(tx);
  const roots = [...(await rootsOf(tx, [name])).values()];
  await lockAssets(tx, roots);
  return grantsOn(tx, roots);
}

function named(standing: readonly GrantRow[], ids: readonly string[]): GrantRow[] {
  const found = standing.filter((grant) => ids.includes(grant.id));
  const missing = ids.findIndex((one) => !found.some((grant) => grant.id === one));
  if (missing < 0) return found;
  const message = 'Not a right on this number that still stands';
  const issue = { pointer: `/grants/${missing}`, rule: 'title.grant', message };
  throw fail.validation('title.grant', message, [issue]);
}

/** A null contract: there is no right, and the entry concerns the number alone. */
function byContract(grants: readonly GrantRow[]): [string | null, GrantRow[]][] {
  if (grants.length === 0) return [[null, []]];
  const found = new Map<string, GrantRow[]>();
  for (const grant of grants) found.set(grant.contractId, [...(found.get(grant.contractId) ?? []), grant]);
  return [...found];
}

/** The rows after the decision. */
function withReleased(rows: readonly GrantRow[], released: readonly string[]): GrantRow[] {
  return rows.map((row) => (released.includes(row.id) ? { ...row, releasedSeq: row.releasedSeq ?? 0 } : row));
}
