import {
  bigint,
  date,
  index,
  integer,
  jsonb,
  type PgSchema,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

/**
 * The tables in which a service keeps what happened to its records, both append-only: `<noun>_version` holds what was
 * public, version by version, `<noun>_event` every transition and edit with who, when and why. Name both in the
 * service's `db/schema.ts`, so that its migrations make them.
 *
 * @example export const { event: demandEvent, version: demandVersion } = historyTables<DemandContent>(schema, 'demand');
 */
export function historyTables<Content>(schema: PgSchema, noun: string) {
  const moment = () => timestamp('at', { withTimezone: true, mode: 'date' }).notNull().defaultNow();
  return {
    version: schema.table(
      `${noun}_version`,
      {
        recordId: uuid(`${noun}_id`).notNull(),
        version: integer('version').notNull(),
        content: jsonb('content').$type<Content>().notNull(),
        at: moment(),
      },
      (table) => [primaryKey({ columns: [table.recordId, table.version] })],
    ),
    event: schema.table(
      `${noun}_event`,
      {
        id: uuid('id').primaryKey(),
        recordId: uuid(`${noun}_id`).notNull(),
        action: text('action').notNull(),
        fromState: text('from_state'),
        toState: text('to_state').notNull(),
        version: integer('version').notNull(),
        actorKind: text('actor_kind').notNull(),
        actorId: text('actor_id').notNull(),
        organisationId: uuid('organisation_id'),
        reason: text('reason'),
        at: moment(),
      },
      (table) => [index(`${noun}_event_of`).on(table.recordId, table.id)],
    ),
  };
}

export type HistoryTables = ReturnType<typeof historyTables>;

/**
 * What each organisation keeps in a service and may keep. Name the table in the service's `db/schema.ts`. Numbers of its
 * own (`most_...`) are what the operator has set for it; null: as the settings say.
 */
export function quotaTable(schema: PgSchema) {
  return schema.table('usage', {
    organisationId: uuid('organisation_id').primaryKey(),
    records: integer('records').notNull().default(0),
    /** Of the contents that are kept, versions included. */
    bytes: bigint('bytes', { mode: 'number' }).notNull().default(0),
    day: date('day', { mode: 'string' }),
    rows: integer('rows').notNull().default(0),
    mostRecords: integer('most_records'),
    mostBytes: bigint('most_bytes', { mode: 'number' }),
    mostRowsPerDay: integer('most_rows_per_day'),
  });
}
export type QuotaTable = ReturnType<typeof quotaTable>;
