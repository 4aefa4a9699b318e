import type { Client, Schemas } from '@techbourse/client';
import { type DemoDeal, deals } from './catalogue/deals.ts';

/** The parties of the demo and the ids of its records, by their keys. */
export type DemoParties = {
  apiOf: (organisation: string) => Client;
  /** Of a listing or a demand; undefined for one that has left the market. */
  idOf: (record: string) => string | undefined;
  ownerOf: (record: string) => string;
};
type Deal = Schemas['Deal'];
type Sides = { seller: Client; buyer: Client };

/** Brings each deal of the demo to where it stands. What was done in an earlier run is not done again. */
export async function loadDeals(parties: DemoParties, today: string): Promise<number> {
  let count = 0;
  for (const wanted of deals) {
    const sides = { seller: parties.apiOf(parties.ownerOf(wanted.listing)), buyer: parties.apiOf(wanted.buyer) };
    const deal = await openedDeal(wanted, sides, parties);
    if (!deal) continue;
    await bringOn(deal, wanted, sides, today);
    count += 1;
  }
  return count;
}

async function openedDeal(wanted: DemoDeal, { buyer }: Sides, { idOf }: DemoParties): Promise<Deal | undefined> {
  const listingId = idOf(wanted.listing);
  const demandId = wanted.demand && idOf(wanted.demand);
  if (!listingId || (wanted.demand && !demandId)) return undefined;
  const query = { listing: listingId, side: 'buyer', limit: 10 } as const;
  const [known] = (await buyer.get('/api/deals', { query })).items;
  if (known) return buyer.get('/api/deals/{id}', { path: { id: known.id } });
  return buyer.post('/api/deals', { body: { listingId, ...(demandId && { demandId }), note: wanted.enquiry } });
}

async function bringOn(opened: Deal, wanted: DemoDeal, sides: Sides, today: string): Promise<void> {
  const { seller, buyer } = sides;
  const path = { id: opened.id };
  let deal = opened;
  const isEnded = () => deal.stage === 'lost' || deal.stage === 'signed';
  const hasAnswer = deal.events.some(({ kind, side }) => kind === 'message' && side === 'seller');
  if (wanted.answer && !hasAnswer) {
    deal = await seller.post('/api/deals/{id}/messages', { path, body: { text: wanted.answer } });
  }
  const reached = new Set(deal.events.map(({ kind, to }) => (kind === 'stage_accepted' ? to : null)));
  for (const to of wanted.stages.filter((stage) => !reached.has(stage))) {
    if (isEnded()) break;
    if (deal.proposal?.to !== to) await seller.post('/api/deals/{id}/stage', { path, body: { to } });
    deal = await buyer.post('/api/deals/{id}/stage/accept', { path, body: { to } });
  }
  const { proposes, contract, lost } = wanted;
  if (proposes && !deal.proposal && !isEnded() && deal.stage !== proposes) {
    await seller.post('/api/deals/{id}/stage', { path, body: { to: proposes } });
  }
  if (lost && !isEnded()) await buyer.post('/api/deals/{id}/lost', { path, body: lost });
  if (contract) await bringContract(deal, wanted, sides, today);
}

async function bringContract(deal: Deal, { contract: wanted, payments = [] }: DemoDeal, sides: Sides, today: string) {
  if (!wanted || deal.stage === 'lost') return;
  const { id } = deal.contractId
    ? { id: deal.contractId }
    : await sides.seller.post('/api/deals/{id}/contracts', { path: { id: deal.id }, body: wanted.draft(today) });
  const path = { id };
  const { state, version, hash, confirmations } = await sides.seller.get('/api/contracts/{id}', { path });
  if (state === 'draft' && version === 1) {
    for (const side of wanted.confirmedBy) {
      if (confirmations.some(({ organisationId }) => organisationId === deal[side].id)) continue;
      await sides[side].post('/api/contracts/{id}/confirm', { path, body: { version, hash } });
    }
  }
  const { payments: recorded, state: now } = await sides.buyer.get('/api/contracts/{id}', { path });
  if (now !== 'signed') return;
  for (const { line, amount, confirmed } of payments.slice(recorded.length)) {
    const paid = await sides.buyer.post('/api/contracts/{id}/payments', {
      path,
      body: { amount, currency: 'CNY', paidOn: today, scheduleLine: line },
    });
    const paymentId = paid.id;
    if (confirmed)
      await sides.seller.post('/api/contracts/{id}/payments/{paymentId}/confirm', { path: { id, paymentId } });
  }
}
