import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { SavedQuery } from '../../api/saved-search.ts';
import { moment, schema } from './service.ts';

/** A search that a person wants repeated for it. */
export const savedSearch = schema.table(
  'saved_search',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').notNull(),
    /** Saved in a session bound to this organisation, and seen in such ones; null: the person's own. */
    organisationId: uuid('organisation_id'),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    searched: text('searched').notNull(),
    query: jsonb('query').$type<SavedQuery>().notNull(),
    every: text('every').notNull(),
    paused: boolean('paused').notNull().default(false),
    mutedRecords: uuid('muted_records').array().notNull().default(sql`'{}'`),
    mutedOrganisations: uuid('muted_organisations').array().notNull().default(sql`'{}'`),
    createdAt: moment('created_at').notNull(),
    /** Null until it was looked for the first time: what is there then is not new. */
    lookedAt: moment('looked_at'),
    nextAt: moment('next_at').notNull(),
  },
  (table) => [
    index('saved_search_of_person').on(table.personId, table.id),
    index('saved_search_due').on(table.nextAt).where(sql`not ${table.paused}`),
    check('saved_search_searched_known', sql`${table.searched} in ('listings', 'demands')`),
    check('saved_search_every_known', sql`${table.every} in ('hour', 'day', 'week')`),
  ],
);

/** What a saved search has found already. */
export const savedSearchSeen = schema.table(
  'saved_search_seen',
  {
    searchId: uuid('search_id')
      .notNull()
      .references(() => savedSearch.id, { onDelete: 'cascade' }),
    recordId: uuid('record_id').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.searchId, table.recordId] }),
    // for tidying
    index('saved_search_seen_at').on(table.at),
  ],
);
