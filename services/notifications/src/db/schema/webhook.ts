import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment, schema } from './service.ts';

/** Where an organisation wants to be told of changes. */
export const webhook = schema.table(
  'webhook',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    version: integer('version').notNull(),
    url: text('url').notNull(),
    description: text('description').notNull(),
    types: text('types').array().notNull(),
    state: text('state').notNull(),
    secret: text('secret').notNull(),
    /** The secret before, which signs too until then. */
    previousSecret: text('previous_secret'),
    previousUntil: moment('previous_until'),
    /** Rows of the feed up to here are deliveries. */
    position: bigint('position', { mode: 'number' }).notNull(),
    /** Failures in a row, since when, and until when nothing is tried. */
    failures: integer('failures').notNull().default(0),
    failingSince: moment('failing_since'),
    holdUntil: moment('hold_until'),
    /** Whether the last answer was slow. */
    slow: boolean('slow').notNull().default(false),
    /** Until when one process sends to it. */
    leaseUntil: moment('lease_until'),
    disabledBecause: text('disabled_because'),
    lastDeliveredAt: moment('last_delivered_at'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    index('webhook_of_organisation').on(table.organisationId),
    index('webhook_active').on(table.position).where(sql`${table.state} = 'active'`),
    check('webhook_state_known', sql`${table.state} in ('active', 'paused', 'disabled')`),
  ],
);

/** One message to one webhook: sent until it is answered well, with the same id. */
export const webhookDelivery = schema.table(
  'webhook_delivery',
  {
    id: uuid('id').primaryKey(),
    webhookId: uuid('webhook_id')
      .notNull()
      .references(() => webhook.id, { onDelete: 'cascade' }),
    /** Null for a test. */
    changeId: uuid('change_id'),
    position: bigint('position', { mode: 'number' }).notNull(),
    type: text('type').notNull(),
    /** Exactly what is signed and sent. */
    body: text('body').notNull(),
    state: text('state').notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAt: moment('next_at'),
    lastStatus: integer('last_status'),
    lastError: text('last_error'),
    createdAt: moment('created_at').notNull(),
    deliveredAt: moment('delivered_at'),
  },
  (table) => [
    uniqueIndex('webhook_delivery_once').on(table.webhookId, table.changeId),
    index('webhook_delivery_of').on(table.webhookId, table.id),
    index('webhook_delivery_waiting').on(table.webhookId, table.nextAt).where(sql`${table.state} = 'waiting'`),
    // for tidying
    index('webhook_delivery_at').on(table.createdAt),
    check('webhook_delivery_state_known', sql`${table.state} in ('waiting', 'delivered', 'failed')`),
  ],
);

/** Every try of a delivery. */
export const webhookAttempt = schema.table(
  'webhook_attempt',
  {
    id: uuid('id').primaryKey(),
    deliveryId: uuid('delivery_id')
      .notNull()
      .references(() => webhookDelivery.id, { onDelete: 'cascade' }),
    at: moment('at').notNull(),
    status: integer('status'),
    error: text('error'),
    durationMs: integer('duration_ms').notNull(),
    answer: text('answer').notNull(),
  },
  (table) => [index('webhook_attempt_of').on(table.deliveryId, table.id)],
);
