import { once, writeAudit } from '@techbourse/db';
import { dayIn, fromMinor, type Money, toMinor } from '@techbourse/domain';
import { type Actor, assertMember, fail, type Issue } from '@techbourse/platform';
import type { Call } from '../call.ts';
import type { Context } from '../context.ts';
import type { LedgerReceipt, RegisterContractRequest } from '../contract/index.ts';
import { audit, idempotency } from '../db/schema.ts';
import { partyOf } from '../deal/load.ts';
import { appendEntry } from '../ledger/append.ts';
import { findRegistration, insertRegistration, type RegistrationRow } from './additions-store.ts';
import { getLockedSigned, type SignedContract } from './load.ts';

/** Records that an authority registered the contract, with the values it recognised; a party or the operator may. */
export async function registerContract(
  ctx: Context,
  actor: Actor,
  id: string,
  input: RegisterContractRequest,
  call: Call,
): Promise<LedgerReceipt> {
  const member = assertMember(actor, 'deals:write');
  const request = { verb: 'contract.register', id, input };
  return once(ctx.db.orm, idempotency, { actor: member, key: call.key, request }, async (tx) => {
    const contract = await getLockedSigned(tx, id, partyOf(member));
    const at = ctx.clock.now();
    const { authority, number, registeredOn } = input;
    const issues = registrationIssues(contract, input, { at, zone: ctx.config.EXCHANGE_TIME_ZONE });
    if (issues.length > 0) throw fail.validation('registration.invalid', 'This registration does not fit', issues);
    const known = await findRegistration(tx, { contractId: id, authority, number });
    if (known) {
      const own = known.contractId === id;
      const message = own
        ? 'This contract is registered already'
        : 'Another contract has this number of this authority';
      throw fail.conflict(own ? 'registration.exists' : 'registration.number_taken', message);
    }
    const row: Omit<RegistrationRow, 'ledgerSeq'> = {
      ...{ contractId: id, authority, number, registeredOn, currency: contract.currency },
      valueMinor: input.value ? toMinor(input.value) : contract.valueMinor,
      technologyMinor: input.technologyValue ? toMinor(input.technologyValue) : contract.technologyMinor,
      recordedBy: member.organisation.id,
    };
    const { content, hash } = await appendEntry(tx, ctx.clock, {
      ...{ kind: 'contract.registered', contractId: id, record: () => row },
    });
    await insertRegistration(tx, { ...row, ledgerSeq: content.seq });
    await writeAudit(tx, audit, actor, [
      { action: 'contract.register', subject: id, data: { authority, number, seq: content.seq } },
    ]);
    return { id, ledger: { seq: content.seq, hash, kind: content.kind } };
  });
}

function registrationIssues(
  contract: SignedContract,
  input: RegisterContractRequest,
  now: { at: Date; zone: string },
): Issue[] {
  const issues: Issue[] = [];
  const { currency } = contract;
  const given: [string, Money | undefined][] = [
    ['/value', input.value],
    ['/technologyValue', input.technologyValue],
  ];
  for (const [pointer, amount] of given) {
    if (!amount || amount.currency === currency) continue;
    issues.push({
      pointer: `${pointer}/currency`,
      rule: 'registration.currency',
      message: `Values are in ${currency}`,
    });
  }
  if (issues.length > 0) return issues;
  const value = input.value ? toMinor(input.value) : contract.valueMinor;
  const technology = input.technologyValue ? toMinor(input.technologyValue) : contract.technologyMinor;
  if (technology > value) {
    const message = `The technology value cannot be above the value, ${fromMinor(value, currency).amount}`;
    issues.push({ pointer: '/technologyValue', rule: 'registration.technology_value', message });
  }
  const signedOn = dayIn(contract.signedAt, now.zone);
  if (input.registeredOn < signedOn || input.registeredOn > dayIn(now.at, now.zone)) {
    const message = `A registration lies between signing (${signedOn}) and today`;
    issues.push({ pointer: '/registeredOn', rule: 'registration.day', message });
  }
  return issues;
}
