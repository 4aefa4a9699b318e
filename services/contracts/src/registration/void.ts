import { writeAudit } from '@techbourse/db';
import type { Call } from '@techbourse/platform';
import { authorise, fail } from '@techbourse/platform';
import { type Actor, decide } from '@techbourse/policy';
import type { LedgerReceipt } from '../api/index.ts';
import type { Context } from '../context.ts';
import { getLockedSigned } from '../contract/load.ts';
import { audit } from '../db/schema.ts';
import { appendOne, type PlacedEntry, receiptOfEntry, recordOnce } from '../ledger/append.ts';
import { getStanding } from './load.ts';
import { registrationVoided } from './recorded.ts';
import { registrationStateOf } from './registration.ts';
import { type RegistrationRow, updateRegistration } from './store.ts';

/**
 * Voids a registration, so that the right one can be recorded: its recorder until it is confirmed, the operator at any
 * time. Both entries stay in the ledger.
 */
export async function voidRegistration(
  ctx: Context,
  actor: Actor,
  { id, registrationId }: { id: string; registrationId: string },
  input: { reason: string },
  call: Call,
): Promise<LedgerReceipt> {
  const member = authorise(actor, 'registration.void');
  const request = { verb: 'registration.void', id, registrationId, input };
  return recordOnce(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const contract = await getLockedSigned(tx, id, member, 'registration.void');
    const standing = await getStanding(tx, contract, registrationId);
    if (!decide(member, 'registration.confirm').allowed) {
      if (standing.recordedBy !== member.organisation.id) {
        const message = 'Who recorded a registration takes it back; the operator can void any';
        throw fail.forbidden('registration.not_yours', message);
      }
      if (registrationStateOf(standing, contract) === 'confirmed') {
        throw fail.invalidState('registration.confirmed', 'Only the operator can void a confirmed registration');
      }
    }
    const row: RegistrationRow = { ...standing, voidedBy: member.organisation.id, voidReason: input.reason };
    const write = async ({ seq }: PlacedEntry) => {
      await updateRegistration(tx, { ...row, voidedSeq: seq });
      await writeAudit(tx, audit, actor, [
        { action: 'registration.void', subject: id, data: { registrationId, reason: input.reason, seq } },
      ]);
    };
    return appendOne({ recorder: registrationVoided, contractId: id, record: () => row, write }, (entered) => ({
      id: registrationId,
      ledger: receiptOfEntry(entered),
    }));
  });
}
