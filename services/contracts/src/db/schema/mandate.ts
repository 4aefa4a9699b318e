import type { MandateChanged } from '@techbourse/gateway/api';
import { boolean, index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { day, moment } from './columns.ts';
import { schema } from './service.ts';

/** The register of mandates, as identity tells of them. */
export const mandate = schema.table(
  'mandate',
  {
    id: uuid('id').primaryKey(),
    version: integer('version').notNull(),
    clientId: uuid('client_id').notNull(),
    agencyId: uuid('agency_id').notNull(),
    state: text('state').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: uuid('subject_id'),
    exclusive: boolean('exclusive').notNull(),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day'),
    commission: jsonb('commission').$type<MandateChanged['commission']>(),
    proposedAt: moment('proposed_at').notNull(),
    acceptedAt: moment('accepted_at'),
    closedAt: moment('closed_at'),
  },
  (table) => [index('mandate_agency').on(table.agencyId), index('mandate_client').on(table.clientId)],
);
