import { writeAudit } from '@techbourse/db';
import type { Call } from '@techbourse/platform';
import { authorise, fail, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { sideOf } from '../deal/load.ts';
import { noteDealEvent } from '../deal/tell.ts';
import { writeFor } from '../rows.ts';
import { keepVersion } from './draft.ts';
import { assertDraft } from './edit.ts';
import { getLockedDraft } from './load.ts';
import { confirmationsOf, updateContract } from './store.ts';

/**
 * A party withdraws its confirmation before the other has confirmed. Confirmations are never deleted, so the same text
 * becomes a new version without confirmations.
 */
export async function withdrawConfirmation(
  ctx: Context,
  actor: Actor,
  id: string,
  call: Call,
): Promise<{ id: string }> {
  const member = authorise(actor, 'contract.withdraw_confirmation');
  const request = { verb: 'contract.withdraw_confirmation', id };
  return writeFor(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const { deal, contract } = await getLockedDraft(tx, id, member, 'contract.withdraw_confirmation');
    assertDraft(contract);
    const confirmations = await confirmationsOf(tx, [contract]);
    if (!confirmations.some((row) => row.organisationId === member.organisation.id)) {
      throw fail.invalidState('contract.not_confirmed', 'Your party has not confirmed this version');
    }
    const at = ctx.clock.now();
    const row = { ...contract, version: contract.version + 1, updatedAt: at };
    await updateContract(tx, row);
    await keepVersion(tx, row, member, at);
    await noteDealEvent(tx, actor, {
      id: newId(),
      dealId: deal.id,
      kind: 'confirmation_withdrawn',
      side: sideOf(deal, member),
      at,
      fromStage: null,
      toStage: null,
      note: `version ${contract.version}`,
    });
    await writeAudit(tx, audit, actor, [
      { action: 'contract.withdraw_confirmation', subject: id, data: { version: contract.version, next: row.version } },
    ]);
    return { id };
  });
}
