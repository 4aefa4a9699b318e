import { writeAudit } from '@techbourse/db';
import type { Call } from '@techbourse/platform';
import { authorise, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { LedgerReceipt } from '../api/index.ts';
import type { Context } from '../context.ts';
import { getLockedSigned } from '../contract/load.ts';
import { audit } from '../db/schema.ts';
import { appendOne, type PlacedEntry, receiptOfEntry, recordOnce } from '../ledger/append.ts';
import { getStanding } from './load.ts';
import { registrationConfirmed } from './recorded.ts';
import { registrationStateOf } from './registration.ts';
import { type RegistrationRow, updateRegistration } from './store.ts';

/** The operator confirms a registration, which then counts in public figures. */
export async function confirmRegistration(
  ctx: Context,
  actor: Actor,
  { id, registrationId }: { id: string; registrationId: string },
  call: Call,
): Promise<LedgerReceipt> {
  const member = authorise(actor, 'registration.confirm');
  const request = { verb: 'registration.confirm', id, registrationId };
  return recordOnce(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const contract = await getLockedSigned(tx, id, member, 'registration.confirm');
    const standing = await getStanding(tx, contract, registrationId);
    if (registrationStateOf(standing, contract) === 'confirmed') {
      throw fail.invalidState('registration.confirmed', 'This registration is confirmed already');
    }
    const row: RegistrationRow = { ...standing, confirmedBy: member.organisation.id };
    const write = async ({ seq }: PlacedEntry) => {
      await updateRegistration(tx, { ...row, confirmedSeq: seq });
      await writeAudit(tx, audit, actor, [
        { action: 'registration.confirm', subject: id, data: { registrationId, seq } },
      ]);
    };
    return appendOne({ recorder: registrationConfirmed, contractId: id, record: () => row, write }, (entered) => ({
      id: registrationId,
      ledger: receiptOfEntry(entered),
    }));
  });
}
