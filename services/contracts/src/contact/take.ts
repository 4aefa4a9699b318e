import { type Tx, writeAudit, writeEvents } from '@techbourse/db';
import { AppError, readStored } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { JobEnvelope } from '@techbourse/queue';
import { DEAL_ANSWERED, type DealAnswered, type PairContacted, pairContactedSchema } from '../api/index.ts';
import type { Context } from '../context.ts';
import { audit, outbox } from '../db/schema.ts';
import { enterDeal } from '../deal/open.ts';
import { type DealRow, hasDealEvent, lockDealToContact, updateDeal } from '../deal/store.ts';
import { noteDealEvent } from '../deal/tell.ts';
import { findDemand, findListing } from '../projection/store.ts';
import { asExchange } from '../rows.ts';

/**
 * Job `deal.contact`: a contact on a pair opens an enquiry with its message. When the pair has a deal that is live or signed,
 * the message joins it. The same contact twice is one.
 */
export async function takeContact(ctx: Context, { eventId, payload, requestId }: JobEnvelope): Promise<void> {
  const contact = readStored(pairContactedSchema, payload);
  const actor: Actor = { kind: 'system', id: 'deal.contact', organisation: null, scopes: [], by: contact.by };
  await asExchange(ctx, async (tx) => {
    if (await hasDealEvent(tx, eventId)) return;
    const deal = await lockDealToContact(tx, contact.listingId, contact.demandId);
    if (deal) await addMessage(ctx, tx, { deal, contact, eventId, actor, requestId });
    else await openEnquiry(ctx, tx, { contact, eventId, actor, requestId });
  });
}

type Taking = { contact: PairContacted; eventId: string; actor: Actor; requestId: string | undefined };

async function openEnquiry(ctx: Context, tx: Tx, { contact, eventId, actor, requestId }: Taking): Promise<void> {
  const listing = await findListing(tx, contact.listingId);
  const demand = await findDemand(tx, contact.demandId);
  // Matching knew both; here they are still on their way.
  if (!listing?.snapshot || !demand?.snapshot) throw new Error('the records of a contact are not known yet');
  if (!listing.live || !demand.live) {
    ctx.log.info({ pairId: contact.pairId }, 'a contact opens no enquiry: its listing or demand has left the market');
    return;
  }
  const opener = contact.side === 'listing' ? listing.snapshot.organisation : demand.snapshot.organisation;
  const entering = {
    actor,
    opener,
    listing: listing.snapshot,
    demand: demand.snapshot,
    note: contact.message ?? undefined,
    eventId,
    requestId,
  };
  // A savepoint: what is refused here stays refused, and the contact itself stands.
  await tx
    .transaction((inner) => enterDeal(ctx, inner, entering))
    .catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      // Opened at the same moment in another way: the next try finds it, and the message joins it.
      if (error.kind === 'CONFLICT') throw new Error('a deal was opened beside a contact');
      if (error.kind !== 'INVALID_STATE') throw error;
      ctx.log.info({ pairId: contact.pairId, reason: error.reason }, 'a contact opens no enquiry');
    });
}

async function addMessage(ctx: Context, tx: Tx, taking: Taking & { deal: DealRow }): Promise<void> {
  const { deal, contact, eventId, actor, requestId } = taking;
  const side = contact.side === 'listing' ? 'seller' : 'buyer';
  const names = side === 'buyer' && !deal.buyerNamed;
  const version = names ? deal.version + 1 : deal.version;
  // The company of an anonymous demand names itself by what it does, and writing is one such thing.
  if (names) await updateDeal(tx, { ...deal, buyerNamed: true, version });
  const { id: dealId, listingId, demandId } = deal;
  const row = { id: eventId, dealId, side, fromStage: null, toStage: null, note: contact.message, at: ctx.clock.now() };
  await noteDealEvent(tx, actor, { ...row, kind: 'message' }, { contact: true });
  await writeAudit(tx, audit, actor, [
    { action: 'deal.message', subject: dealId, data: { pairId: contact.pairId, by: contact.from } },
  ]);
  if (!names) return;
  const payload: DealAnswered = {
    dealId,
    listingId,
    demandId,
    pairId: contact.pairId,
    answeredAt: row.at.toISOString(),
  };
  const event = { type: DEAL_ANSWERED, key: dealId, version, payload };
  await writeEvents(tx, outbox, [requestId ? { ...event, requestId } : event]);
}
