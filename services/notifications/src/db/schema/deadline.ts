import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment, schema } from './service.ts';

/** Of which version of a subject its dates are; kept when there are none any more, so that old news sets none. */
export const deadlineSubject = schema.table(
  'deadline_subject',
  { kind: text('kind').notNull(), subject: text('subject').notNull(), version: integer('version').notNull() },
  (table) => [primaryKey({ columns: [table.kind, table.subject] })],
);

/** Dates before which somebody must act. */
export const deadline = schema.table(
  'deadline',
  {
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    slot: text('slot').notNull(),
    /** Whose members are reminded; with a person, of which organisation it is. */
    organisationId: uuid('organisation_id'),
    /** The person that is reminded for itself. */
    personId: uuid('person_id'),
    at: moment('at').notNull(),
    data: jsonb('data').notNull(),
    /** When the next reminder is due; null: the last one was given. */
    remindAt: moment('remind_at'),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.subject, table.slot] }),
    index('deadline_remind').on(table.remindAt),
    check('deadline_reminds_somebody', sql`coalesce(${table.organisationId}, ${table.personId}) is not null`),
  ],
);
