import { type Tx, writeAudit, writeEvents } from '@techbourse/db';
import type { DemandSnapshot } from '@techbourse/demands/api';
import { organisationRefSchema, pairIdOf, splitPairId } from '@techbourse/domain';
import type { ListingSnapshot } from '@techbourse/listings/api';
import type { Call } from '@techbourse/platform';
import { authorise, fail, newId } from '@techbourse/platform';
import { type Actor, type Member, ownIds } from '@techbourse/policy';
import { DEAL_OPENED, type DealOpened, type OpenDealRequest } from '../api/index.ts';
import type { Context } from '../context.ts';
import { audit, outbox } from '../db/schema.ts';
import { organisations } from '../organisation/store.ts';
import { findDemand, findListing } from '../projection/store.ts';
import { writeFor } from '../rows.ts';
import { assertAdmitted, namedAtOpening, openingSide, sameOrganisation } from './deal.ts';
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
  const resource = { organisationId: member.organisation.id, about: [listingId, demandId ?? null] };
  authorise(actor, 'deal.open', resource, beyondMandate);
  const request = { verb: 'deal.open', input };
  return writeFor(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const { listing, demand } = await loadRecords(tx, listingId, demandId);
    assertOwnSubject(member, listing, demand);
    assertTwo(member, [listing, demand]);
    const { note } = input;
    return enterDeal(ctx, tx, { actor, opener: member.organisation, listing, demand, note, requestId: call.requestId });
  });
}

function beyondMandate() {
  return fail.forbidden('mandate.beyond', 'The mandate is for another record than this deal is about');
}

/** A mandate for a record lets an agency act for the side whose record it is. */
function assertOwnSubject(member: Member, listing: ListingSnapshot, demand: DemandSnapshot | undefined): void {
  const { subject } = member.by ?? {};
  if (!subject) return;
  const record = subject.kind === 'listing' ? listing : demand;
  if (record?.id !== subject.id || record.organisation.id !== member.organisation.id) throw beyondMandate();
}

/** Those that were merged are one organisation, whatever ids their records keep. */
function assertTwo(member: Member, records: readonly ({ organisation: { id: string } } | undefined)[]): void {
  const own = ownIds(member);
  if (records.every((record) => record === undefined || own.includes(record.organisation.id))) throw sameOrganisation();
}

type Entering = {
  actor: Actor;
  /** Which organisation opens it. */
  opener: { id: string; kind: string };
  listing: ListingSnapshot;
  demand: DemandSnapshot | undefined;
  note: string | undefined;
  /** Of the contact on a pair that opens it. */
  eventId?: string;
  requestId?: string | undefined;
};

/** A deal in its first stage, whoever has it opened. @throws CONFLICT when there is a live one about the same. */
export async function enterDeal(ctx: Context, tx: Tx, entering: Entering): Promise<{ id: string }> {
  const { actor, opener, listing, demand, note, eventId, requestId } = entering;
  const [listingId, demandId] = [listing.id, demand?.id];
  const demandOwner = demand?.organisation;
  const side = openingSide({ actor: opener, seller: listing.organisation, demandOwner });
  const asked = demandOwner ?? organisationRefSchema.parse(opener);
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
    shortlistedAt: null,
  };
  if (!(await insertDeal(tx, row))) {
    const live = await findLiveDeal(tx, listingId, demandId ?? buyer.id);
    throw fail.conflict('deal.already_open', 'There is a live deal about this already', { dealId: live?.id });
  }
  await noteDealEvent(
    tx,
    actor,
    {
      id: eventId ?? newId(),
      dealId: row.id,
      kind: 'opened',
      side,
      fromStage: null,
      toStage: 'enquiry',
      note: note ?? null,
      at: now,
    },
    { contact: eventId !== undefined },
  );
  const payload: DealOpened = {
    dealId: row.id,
    listingId,
    demandId: row.demandId,
    pairId: demandId ? pairIdOf(listingId, demandId) : null,
    openedBy: opener.id,
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
      ...(requestId ? { requestId } : {}),
    },
  ]);
  return { id: row.id };
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
