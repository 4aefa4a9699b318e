import { writeAudit } from '@techbourse/db';
import type { Call } from '@techbourse/platform';
import { authorise, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { ChangeReceipt } from '../api/index.ts';
import { lockAssets, lockRegister } from '../asset/store.ts';
import type { Context } from '../context.ts';
import { getLockedSigned } from '../contract/load.ts';
import { tellContract } from '../contract/tell.ts';
import { audit } from '../db/schema.ts';
import { tellStanding } from '../effect/tell.ts';
import { endGrants, rootsGranted } from '../grant/store.ts';
import { appendOne, type PlacedEntry, recordOnce } from '../ledger/append.ts';
import { hashOf } from '../ledger/entry.ts';
import { openLines } from '../payment/due.ts';
import { assertPending, changeContent } from './change.ts';
import { assertNotTerminated, getChange } from './load.ts';
import { contractAmended, contractTerminated } from './recorded.ts';
import { type ChangeRow, updateChange } from './store.ts';

/** The other party confirms the same hash: the change is made and stands in the ledger. */
export async function confirmChange(
  ctx: Context,
  actor: Actor,
  { id, changeId }: { id: string; changeId: string },
  input: { hash: string },
  call: Call,
): Promise<ChangeReceipt> {
  const member = authorise(actor, 'contract.change');
  const request = { verb: 'change.confirm', id, changeId, input };
  return recordOnce(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const contract = await getLockedSigned(tx, id, member, 'contract.change');
    const organisationId = member.organisation.id;
    const change = await getChange(tx, id, changeId);
    assertPending(change, ctx.clock.now());
    await assertNotTerminated(tx, id);
    if (change.proposedBy === organisationId) {
      throw fail.forbidden('change.own', 'Your party proposed this change: only the other party can confirm it');
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
    const write = async ({ seq }: PlacedEntry) => {
      await updateChange(tx, { ...confirmed, ledgerSeq: seq });
      if (isEnd) await tellStanding(tx, id, { seq, endedOn: change.body.effectiveOn });
      await tellContract(tx, contract, {
        act: 'change_made',
        by: organisationId,
        at: ctx.clock.now(),
        seq,
        changeId,
        due: await openLines(tx, contract),
      });
      await writeAudit(tx, audit, actor, [
        { action: 'contract.confirm_change', subject: id, data: { changeId, kind: change.kind, seq } },
      ]);
    };
    const recorder = isEnd ? contractTerminated : contractAmended;
    return appendOne({ recorder, contractId: id, record: () => confirmed, write }, ({ seq, hash }) => ({
      id: changeId,
      hash: change.hash,
      ledger: { seq, hash },
    }));
  });
}
