import { sql } from 'drizzle-orm';
import { check, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment, seq } from './columns.ts';
import { schema } from './service.ts';

/** Words of the operator that an organisation owns a number. A word is withdrawn once, then final. */
export const titleStanding = schema.table(
  'title_standing',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    number: text('number').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    reason: text('reason').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: moment('recorded_at').notNull(),
    ledgerSeq: seq('ledger_seq').notNull(),
    withdrawnReason: text('withdrawn_reason'),
    withdrawnBy: uuid('withdrawn_by'),
    withdrawnSeq: seq('withdrawn_seq'),
  },
  (table) => [
    uniqueIndex('title_standing_ledger').on(table.ledgerSeq),
    uniqueIndex('title_standing_withdrawn').on(table.withdrawnSeq),
    uniqueIndex('title_standing_once').on(table.name, table.organisationId).where(sql`${table.withdrawnSeq} is null`),
    check(
      'title_standing_whole',
      sql`num_nulls(${table.withdrawnReason}, ${table.withdrawnBy}, ${table.withdrawnSeq}) in (0, 3)`,
    ),
  ],
);
