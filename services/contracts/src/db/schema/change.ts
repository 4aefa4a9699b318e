import { sql } from 'drizzle-orm';
import { check, index, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment, seq } from './columns.ts';
import { schema } from './service.ts';

/** Amendments and terminations: proposed by one party, made by the other's confirmation, then fixed by a trigger. */
export const contractChange = schema.table(
  'contract_change',
  {
    id: uuid('id').primaryKey(),
    contractId: uuid('contract_id').notNull(),
    kind: text('kind').notNull(),
    body: jsonb('body').$type<{ text: string; effectiveOn: string }>().notNull(),
    hash: text('hash').notNull(),
    proposedBy: uuid('proposed_by').notNull(),
    proposedAt: moment('proposed_at').notNull(),
    confirmedBy: uuid('confirmed_by'),
    ledgerSeq: seq('ledger_seq').unique(),
    /** Withdrawn by the party that proposed it or declined by the other: never made. */
    closedAs: text('closed_as'),
    closedBy: uuid('closed_by'),
    closedAt: moment('closed_at'),
    closedReason: text('closed_reason'),
  },
  (table) => [
    index('contract_change_of').on(table.contractId, table.id),
    uniqueIndex('contract_terminated_once')
      .on(table.contractId)
      .where(sql`${table.kind} = 'termination' and ${table.ledgerSeq} is not null`),
    check('contract_change_kind', sql`${table.kind} in ('amendment', 'termination')`),
    check('contract_change_whole', sql`(${table.confirmedBy} is null) = (${table.ledgerSeq} is null)`),
    check('contract_change_closed_known', sql`${table.closedAs} in ('withdrawn', 'declined')`),
    check(
      'contract_change_closed_whole',
      sql`num_nulls(${table.closedAs}, ${table.closedBy}, ${table.closedAt}) in (0, 3)`,
    ),
    check('contract_change_closed_or_made', sql`${table.closedAs} is null or ${table.ledgerSeq} is null`),
    check(
      'contract_change_closed_by',
      sql`${table.closedAs} is null or (${table.closedAs} = 'withdrawn') = (${table.closedBy} = ${table.proposedBy})`,
    ),
  ],
);
