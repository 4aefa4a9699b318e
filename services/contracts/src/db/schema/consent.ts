import type { Territory } from '@techbourse/domain';
import { sql } from 'drizzle-orm';
import { check, index, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { FieldOfUse } from '../../api/index.ts';
import { day, moment, seq } from './columns.ts';
import { schema } from './service.ts';

/**
 * Consents of licensors to one sublicence each, of the kind given at most and within the bounds. Withdrawn once, then
 * final; one that a grant names was used.
 */
export const titleConsent = schema.table(
  'title_consent',
  {
    id: uuid('id').primaryKey(),
    /** Of the licence. */
    contractId: uuid('contract_id').notNull(),
    consentedBy: uuid('consented_by').notNull(),
    sublicensee: uuid('sublicensee').notNull(),
    kind: text('kind').notNull(),
    fieldOfUse: jsonb('field_of_use').$type<FieldOfUse>().notNull(),
    territory: jsonb('territory').$type<Territory>().notNull(),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day'),
    recordedAt: moment('recorded_at').notNull(),
    ledgerSeq: seq('ledger_seq').notNull(),
    withdrawnReason: text('withdrawn_reason'),
    withdrawnBy: uuid('withdrawn_by'),
    withdrawnSeq: seq('withdrawn_seq'),
  },
  (table) => [
    uniqueIndex('title_consent_ledger').on(table.ledgerSeq),
    uniqueIndex('title_consent_withdrawn').on(table.withdrawnSeq),
    index('title_consent_of').on(table.contractId),
    index('title_consent_by').on(table.consentedBy),
    check('title_consent_kind', sql`${table.kind} in ('exclusive', 'sole', 'simple')`),
    check(
      'title_consent_whole',
      sql`num_nulls(${table.withdrawnReason}, ${table.withdrawnBy}, ${table.withdrawnSeq}) in (0, 3)`,
    ),
  ],
);
