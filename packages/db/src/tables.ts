import type { Constraints } from '@techbourse/platform';
import { type AnyColumn, sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  type PgSchema,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

/**
 * The tables that every service keeps in its own schema beside its records. Name all three in the service's
 * `db/schema.ts`, so that its migrations make them:
 *
 *     export const schema = pgSchema('listings');
 *     export const { outbox, audit, idempotency } = serviceTables(schema);
 */
export function serviceTables(schema: PgSchema) {
  return {
    /** Events to be told, written with the change they tell of. `seq` is the order of insertion. */
    outbox: schema.table(
      'outbox',
      {
        seq: bigint('seq', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
        eventId: uuid('event_id').notNull(),
        type: text('type').notNull(),
        key: text('key').notNull(),
        version: integer('version').notNull(),
        payload: jsonb('payload').notNull(),
        requestId: text('request_id'),
        occurredAt: timestamp('occurred_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
        sent: boolean('sent').notNull().default(false),
      },
      (table) => [index('outbox_unsent').on(table.seq).where(isFalse(table.sent))],
    ),
    /** Who did what to which record. Append-only. */
    audit: schema.table(
      'audit',
      {
        id: uuid('id').primaryKey(),
        action: text('action').notNull(),
        subject: text('subject').notNull(),
        actorKind: text('actor_kind').notNull(),
        actorId: text('actor_id').notNull(),
        organisationId: uuid('organisation_id'),
        data: jsonb('data').notNull(),
        at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
      },
      (table) => [index('audit_subject').on(table.subject, table.at)],
    ),
    /** Answers kept for repeats of the same request (`Idempotency-Key`). */
    idempotency: schema.table(
      'idempotency',
      {
        organisationId: uuid('organisation_id').notNull(),
        key: text('key').notNull(),
        requestHash: text('request_hash').notNull(),
        answer: jsonb('answer'),
        at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
      },
      (table) => [uniqueIndex('idempotency_key').on(table.organisationId, table.key)],
    ),
  };
}

/** The rules of these tables beside their primary keys; part of every service's `db/constraints.ts`. */
export const serviceConstraints = {
  idempotency_key: 'This Idempotency-Key is in use at this moment',
} satisfies Constraints;

export type ServiceTables = ReturnType<typeof serviceTables>;

function isFalse(column: AnyColumn) {
  return sql`not ${column}`;
}
