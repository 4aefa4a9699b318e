import { type Tx, writeAudit, writeEvents } from '@techbourse/db';
import { pairIdOf } from '@techbourse/domain';
import { type Actor, newId } from '@techbourse/platform';
import type { Call } from '../call.ts';
import type { ContractSigned } from '../contract/index.ts';
import { audit, outbox } from '../db/schema.ts';
import { sideOf } from '../deal/load.ts';
import { NO_PROPOSAL } from '../deal/proposal.ts';
import { type DealRow, insertDealEvent, updateDeal } from '../deal/store.ts';
import { appendEntry } from '../ledger/append.ts';
import type { LedgerClock } from '../ledger/clock.ts';
import type { SealedEntry } from '../ledger/entry.ts';
import type { NewGrant } from '../title/claim.ts';
import { insertGrants } from '../title/store.ts';
import { agenciesOf } from './agency.ts';
import { type ConfirmationRow, type ContractRow, insertAgencies, updateContract } from './store.ts';

export type Signing = {
  actor: Actor;
  deal: DealRow;
  contract: ContractRow;
  confirmations: readonly ConfirmationRow[];
  grants: readonly NewGrant[];
  clock: LedgerClock;
  call: Call;
};

/** Makes a contract that both parties confirmed signed: ledger, deal, grants, audit and event, or nothing of it. */
export async function signContract(tx: Tx, signing: Signing): Promise<SealedEntry> {
  const { actor, deal, contract, confirmations, grants, clock, call } = signing;
  const agencies = agenciesOf(contract, confirmations);
  const entry = await appendEntry(tx, clock, {
    ...{ kind: 'contract.signed', contractId: contract.id },
    record: (at) => ({ contract: signedAt(contract, at), confirmations, agencies, grants }),
  });
  const { at } = entry;
  const { seq } = entry.content;
  await insertAgencies(tx, agencies);
  await insertGrants(
    tx,
    grants.map((grant) => ({ ...grant, signedAt: at, ledgerSeq: seq })),
  );
  await updateContract(tx, { ...signedAt(contract, at), ledgerSeq: seq });
  await updateDeal(tx, {
    ...{ ...deal, ...NO_PROPOSAL, stage: 'signed', stageSince: at, version: deal.version + 1 },
  });
  await insertDealEvent(tx, {
    ...{ id: newId(), dealId: deal.id, kind: 'signed', side: sideOf(deal, actor), note: null, at },
    ...{ fromStage: deal.stage, toStage: 'signed' },
  });
  await writeAudit(tx, audit, actor, [
    { action: 'contract.sign', subject: contract.id, data: { version: contract.version, hash: contract.hash, seq } },
  ]);
  const { listingId, demandId } = deal;
  const payload: ContractSigned = {
    ...{ dealId: deal.id, listingId, demandId, pairId: demandId ? pairIdOf(listingId, demandId) : null },
    ...{ contractId: contract.id, signedAt: at.toISOString(), ledgerSeq: seq },
  };
  await writeEvents(tx, outbox, [
    {
      ...{ type: 'contract.signed', key: contract.id, version: contract.version, payload },
      ...(call.requestId ? { requestId: call.requestId } : {}),
    },
  ]);
  return entry;
}

function signedAt(contract: ContractRow, at: Date): ContractRow {
  return { ...contract, state: 'signed', signedAt: at, updatedAt: at };
}
