import { sql } from 'drizzle-orm';
import { check, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';
import { deal } from './deal.ts';
import { schema } from './service.ts';

/** What the seller of a deal lets the other side see of the listing. One per tier stands at a time; ended ones stay. */
export const disclosure = schema.table(
  'disclosure',
  {
    id: uuid('id').primaryKey(),
    version: integer('version').notNull(),
    dealId: uuid('deal_id')
      .notNull()
      .references(() => deal.id),
    listingId: uuid('listing_id').notNull(),
    grantedBy: uuid('granted_by').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    tier: text('tier').notNull(),
    /** Null: everybody who acts for the organisation. */
    people: text('people').array(),
    note: text('note'),
    grantedAt: moment('granted_at').notNull(),
    endedAt: moment('ended_at'),
    endedBy: uuid('ended_by'),
  },
  (table) => [
    uniqueIndex('disclosure_stands_once').on(table.dealId, table.tier).where(sql`${table.endedAt} is null`),
    index('disclosure_of').on(table.dealId, table.id),
    check('disclosure_tier_known', sql`${table.tier} in ('T2', 'T3')`),
    check('disclosure_people_named', sql`${table.tier} <> 'T3' or cardinality(${table.people}) between 1 and 50`),
    check('disclosure_ended_whole', sql`(${table.endedAt} is null) = (${table.endedBy} is null)`),
  ],
);
