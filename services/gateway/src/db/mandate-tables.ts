import type { Scope } from '@techbourse/api-schema';
import type { Commission } from '@techbourse/domain';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { person } from './auth-tables.ts';
import { organisation, schema } from './schema.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });
const day = (name: string) => date(name, { mode: 'string' });
const ofOrganisation = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => organisation.id);

/** Who says that an organisation may mediate, and what the operator holds of it. */
export const accreditation = schema.table(
  'accreditation',
  {
    id: uuid('id').primaryKey(),
    agencyId: ofOrganisation('agency_id'),
    version: integer('version').notNull().default(1),
    body: text('body').notNull(),
    number: text('number').notNull(),
    scope: text('scope').notNull(),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day'),
    evidence: text('evidence'),
    state: text('state').notNull(),
    note: text('note'),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('accreditation_agency').on(table.agencyId),
    check('accreditation_state', sql`${table.state} in ('granted', 'suspended', 'withdrawn')`),
    check('accreditation_days', sql`${table.toDay} is null or ${table.toDay} >= ${table.fromDay}`),
  ],
);

/** An accreditation that an agency asks the operator to put on record: nothing of it counts until it is granted. */
export const accreditationRequest = schema.table(
  'accreditation_request',
  {
    id: uuid('id').primaryKey(),
    agencyId: ofOrganisation('agency_id'),
    body: text('body').notNull(),
    number: text('number').notNull(),
    scope: text('scope').notNull(),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day'),
    evidence: text('evidence'),
    remark: text('remark'),
    state: text('state').notNull().default('pending'),
    /** Codes of `accreditationReasons`: why it was declined. */
    reasons: text('reasons').array().notNull().default([]),
    note: text('note'),
    /** What was put on record. */
    accreditationId: uuid('accreditation_id').references(() => accreditation.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    decidedAt: moment('decided_at'),
  },
  (table) => [
    uniqueIndex('accreditation_request_once').on(table.agencyId).where(sql`${table.state} = 'pending'`),
    index('accreditation_request_agency').on(table.agencyId, table.id),
    index('accreditation_request_pending').on(table.id).where(sql`${table.state} = 'pending'`),
    check('accreditation_request_state', sql`${table.state} in ('pending', 'granted', 'declined', 'withdrawn')`),
    check('accreditation_request_days', sql`${table.toDay} is null or ${table.toDay} >= ${table.fromDay}`),
    check('accreditation_request_granted', sql`(${table.state} = 'granted') = (${table.accreditationId} is not null)`),
  ],
);

/** What makes a member of an agency a broker. */
export const brokerCredential = schema.table(
  'broker_credential',
  {
    id: uuid('id').primaryKey(),
    agencyId: ofOrganisation('agency_id'),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    number: text('number').notNull(),
    issuer: text('issuer').notNull(),
    validTo: day('valid_to'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('broker_credential_agency').on(table.agencyId),
    index('broker_credential_person').on(table.personId),
  ],
);

/** An organisation lets an agency act for it. */
export const mandate = schema.table(
  'mandate',
  {
    id: uuid('id').primaryKey(),
    version: integer('version').notNull(),
    clientId: ofOrganisation('client_id'),
    agencyId: ofOrganisation('agency_id'),
    state: text('state').notNull(),
    /** `all`, or the one listing or demand that it is about. */
    subjectKind: text('subject_kind').notNull(),
    subjectId: uuid('subject_id'),
    exclusive: boolean('exclusive').notNull(),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day'),
    rights: jsonb('rights').$type<Scope[]>().notNull(),
    commission: jsonb('commission').$type<Commission>(),
    note: text('note'),
    /** The side whose terms these are: the other accepts or declines them. */
    proposedBy: text('proposed_by').notNull(),
    proposedAt: moment('proposed_at').notNull(),
    acceptedAt: moment('accepted_at'),
    closedAt: moment('closed_at'),
    closedBy: text('closed_by'),
    closedReason: text('closed_reason'),
  },
  (table) => [
    index('mandate_client').on(table.clientId, table.id),
    index('mandate_agency').on(table.agencyId, table.clientId),
    check('mandate_differ', sql`${table.clientId} <> ${table.agencyId}`),
    check('mandate_state', sql`${table.state} in ('proposed', 'accepted', 'declined', 'withdrawn', 'ended')`),
    check('mandate_side', sql`${table.proposedBy} in ('client', 'agency')`),
    check(
      'mandate_subject',
      sql`${table.subjectKind} in ('all', 'listing', 'demand') and (${table.subjectKind} = 'all') = (${table.subjectId} is null)`,
    ),
    check('mandate_days', sql`${table.toDay} is null or ${table.toDay} >= ${table.fromDay}`),
    check(
      'mandate_closed',
      sql`(${table.state} in ('declined', 'withdrawn', 'ended')) = (${table.closedAt} is not null)`,
    ),
  ],
);

/** Every version of a mandate, and who made it. Append-only. */
export const mandateVersion = schema.table(
  'mandate_version',
  {
    mandateId: uuid('mandate_id')
      .notNull()
      .references(() => mandate.id),
    version: integer('version').notNull(),
    action: text('action').notNull(),
    side: text('side').notNull(),
    content: jsonb('content').$type<Record<string, unknown>>().notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    reason: text('reason'),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.mandateId, table.version] })],
);
