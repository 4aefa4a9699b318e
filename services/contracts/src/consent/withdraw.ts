import { type Tx, writeAudit } from '@techbourse/db';
import type { Call } from '@techbourse/platform';
import { authorise, fail } from '@techbourse/platform';
import { type Actor, type Member, sees, visibleTo } from '@techbourse/policy';
import type { LedgerReceipt } from '../api/index.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { grantsOf } from '../grant/store.ts';
import { appendOne, type PlacedEntry, receiptOfEntry, recordOnce } from '../ledger/append.ts';
import { consentWithdrawn } from './recorded.ts';
import { type ConsentRow, lockConsent, updateConsent, usedOf } from './store.ts';

/** Withdraws a consent, until a sublicence that relies on it is signed. */
export async function withdrawConsent(
  ctx: Context,
  actor: Actor,
  id: string,
  input: { reason: string },
  call: Call,
): Promise<LedgerReceipt> {
  const member = authorise(actor, 'title.withdraw_consent');
  const request = { verb: 'title.withdraw_consent', id, input };
  return recordOnce(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    // The same lock as a signature takes, so that one of the two comes first.
    const row = await getOwnConsent(tx, id, member);
    if (row.withdrawnSeq !== null)
      throw fail.invalidState('title.consent_withdrawn', 'This consent was withdrawn already');
    if ((await usedOf(tx, [id])).size > 0) {
      throw fail.invalidState(
        'title.consent_used',
        'The sublicence was signed: the consent can no longer be withdrawn',
      );
    }
    const withdrawn = { ...row, withdrawnReason: input.reason, withdrawnBy: member.organisation.id };
    const write = async ({ seq }: PlacedEntry) => {
      await updateConsent(tx, { ...withdrawn, withdrawnSeq: seq });
      await writeAudit(tx, audit, actor, [
        { action: 'title.withdraw_consent', subject: id, data: { reason: input.reason, seq } },
      ]);
    };
    const { contractId } = row;
    return appendOne({ recorder: consentWithdrawn, contractId, record: () => withdrawn, write }, (entered) => ({
      id,
      ledger: receiptOfEntry(entered),
    }));
  });
}

/** Locks a consent that the member gave. @throws FORBIDDEN to others who see it: the licensee and the operator. */
export async function getOwnConsent(tx: Tx, id: string, member: Member): Promise<ConsentRow> {
  const row = await lockConsent(tx, id);
  if (row?.consentedBy === member.organisation.id) return row;
  const licences = row ? await grantsOf(tx, [row.contractId]) : [];
  if (row && sees(visibleTo(member, 'title.read_consents'), { parties: licences.map(({ grantee }) => grantee) })) {
    throw fail.forbidden('title.consent_not_yours', 'Only the organisation that gave a consent can withdraw it');
  }
  throw fail.notFound('title.consent_not_found', 'There is no such consent of your organisation');
}
