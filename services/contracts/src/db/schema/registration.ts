import type { Money } from '@techbourse/domain';
import { sql } from 'drizzle-orm';
import { check, index, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { day, minor, seq, spelt } from './columns.ts';
import { schema } from './service.ts';

export type DifferenceItem = { description: string; amount: Money };

/**
 * Registrations with an authority; one stands per contract. Fixed by a trigger, but for the confirmation and the void,
 * each of which is set once and has an entry of its own.
 */
export const registration = schema.table(
  'registration',
  {
    id: uuid('id').primaryKey(),
    contractId: uuid('contract_id').notNull(),
    authority: text('authority').notNull(),
    number: text('number').notNull(),
    registeredOn: day('registered_on').notNull(),
    currency: text('currency').notNull(),
    valueMinor: minor('value_minor').notNull(),
    technologyMinor: minor('technology_minor').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    ledgerSeq: seq('ledger_seq').notNull().unique(),
    valueDifference: jsonb('value_difference').$type<DifferenceItem[]>(),
    technologyDifference: jsonb('technology_difference').$type<DifferenceItem[]>(),
    confirmedBy: uuid('confirmed_by'),
    confirmedSeq: seq('confirmed_seq'),
    voidedBy: uuid('voided_by'),
    voidReason: text('void_reason'),
    voidedSeq: seq('voided_seq'),
  },
  (table) => [
    uniqueIndex('registration_stands_once').on(table.contractId).where(sql`${table.voidedSeq} is null`),
    uniqueIndex('registration_number').on(table.authority, table.number).where(sql`${table.voidedSeq} is null`),
    uniqueIndex('registration_confirmed_ledger').on(table.confirmedSeq),
    uniqueIndex('registration_voided_ledger').on(table.voidedSeq),
    index('registration_spelt').on(spelt(table.number)).where(sql`${table.voidedSeq} is null`),
    index('registration_of').on(table.contractId),
    index('registration_day').on(table.registeredOn),
    check('registration_values', sql`${table.technologyMinor} between 0 and ${table.valueMinor}`),
    check('registration_confirmed_whole', sql`(${table.confirmedBy} is null) = (${table.confirmedSeq} is null)`),
    check(
      'registration_voided_whole',
      sql`(${table.voidedBy} is null) = (${table.voidedSeq} is null) and (${table.voidReason} is null) = (${table.voidedSeq} is null)`,
    ),
  ],
);
