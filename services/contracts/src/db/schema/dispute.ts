import { sql } from 'drizzle-orm';
import { check, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment, seq } from './columns.ts';
import { schema } from './service.ts';

/**
 * Claims of organisations to a number, and rights that met on one asset, for the operator to decide. Without an
 * organisation: the exchange found that `grantId` cannot stand beside `against`, grants signed before it.
 */
export const titleDispute = schema.table(
  'title_dispute',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    /** Null: the asset goes by a listing only. */
    number: text('number'),
    organisationId: uuid('organisation_id'),
    statement: text('statement').notNull(),
    state: text('state').notNull(),
    openedAt: moment('opened_at').notNull(),
    decidedAt: moment('decided_at'),
    decidedBy: uuid('decided_by'),
    reason: text('reason'),
    grantId: uuid('grant_id'),
    against: uuid('against').array(),
  },
  (table) => [
    uniqueIndex('title_dispute_open').on(table.name, table.organisationId).where(sql`${table.state} = 'open'`),
    uniqueIndex('title_dispute_once').on(table.grantId, table.against),
    check(
      'title_dispute_by_whom',
      sql`case when ${table.organisationId} is null then num_nulls(${table.grantId}, ${table.against}) = 0
        else ${table.number} is not null and num_nulls(${table.grantId}, ${table.against}) = 2 end`,
    ),
    index('title_dispute_of').on(table.organisationId, table.id),
    check('title_dispute_state', sql`${table.state} in ('open', 'upheld', 'rejected')`),
    check(
      'title_dispute_whole',
      sql`num_nulls(${table.decidedAt}, ${table.decidedBy}, ${table.reason}) = case ${table.state} when 'open' then 3 else 0 end`,
    ),
  ],
);

/** What the operator decided about the rights of one contract; without a contract when none stood. Append-only. */
export const titleRuling = schema.table(
  'title_ruling',
  {
    id: uuid('id').primaryKey(),
    disputeId: uuid('dispute_id').notNull(),
    contractId: uuid('contract_id'),
    outcome: text('outcome').notNull(),
    reason: text('reason').notNull(),
    grants: uuid('grants').array().notNull(),
    decidedBy: uuid('decided_by').notNull(),
    ledgerSeq: seq('ledger_seq').notNull(),
  },
  (table) => [
    uniqueIndex('title_ruling_ledger').on(table.ledgerSeq),
    index('title_ruling_of').on(table.contractId),
    check('title_ruling_outcome', sql`${table.outcome} in ('released', 'rejected')`),
  ],
);
