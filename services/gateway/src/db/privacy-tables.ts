import { index, timestamp, uuid } from 'drizzle-orm/pg-core';
import { person } from './auth-tables.ts';
import { schema } from './schema.ts';

/** People who asked to be deleted, when that is due, and when it was done. Theirs is the pseudonym that the record keeps. */
export const personDeletion = schema.table(
  'person_deletion',
  {
    personId: uuid('person_id')
      .primaryKey()
      .references(() => person.id),
    requestedAt: timestamp('requested_at', { withTimezone: true }).notNull(),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    doneAt: timestamp('done_at', { withTimezone: true }),
  },
  (table) => [index('person_deletion_due').on(table.dueAt)],
);
