import { sql } from 'drizzle-orm';
import { check, index, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { schema } from './schema.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** What anybody reported about something that is shown, and what the operator decided. Who reported stays with the operator. */
export const abuseReport = schema.table(
  'abuse_report',
  {
    id: uuid('id').primaryKey(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: uuid('subject_id').notNull(),
    reason: text('reason').notNull(),
    message: text('message').notNull(),
    /** Where an answer may go, when somebody without an account wants one. */
    email: text('email'),
    organisationId: uuid('organisation_id'),
    personId: uuid('person_id'),
    state: text('state').notNull().default('open'),
    decision: text('decision'),
    createdAt: moment('created_at').notNull().defaultNow(),
    decidedAt: moment('decided_at'),
  },
  (table) => [
    index('abuse_report_open').on(table.createdAt).where(sql`${table.state} = 'open'`),
    index('abuse_report_subject').on(table.subjectId, table.createdAt),
    check('abuse_report_subject_kind', sql`${table.subjectKind} in ('listing', 'demand', 'organisation', 'account')`),
    check('abuse_report_state', sql`${table.state} in ('open', 'upheld', 'rejected')`),
    check('abuse_report_decided_whole', sql`(${table.state} = 'open') = (${table.decidedAt} is null)`),
  ],
);
