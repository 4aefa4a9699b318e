import type { LocalizedText } from '@techbourse/domain';
import { sql } from 'drizzle-orm';
import { check, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { schema } from './service.ts';

/** Titles of listings and demands that are or were published, as anyone may see them. */
export const record = schema.table(
  'record',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').notNull(),
    version: integer('version').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    title: jsonb('title').$type<LocalizedText>().notNull(),
  },
  (table) => [check('record_kind_known', sql`${table.kind} in ('listing', 'demand')`)],
);
