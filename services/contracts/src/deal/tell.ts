import { type Tx, writeEvents } from '@techbourse/db';
import { type DealStage, pairIdOf } from '@techbourse/domain';
import { DEAL_CHANGED, type DealChanged, type DealEvent } from '../api/index.ts';
import { outbox } from '../db/schema.ts';
import { contractsOfDeals } from './contract-store.ts';
import { stageClock, waitsFor } from './deal.ts';
import { standingProposal } from './proposal.ts';
import { type EventRow, getWrittenDeal, insertDealEvent } from './store.ts';

/** Notes what happened in a deal, for its sides to read, and tells it: after the deal was written. */
export async function noteDealEvent(tx: Tx, row: EventRow, { contact = false } = {}): Promise<void> {
  await insertDealEvent(tx, row);
  const deal = await getWrittenDeal(tx, row.dealId);
  const contractId = (await contractsOfDeals(tx, [deal.id])).get(deal.id) ?? null;
  const { listingId, demandId, sellerId, buyerId, buyerNamed, stage, version } = deal;
  const proposal = standingProposal(deal, row.at);
  const waits = waitsFor(deal, proposal) ?? null;
  const dueAt = proposal?.lapsesAt.toISOString() ?? stageClock(stage, deal.stageSince, row.at).dueAt;
  const payload: DealChanged = {
    dealId: deal.id,
    listingId,
    demandId,
    pairId: demandId ? pairIdOf(listingId, demandId) : null,
    sellerId,
    buyerId,
    buyerNamed,
    stage,
    // Both are written by this service only, from the lists of the API.
    act: row.kind as DealEvent['kind'],
    by: row.side as DealEvent['side'],
    to: row.toStage as DealStage | null,
    at: row.at.toISOString(),
    waitsFor: waits,
    answerBy: waits ? dueAt : null,
    contractId,
    contact,
  };
  await writeEvents(tx, outbox, [{ type: DEAL_CHANGED, key: deal.id, version, payload }]);
}
