import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import { moment, schema } from './service.ts';

/** A record or organisation of which a person wants to hear when it changes. */
export const watch = schema.table(
  'watch',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').notNull(),
    /** Whose own the record is and as whose member the person sees it; null: as anyone may. */
    organisationId: uuid('organisation_id'),
    /** The organisation whose single sign-on made the session in which it was made; null: another session. */
    boundTo: uuid('bound_to'),
    version: integer('version').notNull(),
    kind: text('kind').notNull(),
    subject: uuid('subject').notNull(),
    /** Resting: it is not shown any more. */
    state: text('state').notNull(),
    muted: boolean('muted').notNull().default(false),
    /** Rows of the feed from here on are told. */
    position: bigint('position', { mode: 'number' }).notNull(),
    createdAt: moment('created_at').notNull(),
    /** The last change that was heard of, as it may be told. */
    lastAt: moment('last_at'),
    lastWhat: text('last_what').array().notNull().default(sql`'{}'`),
  },
  (table) => [
    unique('watch_once').on(table.personId, table.kind, table.subject, table.boundTo).nullsNotDistinct(),
    index('watch_of_person').on(table.personId, table.id),
    index('watch_of_subject').on(table.subject, table.kind),
    check('watch_kind_known', sql`${table.kind} in ('listing', 'demand', 'organisation')`),
    check('watch_state_known', sql`${table.state} in ('watching', 'resting')`),
  ],
);

/** How far watches have come in the feed: one row, whose lock makes one pass wait for the other and for new watches. */
export const watchClock = schema.table('watch_clock', {
  id: smallint('id').primaryKey(),
  position: bigint('position', { mode: 'number' }).notNull(),
});
