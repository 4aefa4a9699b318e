import { idempotent, type Tx, writeAudit, writeEvents } from '@techbourse/db';
import { organisationRefSchema, pairIdOf, splitPairId } from '@techbourse/domain';
import type { Call } from '@techbourse/platform';
import { authorise, fail, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { DEAL_OPENED, type DealOpened, type OpenDealRequest } from '../api/index.ts';
import type { Context } from '../context.ts';
import { audit, idempotency, outbox } from '../db/schema.ts';
import { organisations } from '../organisation/store.ts';
import { findDemand, findListing } from '../projection/store.ts';
import { assertAdmitted, namedAtOpening, openingSide } from './deal.ts';
import { NO_PROPOSAL } from './proposal.ts';
import { type DealRow, findLiveDeal, insertDeal } from './store.ts';
import { noteDealEvent } from './tell.ts';

/** Opens a deal between a listing and a demand, or a buyer's direct enquiry; both are kept as they are now. */
export async function openDeal(
  ctx: Context,
  actor: Actor,
  input: OpenDealRequest,
  call: Call,
): Promise<{ id: string }> {
  const member = authorise(actor, 'deal.open');
  const { listingId, demandId } = recordsOf(input);
  const request = { verb: 'deal.open', input };
  return idempotent(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const { listing, demand } = await loadRecords(tx, listingId, demandId);
    const demandOwner = demand?.organisation;
    const side = openingSide({ actor: member.organisation, seller: listing.organisation, demandOwner });
    const asked = demandOwner ?? organisationRefSchema.parse(member.organisation);
    const known = await organisations.findAll(tx, [listing.organisation.id, asked.id]);
    const seller = known.get(listing.organisation.id)?.organisation ?? listing.organisation;
    const buyer = known.get(asked.id)?.organisation ?? asked;
    assertAdmitted({ ...listing, organisation: seller }, demand, buyer, [asked.country]);
    const now = ctx.clock.now();
    const row: DealRow = {
      id: newId(),
      version: 1,
      stage: 'enquiry',
      stageSince: now,
      openedBy: side,
      openedAt: now,
      listingId,
      listingVersion: listing.version,
      listingSnapshot: listing,
      demandId: demandId ?? null,
      demandVersion: demand?.version ?? null,
      demandSnapshot: demand ?? null,
      sellerId: seller.id,
      seller,
      buyerId: buyer.id,
      buyer,
      buyerNamed: namedAtOpening(side, demand),
      lostReason: null,
      lostNote: null,
      ...NO_PROPOSAL,
    };
    if (!(await insertDeal(tx, row))) {
      const live = await findLiveDeal(tx, listingId, demandId ?? buyer.id);
      throw fail.conflict('deal.already_open', 'There is a live deal about this already', { dealId: live?.id });
    }
    const note = input.note ?? null;
    await noteDealEvent(tx, {
      id: newId(),
      dealId: row.id,
      kind: 'opened',
      side,
      fromStage: null,
      toStage: 'enquiry',
      note,
      at: now,
    });
    const payload: DealOpened = {
      dealId: row.id,
      listingId,
      demandId: row.demandId,
      pairId: demandId ? pairIdOf(listingId, demandId) : null,
      openedBy: member.organisation.id,
      openedAt: now.toISOString(),
      buyerNamed: row.buyerNamed,
    };
    await writeAudit(tx, audit, actor, [{ action: 'deal.open', subject: row.id, data: { listingId, demandId } }]);
    await writeEvents(tx, outbox, [
      {
        type: DEAL_OPENED,
        key: row.id,
        version: 1,
        payload,
        ...(call.requestId ? { requestId: call.requestId } : {}),
      },
    ]);
    return { id: row.id };
  });
}

function recordsOf({ listingId, demandId, pairId }: OpenDealRequest): { listingId: string; demandId?: string } {
  if (!pairId) return demandId ? { listingId, demandId } : { listingId };
  const pair = splitPairId(pairId);
  if (pair.listingId !== listingId || (demandId && pair.demandId !== demandId)) {
    const message = 'The pair is not of this listing and demand';
    throw fail.validation('deal.pair_mismatch', message, [{ pointer: '/pairId', rule: 'deal.pair_mismatch', message }]);
  }
  return pair;
}

async function loadRecords(tx: Tx, listingId: string, demandId: string | undefined) {
  const listing = await findListing(tx, listingId);
  if (!listing?.live || !listing.snapshot)
    throw fail.notFound('listing.not_found', 'There is no such published listing');
  if (!demandId) return { listing: listing.snapshot, demand: undefined };
  const demand = await findDemand(tx, demandId);
  if (!demand?.live || !demand.snapshot) throw fail.notFound('demand.not_found', 'There is no such open demand');
  return { listing: listing.snapshot, demand: demand.snapshot };
}
