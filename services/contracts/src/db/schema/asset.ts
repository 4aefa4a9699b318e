import { boolean, index, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment, seq } from './columns.ts';
import { schema } from './service.ts';

/**
 * What rights are granted on: a patent or family under all its numbers, or what a listing describes. Assets that turned
 * out to be one share their `root`. `joinedSeq`: entry by which it became part of another one; 0: before joins were
 * entered into the ledger.
 */
export const asset = schema.table(
  'asset',
  {
    id: uuid('id').primaryKey(),
    root: uuid('root').notNull(),
    createdAt: moment('created_at').notNull(),
    joinedSeq: seq('joined_seq'),
  },
  (table) => [index('asset_root').on(table.root), index('asset_joined').on(table.joinedSeq)],
);

/**
 * Names by which an asset is found, each in its one form: `publication:US7318131`, `family:X1`, `listing:<id>`.
 * `ledgerSeq`: entry that says so; null: a name that its asset had from the first.
 */
export const assetName = schema.table(
  'asset_name',
  {
    name: text('name').primaryKey(),
    assetId: uuid('asset_id')
      .notNull()
      .references(() => asset.id),
    ledgerSeq: seq('ledger_seq'),
  },
  (table) => [index('asset_name_of').on(table.assetId), index('asset_name_ledger').on(table.ledgerSeq)],
);

/** Which listing gives itself which names, and since when. `stands`: it was not withdrawn. */
export const listingName = schema.table(
  'listing_name',
  {
    listingId: uuid('listing_id').notNull(),
    name: text('name').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    since: moment('since').notNull(),
    stands: boolean('stands').notNull(),
    /** A name that only its owner may see. */
    hidden: boolean('hidden').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.listingId, table.name] }),
    index('listing_name_by_name').on(table.name, table.since),
  ],
);

/** Texts of listings as they are compared with others of their owner: hashed words, and bands of their fingerprint. */
export const listingText = schema.table(
  'listing_text',
  {
    listingId: uuid('listing_id').notNull(),
    language: text('language').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    terms: integer('terms').array().notNull(),
    bands: integer('bands').array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.listingId, table.language] }),
    index('listing_text_of').on(table.organisationId),
  ],
);

/** Listings as their owner knows them, numbers that others may not see included: for the register of assets only. */
export const listingIdentity = schema.table('listing_identity', {
  listingId: uuid('listing_id').primaryKey(),
  version: integer('version').notNull(),
  organisationId: uuid('organisation_id').notNull(),
  names: text('names').array().notNull(),
  /** Listing that it says it differs from. */
  differsFrom: uuid('differs_from'),
});
