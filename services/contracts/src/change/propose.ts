import { writeAudit } from '@techbourse/db';
import { dayIn } from '@techbourse/domain';
import type { Call } from '@techbourse/platform';
import { authorise, fail, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { ChangeReceipt, ProposeChangeRequest } from '../api/index.ts';
import type { Context } from '../context.ts';
import { getLockedSigned } from '../contract/load.ts';
import { tellContract } from '../contract/tell.ts';
import { audit } from '../db/schema.ts';
import { hashOf } from '../ledger/entry.ts';
import { writeFor } from '../rows.ts';
import { changeContent } from './change.ts';
import { assertNotTerminated, withdrawPending } from './load.ts';
import { type ChangeRow, insertChange } from './store.ts';

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
  return writeFor(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const contract = await getLockedSigned(tx, id, member, 'contract.change');
    await assertNotTerminated(tx, id);
    const at = ctx.clock.now();
    if (input.replaces) await withdrawPending(tx, { id, changeId: input.replaces, by: member.organisation.id, at });
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
    await tellContract(tx, contract, { act: 'change_proposed', by: row.proposedBy, at, changeId: row.id });
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

export function assertEffectiveDay(signedOn: string, effectiveOn: string): void {
  if (effectiveOn >= signedOn && effectiveOn <= '2199-12-31') return;
  const message = `A change takes effect on or after the day of signing, ${signedOn}`;
  throw fail.validation('change.effective_on', message, [{ pointer: '/effectiveOn', rule: 'change.day', message }]);
}
