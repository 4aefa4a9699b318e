import type { DemandSnapshot } from '@techbourse/demands/api';
import type { OrganisationRef } from '@techbourse/domain';
import type { ListingSnapshot } from '@techbourse/listings/api';
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { byColumns, moment } from './columns.ts';
import { schema } from './service.ts';

export const deal = schema.table(
  'deal',
  {
    id: uuid('id').primaryKey(),
    version: integer('version').notNull(),
    stage: text('stage').notNull(),
    stageSince: moment('stage_since').notNull(),
    listingId: uuid('listing_id').notNull(),
    listingVersion: integer('listing_version').notNull(),
    listingSnapshot: jsonb('listing_snapshot').$type<ListingSnapshot>().notNull(),
    demandId: uuid('demand_id'),
    demandVersion: integer('demand_version'),
    demandSnapshot: jsonb('demand_snapshot').$type<DemandSnapshot>(),
    sellerId: uuid('seller_id').notNull(),
    seller: jsonb('seller').$type<OrganisationRef>().notNull(),
    buyerId: uuid('buyer_id').notNull(),
    buyer: jsonb('buyer').$type<OrganisationRef>().notNull(),
    /** False: the seller asked an anonymous demand's company, which has not answered, and does not know who it is. */
    buyerNamed: boolean('buyer_named').notNull().default(true),
    openedBy: text('opened_by').notNull(),
    openedAt: moment('opened_at').notNull(),
    lostReason: text('lost_reason'),
    lostNote: text('lost_note'),
    /** A stage that one side proposed and the other has not answered. */
    proposedStage: text('proposed_stage'),
    proposedBy: text('proposed_by'),
    proposedAt: moment('proposed_at'),
    /** When its buyer put it on the shortlist of its need. The buyer keeps that to itself. */
    shortlistedAt: moment('shortlisted_at'),
  },
  (table) => [
    // One live deal per listing and buyer's need; nulls count as equal, so that a direct enquiry is one too.
    uniqueIndex('deal_live')
      .on(table.listingId, sql`coalesce(${table.demandId}, ${table.buyerId})`)
      .where(sql`${table.stage} not in ('signed', 'lost')`),
    index('deal_seller').on(table.sellerId, table.id),
    index('deal_buyer').on(table.buyerId, table.id),
    index('deal_demand').on(table.demandId),
    check('deal_parties_differ', sql`${table.sellerId} <> ${table.buyerId}`),
    check('deal_side_known', sql`${table.openedBy} in ('seller', 'buyer')`),
    check(
      'deal_stage_known',
      sql`${table.stage} in ('enquiry', 'nda', 'evaluation', 'negotiation', 'agreed', 'signed', 'lost')`,
    ),
    check('deal_lost_has_reason', sql`(${table.stage} = 'lost') = (${table.lostReason} is not null)`),
    check(
      'deal_proposal_whole',
      sql`num_nulls(${table.proposedStage}, ${table.proposedBy}, ${table.proposedAt}) in (0, 3)`,
    ),
    check(
      'deal_proposal_known',
      sql`${table.proposedBy} in ('seller', 'buyer') and ${table.proposedStage} in ('enquiry', 'nda', 'evaluation', 'negotiation', 'agreed')`,
    ),
    check('deal_proposal_open', sql`${table.proposedStage} is null or ${table.stage} not in ('signed', 'lost')`),
  ],
);

/** What happened in a deal, for both sides to read. Append-only. */
export const dealEvent = schema.table(
  'deal_event',
  {
    id: uuid('id').primaryKey(),
    dealId: uuid('deal_id').notNull(),
    kind: text('kind').notNull(),
    side: text('side'),
    fromStage: text('from_stage'),
    toStage: text('to_stage'),
    note: text('note'),
    at: moment('at').notNull(),
    ...byColumns(),
    /** The agency whose place on both sides was declared or accepted. */
    aboutAgencyId: uuid('about_agency_id'),
  },
  (table) => [
    index('deal_event_of').on(table.dealId, table.id),
    index('deal_event_agency').on(table.agencyId).where(sql`${table.agencyId} is not null`),
  ],
);
