import { type Tx, writeEvents } from '@techbourse/db';
import { type DealStage, pairIdOf } from '@techbourse/domain';
import type { Call } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { DEAL_ANSWERED, DEAL_CHANGED, type DealAnswered, type DealChanged, type DealEvent } from '../api/index.ts';
import { type By, byOf } from '../by.ts';
import { outbox } from '../db/schema.ts';
import { contractsOfDeals } from './contract-store.ts';
import { stageClock, waitsFor } from './deal.ts';
import { standingProposal } from './proposal.ts';
import { type DealRow, type EventRow, getWrittenDeal, insertDealEvent } from './store.ts';

export type NewDealEvent = Omit<EventRow, keyof By | 'aboutAgencyId'> & { aboutAgencyId?: string };

/** Notes what happened in a deal, for its sides to read, and tells it: after the deal was written. */
export async function noteDealEvent(
  tx: Tx,
  actor: Actor,
  event: NewDealEvent,
  { contact = false } = {},
): Promise<void> {
  const row: EventRow = { aboutAgencyId: null, ...event, ...byOf(actor) };
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

/** Tells that the unnamed company of an anonymous demand took a step, by which it is named. */
export async function tellAnswer(
  tx: Tx,
  deal: DealRow,
  told: { now: Date; version: number; call: Call },
): Promise<void> {
  const { id: dealId, listingId, demandId } = deal;
  const pairId = demandId ? pairIdOf(listingId, demandId) : null;
  const payload: DealAnswered = { dealId, listingId, demandId, pairId, answeredAt: told.now.toISOString() };
  const requestId = told.call.requestId ? { requestId: told.call.requestId } : {};
  await writeEvents(tx, outbox, [{ type: DEAL_ANSWERED, key: dealId, version: told.version, payload, ...requestId }]);
}
