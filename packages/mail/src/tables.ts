import type { Constraints } from '@techbourse/platform';
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, type PgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/**
 * The table of a service that sends mail. Name it in the service's `db/schema.ts`:
 *
 *     export const { mail } = mailTables(schema);
 */
export function mailTables(schema: PgSchema) {
  const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });
  return {
    /** Mail to send, written in the transaction of its cause. What it said is forgotten once it is sent: links open doors. */
    mail: schema.table(
      'mail',
      {
        id: uuid('id').primaryKey(),
        kind: text('kind').notNull(),
        recipient: text('recipient').notNull(),
        language: text('language').notNull(),
        subject: text('subject'),
        text: text('text'),
        html: text('html'),
        unsubscribeUrl: text('unsubscribe_url'),
        /** Leaves when nothing that somebody waits for is left. */
        bulk: boolean('bulk').notNull().default(false),
        state: text('state').notNull().default('waiting'),
        attempts: integer('attempts').notNull().default(0),
        /** When it may be tried; while it is being sent, when another process may try. */
        nextAt: at('next_at').notNull().defaultNow(),
        error: text('error'),
        createdAt: at('created_at').notNull().defaultNow(),
        endedAt: at('ended_at'),
      },
      (table) => [
        check('mail_state', sql`${table.state} in ('waiting', 'sent', 'failed')`),
        index('mail_waiting').on(table.bulk, table.nextAt).where(sql`${table.state} = 'waiting'`),
        // for tidying
        index('mail_ended').on(table.endedAt).where(sql`${table.state} <> 'waiting'`),
      ],
    ),
  };
}

/** The rules of the table; part of the service's `db/constraints.ts`. */
export const mailConstraints = { mail_state: 'A mail waits, is sent or has failed' } satisfies Constraints;

export type MailTable = ReturnType<typeof mailTables>['mail'];
