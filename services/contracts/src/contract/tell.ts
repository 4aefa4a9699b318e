import { type Tx, writeEvents } from '@techbourse/db';
import { type Money, pairIdOf } from '@techbourse/domain';
import { CONTRACT_CHANGED, type ContractChanged } from '../api/index.ts';
import { outbox } from '../db/schema.ts';
import { dealsById } from '../deal/store.ts';
import type { ContractRow } from './store.ts';

type Told = {
  act: ContractChanged['act'];
  /** The party that did it; null: the operator. */
  by: string | null;
  at: Date;
  seq?: number;
  paymentId?: string;
  amount?: Money;
  changeId?: string;
  /** What is still to be paid, after this. */
  due?: ContractChanged['due'];
};

/** Tells what happened to a signed contract, in the transaction in which it happened. */
export async function tellContract(tx: Tx, contract: ContractRow, told: Told): Promise<void> {
  const { id: contractId, dealId, sellerId, buyerId } = contract;
  const [deal] = await dealsById(tx, [dealId]);
  if (!deal) throw new Error(`the deal of the contract ${contractId} is not there`);
  const { listingId, demandId } = deal;
  const payload: ContractChanged = {
    contractId,
    dealId,
    listingId,
    demandId,
    pairId: demandId ? pairIdOf(listingId, demandId) : null,
    sellerId,
    buyerId,
    act: told.act,
    by: told.by,
    at: told.at.toISOString(),
    ledgerSeq: told.seq ?? null,
    paymentId: told.paymentId ?? null,
    amount: told.amount ?? null,
    changeId: told.changeId ?? null,
    due: told.due ?? null,
  };
  const version = told.seq ?? contract.version;
  await writeEvents(tx, outbox, [{ type: CONTRACT_CHANGED, key: contractId, version, payload }]);
}

/** The party that a member is; null for who is none. */
export function partyOf({ sellerId, buyerId }: ContractRow, organisationId: string): string | null {
  return organisationId === sellerId || organisationId === buyerId ? organisationId : null;
}
