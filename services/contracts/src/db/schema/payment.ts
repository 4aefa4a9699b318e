import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { day, minor, seq } from './columns.ts';
import { schema } from './service.ts';

/** A part of a payment, its amount in the currency of the payment. `line` null: running royalty. */
export type SettledPart = { line: number | null; amount: string };

/**
 * What was paid, by one party's word. What it settles and why it is an exception came later: null in older rows.
 * Append-only.
 */
export const payment = schema.table(
  'payment',
  {
    id: uuid('id').primaryKey(),
    contractId: uuid('contract_id').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: text('currency').notNull(),
    paidOn: day('paid_on').notNull(),
    scheduleLine: integer('schedule_line'),
    note: text('note'),
    recordedBy: uuid('recorded_by').notNull(),
    ledgerSeq: seq('ledger_seq').notNull().unique(),
    settles: jsonb('settles').$type<SettledPart[]>(),
    /** Nobody named what it settles: the rules did. */
    allocated: boolean('allocated').notNull().default(false),
    earlyReason: text('early_reason'),
    unusualReason: text('unusual_reason'),
    duplicateOf: uuid('duplicate_of'),
  },
  (table) => [
    index('payment_of').on(table.contractId, table.id),
    index('payment_day').on(table.paidOn),
    check('payment_positive', sql`${table.amountMinor} > 0`),
  ],
);

/** What the other party said of a payment: disputed, confirmed, or first the one and then the other. Append-only. */
export const paymentAnswer = schema.table(
  'payment_answer',
  {
    paymentId: uuid('payment_id').notNull(),
    answer: text('answer').notNull(),
    contractId: uuid('contract_id').notNull(),
    reason: text('reason'),
    recordedBy: uuid('recorded_by').notNull(),
    ledgerSeq: seq('ledger_seq').notNull(),
  },
  (table) => [
    primaryKey({ name: 'payment_answered_once', columns: [table.paymentId, table.answer] }),
    foreignKey({ name: 'payment_answer_payment', columns: [table.paymentId], foreignColumns: [payment.id] }),
    uniqueIndex('payment_answer_ledger').on(table.ledgerSeq),
    index('payment_answer_of').on(table.contractId),
    check('payment_answer_known', sql`${table.answer} in ('confirmed', 'disputed')`),
    check('payment_dispute_has_reason', sql`(${table.answer} = 'disputed') = (${table.reason} is not null)`),
  ],
);

/** Payments that were taken back. Append-only. */
export const paymentVoid = schema.table('payment_void', {
  paymentId: uuid('payment_id').primaryKey(),
  contractId: uuid('contract_id').notNull(),
  reason: text('reason').notNull(),
  recordedBy: uuid('recorded_by').notNull(),
  ledgerSeq: seq('ledger_seq').notNull().unique(),
});
