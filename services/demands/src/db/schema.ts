import { serviceTables } from '@techbourse/db';
import type { ShownPlace } from '@techbourse/domain';
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
import { check, date, index, pgSchema, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import type { DemandContent } from '../api/content.ts';

export const schema = pgSchema('demands');
export const { outbox, audit, idempotency, operationTask } = serviceTables(schema);

/** What each organisation keeps here and may keep. */
export const usage = quotaTable(schema);

/** Who reads the records here, counted. */
export const reader = readerTable(schema);

/** The owners of the records here, as last received. */
export const owner = ownerTable(schema);

const timestampColumn = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const demand = schema.table(
  'demand',
  {
    ...recordColumns<DemandContent>(),
    /** The part of the owner's place that may be shown while it is anonymous, as of the owner's last write. */
    shownPlace: text('shown_place').$type<ShownPlace>().notNull().default('none'),
    outcome: text('outcome'),
    /** Last day on which it is open, where the demand is: the deadline, or a year from opening. */
    openUntil: date('open_until', { mode: 'string' }),
    /** When that day is over there, for the sweep, which fills in what older rows lack. */
    closesAt: timestampColumn('closes_at'),
    closingNote: text('closing_note'),
    openedAt: timestampColumn('opened_at'),
    closedAt: timestampColumn('closed_at'),
  },
  (table) => [
    uniqueIndex('demand_import').on(table.organisationId, table.source, table.externalId),
    index('demand_own').on(table.organisationId, table.createdAt, table.id),
    index('demand_created').on(table.createdAt, table.id),
    index('demand_state').on(table.state, table.id),
    index('demand_updated').on(table.updatedAt, table.id),
    index('demand_closes_at').on(table.closesAt).where(sql`${table.state} = 'open'`),
    check('demand_state_known', sql`${table.state} in ('draft','in_review','open','closed')`),
    check('demand_shown_place_known', sql`${table.shownPlace} in ('region','country','none')`),
    check('demand_outcome_known', sql`${table.outcome} in ('solved','withdrawn','expired')`),
    check('demand_closed_with_outcome', sql`(${table.state} = 'closed') = (${table.outcome} is not null)`),
    check(
      'demand_open_with_end',
      sql`${table.state} <> 'open' or (${table.openUntil} is not null and ${table.openedAt} is not null)`,
    ),
  ],
);

/** Organisations that the owner of an anonymous demand lets know who it is. */
export const disclosure = disclosureTable(schema, 'demand');

/** The signed contracts that solve demands. */
export const demandContract = contractTable(schema, 'demand');

/** Imports, and what each wrote. */
export const { importRun, importRecord } = importTables(schema, 'demand');

export const { event: demandEvent, version: demandVersion } = historyTables<DemandContent>(schema, 'demand');
