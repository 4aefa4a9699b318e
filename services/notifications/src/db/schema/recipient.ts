import type { Scope } from '@techbourse/api-schema';
import type { LocalizedText } from '@techbourse/domain';
import { ownerTable } from '@techbourse/record/tables';
import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
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

/** Which agency may act for which organisation, as identity tells of it. */
export const mandate = schema.table(
  'mandate',
  {
    id: uuid('id').primaryKey(),
    version: integer('version').notNull(),
    clientId: uuid('client_id').notNull(),
    agencyId: uuid('agency_id').notNull(),
    state: text('state').notNull(),
    /** The one listing or demand that it is about; null: all that the client has. */
    subjectKind: text('subject_kind'),
    subjectId: uuid('subject_id'),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    toDay: date('to_day', { mode: 'string' }),
    rights: jsonb('rights').$type<Scope[]>().notNull(),
  },
  (table) => [index('mandate_of_agency').on(table.agencyId)],
);

/** Who says that an agency may mediate, as identity tells of it. */
export const accreditation = schema.table(
  'accreditation',
  {
    id: uuid('id').primaryKey(),
    version: integer('version').notNull(),
    agencyId: uuid('agency_id').notNull(),
    state: text('state').notNull(),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    toDay: date('to_day', { mode: 'string' }),
  },
  (table) => [index('accreditation_of_agency').on(table.agencyId)],
);

/** What an organisation calls itself, verified or not: for its own members. */
export const ownName = schema.table('own_name', {
  organisationId: uuid('organisation_id').primaryKey(),
  name: jsonb('name').$type<LocalizedText>().notNull(),
  version: integer('version').notNull(),
});

/** Into which organisation another was merged; null: it stands by itself again. */
export const succession = schema.table('succession', {
  organisationId: uuid('organisation_id').primaryKey(),
  intoId: uuid('into_id'),
  version: integer('version').notNull(),
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
