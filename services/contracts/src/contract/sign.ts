import { type Tx, writeAudit, writeEvents } from '@techbourse/db';
import { pairIdOf } from '@techbourse/domain';
import type { Call } from '@techbourse/platform';
import { newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { CONTRACT_SIGNED, type ContractSigned } from '../api/index.ts';
import { byOf } from '../by.ts';
import { audit, outbox } from '../db/schema.ts';
import { sideOf } from '../deal/load.ts';
import { NO_PROPOSAL } from '../deal/proposal.ts';
import { type DealRow, eventsOfDeals, updateDeal } from '../deal/store.ts';
import { noteDealEvent } from '../deal/tell.ts';
import { tellStanding } from '../effect/tell.ts';
import { insertGrants } from '../grant/store.ts';
import type { PlacedEntry } from '../ledger/append.ts';
import { agenciesOf } from './agencies.ts';
import type { NewGrant } from './claim.ts';
import { scheduleOf } from './money.ts';
import { contractSigned, type SignedRecord } from './recorded.ts';
import { type ConfirmationRow, type ContractRow, insertAgencies, updateContract, versionsOf } from './store.ts';
import { partyOf, tellContract } from './tell.ts';

export type Signing = {
  actor: Actor;
  deal: DealRow;
  contract: ContractRow;
  confirmations: readonly ConfirmationRow[];
  grants: readonly NewGrant[];
  call: Call;
};

/** The entry that makes a contract signed that both parties confirmed: deal, grants, audit and event with it. */
export async function signingEntry(tx: Tx, given: Signing) {
  const { actor, deal, contract, confirmations, grants, call } = given;
  const agencies = agenciesOf(contract, confirmations);
  const [versions, earlier] = [await versionsOf(tx, contract.id), await eventsOfDeals(tx, [deal.id])];
  const signing = signingEvent(deal, sideOf(deal, actor));
  const record = (at: Date): SignedRecord => ({
    contract: signedAt(contract, at),
    confirmations,
    agencies,
    grants,
    origin: {
      deal: signedDeal(deal, at),
      events: [...earlier, { ...signing, ...byOf(actor), aboutAgencyId: null, at }],
      versions,
    },
  });
  const write = async ({ seq, at }: PlacedEntry) => {
    await insertAgencies(tx, agencies);
    await insertGrants(
      tx,
      grants.map((grant) => ({ ...grant, signedAt: at, ledgerSeq: seq })),
    );
    await updateContract(tx, { ...signedAt(contract, at), ledgerSeq: seq });
    await updateDeal(tx, signedDeal(deal, at));
    await noteDealEvent(tx, actor, { ...signing, at });
    await writeAudit(tx, audit, actor, [
      { action: 'contract.sign', subject: contract.id, data: { version: contract.version, hash: contract.hash, seq } },
    ]);
    await tellSigned(tx, { deal, contract, seq, at, call });
    await tellStanding(tx, contract.id, { seq });
    const due = scheduleOf(contract.terms.payment).map(({ dueOn, amount }, index) => ({
      line: index + 1,
      dueOn,
      open: amount,
    }));
    await tellContract(tx, contract, {
      act: 'signed',
      by: partyOf(contract, actor.organisation?.id ?? ''),
      at,
      seq,
      due,
    });
  };
  return { recorder: contractSigned, contractId: contract.id, record, write };
}

type Signed = Pick<Signing, 'deal' | 'contract' | 'call'> & { seq: number; at: Date };

async function tellSigned(tx: Tx, { deal, contract, seq, at, call }: Signed): Promise<void> {
  const { listingId, demandId } = deal;
  const payload: ContractSigned = {
    dealId: deal.id,
    listingId,
    demandId,
    pairId: demandId ? pairIdOf(listingId, demandId) : null,
    contractId: contract.id,
    signedAt: at.toISOString(),
    ledgerSeq: seq,
  };
  await writeEvents(tx, outbox, [
    {
      type: CONTRACT_SIGNED,
      key: contract.id,
      version: contract.version,
      payload,
      ...(call.requestId ? { requestId: call.requestId } : {}),
    },
  ]);
}

function signedDeal(deal: DealRow, at: Date): DealRow {
  return { ...deal, ...NO_PROPOSAL, stage: 'signed', stageSince: at, version: deal.version + 1 };
}

function signingEvent(deal: DealRow, side: 'seller' | 'buyer' | null) {
  return {
    id: newId(),
    dealId: deal.id,
    kind: 'signed',
    side,
    note: null,
    fromStage: deal.stage,
    toStage: 'signed',
  };
}

function signedAt(contract: ContractRow, at: Date): ContractRow {
  return { ...contract, state: 'signed', signedAt: at, updatedAt: at };
}
