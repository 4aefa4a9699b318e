import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { minor, moment } from './columns.ts';
import { schema } from './service.ts';

/** Months whose figures are published. Append-only. */
export const statisticsMonth = schema.table('statistics_month', {
  month: text('month').primaryKey(),
  closedAt: moment('closed_at').notNull(),
});

/** Which contracts are always shown together in public figures; a group is only ever cut into smaller ones. */
export const statisticsGroup = schema.table(
  'statistics_group',
  { contractId: uuid('contract_id').primaryKey(), groupId: uuid('group_id').notNull() },
  (table) => [index('statistics_group_of').on(table.groupId)],
);

/** Public figures. `type` and `agencies` null: the contracts differ in it. Append-only. */
export const statisticsCell = schema.table(
  'statistics_cell',
  {
    id: uuid('id').primaryKey(),
    /** With the end of which month it was published. */
    publishedWith: text('published_with').notNull(),
    kind: text('kind').notNull(),
    currency: text('currency').notNull(),
    fromMonth: text('from_month').notNull(),
    toMonth: text('to_month').notNull(),
    type: text('type'),
    agencies: uuid('agencies').array(),
  },
  (table) => [
    index('statistics_cell_span').on(table.kind, table.currency, table.fromMonth, table.toMonth),
    check('statistics_cell_kind', sql`${table.kind} in ('signed', 'paid', 'registered')`),
  ],
);

/** What a public figure counts; sign -1: what an earlier one counted and has been taken back since. Append-only. */
export const statisticsFact = schema.table(
  'statistics_fact',
  {
    cellId: uuid('cell_id').notNull(),
    kind: text('kind').notNull(),
    factId: uuid('fact_id').notNull(),
    contractId: uuid('contract_id').notNull(),
    sign: integer('sign').notNull(),
    valueMinor: minor('value_minor').notNull(),
    technologyMinor: minor('technology_minor'),
  },
  (table) => [
    primaryKey({ name: 'statistics_fact_once_per_cell', columns: [table.cellId, table.factId] }),
    index('statistics_fact_of').on(table.kind, table.factId),
    check('statistics_fact_sign', sql`${table.sign} in (1, -1)`),
  ],
);
