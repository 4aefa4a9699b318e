import { ownerTable } from '@techbourse/record/tables';
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { schema } from './service.ts';

/** The register of organisations, as identity tells of them. */
export const organisation = ownerTable(schema, 'organisation');

/** People who may be told something, as identity tells of them. A deleted one keeps its row without name and address. */
export const person = schema.table('person', {
  id: uuid('id').primaryKey(),
  version: integer('version').notNull(),
  email: text('email'),
  name: text('name'),
  language: text('language').notNull(),
  deleted: boolean('deleted').notNull().default(false),
});

/** Who is a member of which organisation, in which role. Null: not any more; the row stays, so that old news changes nothing. */
export const membership = schema.table(
  'membership',
  {
    organisationId: uuid('organisation_id').notNull(),
    personId: uuid('person_id').notNull(),
    role: text('role'),
    version: integer('version').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.personId] }),
    index('membership_person').on(table.personId),
    check('membership_role_known', sql`${table.role} in ('owner', 'admin', 'editor', 'viewer')`),
  ],
);
