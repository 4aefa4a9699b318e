import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { ContractTerms } from '../../api/index.ts';
import { byColumns, minor, moment, seq } from './columns.ts';
import { deal } from './deal.ts';
import { schema } from './service.ts';

/** The present text of a contract. A signed row never changes: a trigger refuses it, and so do the rules. */
export const contract = schema.table(
  'contract',
  {
    id: uuid('id').primaryKey(),
    dealId: uuid('deal_id')
      .notNull()
      .references(() => deal.id),
    state: text('state').notNull(),
    version: integer('version').notNull(),
    hash: text('hash').notNull(),
    terms: jsonb('terms').$type<ContractTerms>().notNull(),
    sellerId: uuid('seller_id').notNull(),
    buyerId: uuid('buyer_id').notNull(),
    type: text('type').notNull(),
    currency: text('currency').notNull(),
    valueMinor: minor('value_minor').notNull(),
    technologyMinor: minor('technology_minor').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    signedAt: moment('signed_at'),
    ledgerSeq: seq('ledger_seq'),
  },
  (table) => [
    uniqueIndex('contract_one_per_deal').on(table.dealId).where(sql`${table.state} <> 'abandoned'`),
    uniqueIndex('contract_ledger').on(table.ledgerSeq),
    index('contract_seller').on(table.sellerId, table.id),
    index('contract_buyer').on(table.buyerId, table.id),
    index('contract_agencies').using('gin', sql`(${table.terms} -> 'agencies') jsonb_path_ops`),
    index('contract_signed_at').on(table.signedAt).where(sql`${table.state} = 'signed'`),
    check('contract_state_known', sql`${table.state} in ('draft', 'signed', 'abandoned')`),
    check('contract_values', sql`${table.technologyMinor} between 0 and ${table.valueMinor}`),
    check(
      'contract_signed_whole',
      sql`(${table.state} = 'signed') = (${table.signedAt} is not null) and (${table.state} = 'signed') = (${table.ledgerSeq} is not null)`,
    ),
  ],
);

/** Every text a contract had. Append-only. */
export const contractVersion = schema.table(
  'contract_version',
  {
    contractId: uuid('contract_id').notNull(),
    version: integer('version').notNull(),
    hash: text('hash').notNull(),
    terms: jsonb('terms').$type<ContractTerms>().notNull(),
    editedBy: uuid('edited_by').notNull(),
    at: moment('at').notNull(),
    ...byColumns(),
  },
  (table) => [primaryKey({ columns: [table.contractId, table.version] })],
);

/** Which party confirmed which text, and which agency its part in it. A new version starts with none. Append-only. */
export const confirmation = schema.table(
  'confirmation',
  {
    contractId: uuid('contract_id').notNull(),
    version: integer('version').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    hash: text('hash').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    at: moment('at').notNull(),
    /** Of an agency: its name in the register when it confirmed its part. */
    agencyName: text('agency_name'),
    ...byColumns(),
  },
  (table) => [primaryKey({ columns: [table.contractId, table.version, table.organisationId] })],
);

/**
 * Agencies of signed contracts, for the statistics: those that confirmed their part. Rows of old contracts are what
 * their parties wrote, without a confirmation, and are counted under no agency.
 */
export const contractAgency = schema.table(
  'contract_agency',
  {
    contractId: uuid('contract_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    name: text('name').notNull(),
    side: text('side').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contractId, table.organisationId] }),
    index('contract_agency_of').on(table.organisationId),
  ],
);
