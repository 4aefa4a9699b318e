import { amongEveryRow, writeAudit } from '@techbourse/db';
import { dayIn } from '@techbourse/domain';
import type { Call } from '@techbourse/platform';
import { authorise, fail, newId, today } from '@techbourse/platform';
import { type Actor, rowsOf, visibleTo } from '@techbourse/policy';
import type { LedgerReceipt, RegisterContractRequest } from '../api/index.ts';
import type { Context } from '../context.ts';
import { getLockedSigned } from '../contract/load.ts';
import { findContract } from '../contract/store.ts';
import { audit } from '../db/schema.ts';
import { appendOne, type PlacedEntry, receiptOfEntry, recordOnce } from '../ledger/append.ts';
import { contractRegistered } from './recorded.ts';
import { registeredValues, registrationIssues } from './registration.ts';
import { insertRegistration, lockNumber, type RegistrationRow, registrationsOf } from './store.ts';

/**
 * Records that an authority registered the contract, with the values it recognised. A party or the operator may record
 * it; a party's registration awaits the operator's confirmation.
 */
export async function registerContract(
  ctx: Context,
  actor: Actor,
  id: string,
  input: RegisterContractRequest,
  call: Call,
): Promise<LedgerReceipt> {
  const member = authorise(actor, 'registration.record');
  const request = { verb: 'contract.register', id, input };
  return recordOnce(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const contract = await getLockedSigned(tx, id, member, 'registration.record');
    const { authority, number, registeredOn } = input;
    const days = { signedOn: dayIn(contract.signedAt, ctx.config.EXCHANGE_TIME_ZONE), today: today(ctx) };
    const issues = registrationIssues(contract, input, days);
    if (issues.length > 0) throw fail.validation('registration.invalid', 'This registration does not fit', issues);
    const standing = (await registrationsOf(tx, [id])).find((row) => row.voidedSeq === null);
    if (standing) {
      const message = 'This contract is registered already: a wrong registration is voided first';
      throw fail.conflict('registration.exists', message, { registrationId: standing.id });
    }
    const taken = await amongEveryRow(tx, rowsOf(member), () => lockNumber(tx, { authority, number }));
    if (taken) {
      const message = 'Another contract has this number of this authority: the operator decides which is right';
      const which = { contractId: taken.contractId, registrationId: taken.id };
      // Who may not read the other contract learns that the number is taken, not by whom.
      const isSeen = await findContract(tx, taken.contractId, visibleTo(member, 'contract.read'));
      throw fail.conflict('registration.number_taken', message, isSeen ? which : {});
    }
    const { value, technology } = registeredValues(contract, input);
    const row: Omit<RegistrationRow, 'ledgerSeq'> = {
      id: newId(),
      contractId: id,
      authority,
      number,
      registeredOn,
      currency: contract.currency,
      valueMinor: value,
      technologyMinor: technology,
      recordedBy: member.organisation.id,
      valueDifference: input.valueDifference ?? null,
      technologyDifference: input.technologyDifference ?? null,
      confirmedBy: null,
      confirmedSeq: null,
      voidedBy: null,
      voidReason: null,
      voidedSeq: null,
    };
    const write = async ({ seq }: PlacedEntry) => {
      await insertRegistration(tx, { ...row, ledgerSeq: seq });
      await writeAudit(tx, audit, actor, [
        { action: 'contract.register', subject: id, data: { registrationId: row.id, authority, number, seq } },
      ]);
    };
    return appendOne({ recorder: contractRegistered, contractId: id, record: () => row, write }, (entered) => ({
      id: row.id,
      ledger: receiptOfEntry(entered),
    }));
  });
}
