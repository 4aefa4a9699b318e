import { serviceTables } from '@techbourse/db';
import {
  contractTable,
  disclosureTable,
  historyTables,
  importTables,
  ownerTable,
  quotaTable,
  readerTable,
  recordColumns,
} from '@techbourse/record/tables';
import { sql } from 'drizzle-orm';
import { check, date, index, pgSchema, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { ListingContent } from '../api/content.ts';

export const schema = pgSchema('listings');
export const { outbox, audit, idempotency, operationTask } = serviceTables(schema);

/** What each organisation keeps here and may keep. */
export const usage = quotaTable(schema);

/** Who reads the records here, counted. */
export const reader = readerTable(schema);

/** The owners of the records here, as last received. */
export const owner = ownerTable(schema);

const timestampColumn = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const listing = schema.table(
  'listing',
  {
    ...recordColumns<ListingContent>(),
    /** A copy of content.validUntil, for the sweep. */
    validUntil: date('valid_until', { mode: 'string' }),
    publishedAt: timestampColumn('published_at'),
  },
  (table) => [
    uniqueIndex('listing_import').on(table.organisationId, table.source, table.externalId),
    index('listing_own').on(table.organisationId, table.id),
    index('listing_state').on(table.state, table.id),
    index('listing_updated').on(table.updatedAt, table.id),
    index('listing_valid_until').on(table.validUntil).where(sql`${table.state} in ('published', 'reserved')`),
    check(
      'listing_state_known',
      sql`${table.state} in ('draft','in_review','published','reserved','transferred','withdrawn','expired')`,
    ),
  ],
);

/** To whom contracts says that the owner of a listing disclosed it. */
export const disclosure = disclosureTable(schema, 'listing');

/** The signed contracts about listings, and what each does to them. */
export const listingContract = contractTable(schema, 'listing');

/** Imports, and what each wrote. */
export const { importRun, importRecord } = importTables(schema, 'listing');

export const { event: listingEvent, version: listingVersion } = historyTables<ListingContent>(schema, 'listing');

/**
 * The patents that live listings hold: one row per number and per family. The unique indexes enforce "listed once":
 * within an organisation from the draft on, between organisations among published listings. Two rows are exempt: one
 * whose owner said that the offers differ, and one whose owner may not know of the conflict. The operator settles that
 * conflict. The table and the column `sight` keep their first names.
 */
export const patentHold = schema.table(
  'claim',
  {
    listingId: uuid('listing_id').notNull(),
    key: text('key').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    state: text('state').notNull(),
    differsFrom: uuid('differs_from'),
    /**
     * Who sees the number while the listing is published: `T0` anyone, `T1` verified organisations, `owner` only the
     * owner.
     */
    accessLevel: text('sight').notNull().default('owner'),
    /** The earlier listing of another organisation that holds this key and that the owner may not know of. */
    conflictsWith: uuid('conflicts_with'),
    conflictSince: timestampColumn('conflict_since'),
    /** When the operator allowed both. */
    settledAt: timestampColumn('settled_at'),
  },
  (table) => [
    primaryKey({ columns: [table.listingId, table.key] }),
    index('claim_key').on(table.key),
    uniqueIndex('claim_own').on(table.organisationId, table.key).where(sql`${table.differsFrom} is null`),
    index('claim_unsettled')
      .on(table.conflictSince, table.listingId)
      .where(sql`${table.conflictsWith} is not null and ${table.settledAt} is null`),
    check('claim_sight_known', sql`${table.accessLevel} in ('T0', 'T1', 'owner')`),
    check('claim_conflict_dated', sql`(${table.conflictsWith} is null) = (${table.conflictSince} is null)`),
    uniqueIndex('claim_public')
      .on(table.key)
      .where(
        sql`${table.differsFrom} is null and ${table.conflictsWith} is null and ${table.state} in ('published', 'reserved')`,
      ),
  ],
);
