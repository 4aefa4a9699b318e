import type { Constraints } from '@techbourse/platform';
import { type AnyColumn, sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
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
 * The tables that every service has in its schema beside its records. Name them in the service's
 * `db/schema.ts`, so that its migrations make them:
 *
 *     export const schema = pgSchema('listings');
 *     export const { outbox, audit, idempotency, operationTask } = serviceTables(schema);
 */
export function serviceTables(schema: PgSchema) {
  return {
    /** Events to publish, written in the transaction of their change. `seq` is the order of insertion. */
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
      (table) => [
        index('outbox_unsent').on(table.seq).where(isFalse(table.sent)),
        // for tidying
        index('outbox_sent').on(table.occurredAt).where(isTrue(table.sent)),
      ],
    ),
    /**
     * Who did what to which record, for whom and from where, and who read what is confidential. Append-only: a trigger and
     * the rights of the service's role refuse the rest. Only what `tidy_audit` of the schema ends may end: old reads, and
     * the addresses of old rows.
     */
    audit: schema.table(
      'audit',
      {
        id: uuid('id').primaryKey(),
        action: text('action').notNull(),
        subject: text('subject').notNull(),
        actorKind: text('actor_kind').notNull(),
        actorId: text('actor_id').notNull(),
        organisationId: uuid('organisation_id'),
        /** The person who did it, for the organisation or as one of an agency. */
        personId: uuid('person_id'),
        /** The agency that did it for the organisation, under this mandate. */
        agencyId: uuid('agency_id'),
        mandateId: uuid('mandate_id'),
        /** The network address of the caller. */
        address: text('address'),
        requestId: text('request_id'),
        /** Somebody read it; nothing was changed. */
        isRead: boolean('is_read').notNull().default(false),
        data: jsonb('data').notNull(),
        at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
      },
      (table) => [
        index('audit_subject').on(table.subject, table.at),
        index('audit_at').on(table.at, table.id),
        index('audit_organisation').on(table.organisationId, table.at),
        index('audit_person').on(table.personId, table.at).where(sql`${table.personId} is not null`),
        index('audit_agency').on(table.agencyId, table.at).where(sql`${table.agencyId} is not null`),
        // for tidying
        index('audit_reads').on(table.at).where(isTrue(table.isRead)),
        index('audit_addresses').on(table.at).where(sql`${table.address} is not null`),
      ],
    ),
    /** Answers kept for repeats of the same request (`Idempotency-Key`), for a week (`startCleanup`). */
    idempotency: schema.table(
      'idempotency',
      {
        organisationId: uuid('organisation_id').notNull(),
        key: text('key').notNull(),
        requestHash: text('request_hash').notNull(),
        answer: jsonb('answer'),
        at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
      },
      (table) => [
        uniqueIndex('idempotency_key').on(table.organisationId, table.key),
        // for tidying
        index('idempotency_at').on(table.at),
      ],
    ),
    /** Long work that an operator started, for every process of the service to see (`operationTasks`). */
    operationTask: schema.table(
      'operation_task',
      {
        id: uuid('id').primaryKey(),
        name: text('name').notNull(),
        bodyHash: text('body_hash').notNull(),
        body: jsonb('body').notNull(),
        state: text('state').notNull().default('running'),
        done: integer('done').notNull().default(0),
        total: integer('total').notNull().default(0),
        error: text('error'),
        organisationId: uuid('organisation_id'),
        actorId: text('actor_id').notNull(),
        startedAt: timestamp('started_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
        beatAt: timestamp('beat_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
        endedAt: timestamp('ended_at', { withTimezone: true, mode: 'string' }),
      },
      (table) => [
        uniqueIndex('operation_task_running').on(table.name, table.bodyHash).where(sql`${table.state} = 'running'`),
        check('operation_task_state', sql`${table.state} in ('running', 'done', 'failed')`),
      ],
    ),
  };
}

/** The rules of these tables beside their primary keys; part of every service's `db/constraints.ts`. */
export const serviceConstraints = {
  check_audit: { kind: 'INVALID_STATE', message: 'The audit is only added to' },
  idempotency_key: 'This Idempotency-Key is in use at this moment',
  operation_task_running: 'This work is being done already',
  operation_task_state: 'A task runs, is done or has failed',
} satisfies Constraints;

export type ServiceTables = ReturnType<typeof serviceTables>;

function isFalse(column: AnyColumn) {
  return sql`not ${column}`;
}

function isTrue(column: AnyColumn) {
  return sql`${column}`;
}
