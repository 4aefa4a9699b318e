import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Evidence } from '../api/verification.ts';
import { person } from './auth-tables.ts';
import { organisation, schema } from './schema.ts';

const timestampColumn = (name: string) => timestamp(name, { withTimezone: true });
const created = () => timestampColumn('created_at').notNull().defaultNow();
const ofOrganisation = (name = 'organisation_id') =>
  uuid(name)
    .notNull()
    .references(() => organisation.id);
const ofPerson = (name: string) => uuid(name).references(() => person.id, { onDelete: 'cascade' });

/** People who ask to belong to an organisation. */
export const joinRequest = schema.table(
  'join_request',
  {
    id: uuid('id').primaryKey(),
    organisationId: ofOrganisation(),
    personId: ofPerson('person_id').notNull(),
    message: text('message'),
    state: text('state').notNull().default('pending'),
    /** What was granted. */
    role: text('role'),
    note: text('note'),
    version: integer('version').notNull().default(1),
    createdAt: created(),
    decidedAt: timestampColumn('decided_at'),
  },
  (table) => [
    uniqueIndex('join_request_once').on(table.organisationId, table.personId).where(sql`${table.state} = 'pending'`),
    index('join_request_organisation').on(table.organisationId, table.id),
    index('join_request_person').on(table.personId, table.id),
    check('join_request_state', sql`${table.state} in ('pending', 'accepted', 'declined', 'withdrawn')`),
  ],
);

/**
 * The last version that was told of what a person is in an organisation. It outlives the membership, so that one who comes
 * back is told of under a higher version.
 */
export const membershipVersion = schema.table(
  'membership_version',
  {
    organisationId: ofOrganisation(),
    personId: uuid('person_id').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.personId] })],
);

/** An owner's offer to another member to be owner in its place. */
export const ownershipTransfer = schema.table(
  'ownership_transfer',
  {
    id: uuid('id').primaryKey(),
    organisationId: ofOrganisation(),
    fromPersonId: ofPerson('from_person_id').notNull(),
    toPersonId: ofPerson('to_person_id').notNull(),
    state: text('state').notNull().default('pending'),
    createdAt: created(),
    decidedAt: timestampColumn('decided_at'),
  },
  (table) => [
    uniqueIndex('ownership_transfer_once').on(table.organisationId).where(sql`${table.state} = 'pending'`),
    check('ownership_transfer_state', sql`${table.state} in ('pending', 'accepted', 'declined', 'withdrawn')`),
  ],
);

/** One organisation asks to be the unit of another, or another to be its unit; the other side agrees. */
export const unitRequest = schema.table(
  'unit_request',
  {
    id: uuid('id').primaryKey(),
    unitId: ofOrganisation('unit_id'),
    parentId: ofOrganisation('parent_id'),
    /** The side that asks: its organisation. */
    askedBy: ofOrganisation('asked_by'),
    state: text('state').notNull().default('pending'),
    createdAt: created(),
    decidedAt: timestampColumn('decided_at'),
  },
  (table) => [
    uniqueIndex('unit_request_once').on(table.unitId, table.parentId).where(sql`${table.state} = 'pending'`),
    index('unit_request_parent').on(table.parentId, table.id),
    check('unit_request_state', sql`${table.state} in ('pending', 'accepted', 'declined', 'withdrawn')`),
    check('unit_request_other', sql`${table.unitId} <> ${table.parentId}`),
  ],
);

/** Web domains that organisations say are theirs; `verified_at` says that the domain said so too. */
export const organisationDomain = schema.table(
  'organisation_domain',
  {
    id: uuid('id').primaryKey(),
    organisationId: ofOrganisation(),
    /** In lower case and ASCII: `xn--...` for others. */
    domain: text('domain').notNull(),
    /** What the domain is to show. */
    token: text('token').notNull(),
    method: text('method'),
    verifiedAt: timestampColumn('verified_at'),
    checkedAt: timestampColumn('checked_at'),
    createdAt: created(),
  },
  (table) => [
    uniqueIndex('organisation_domain_own').on(table.organisationId, table.domain),
    uniqueIndex('organisation_domain_verified').on(table.domain).where(sql`${table.verifiedAt} is not null`),
    check('organisation_domain_method', sql`${table.method} in ('dns', 'file')`),
  ],
);

/** What an organisation shows the operator of who it is. */
export const verificationRequest = schema.table(
  'verification_request',
  {
    id: uuid('id').primaryKey(),
    organisationId: ofOrganisation(),
    evidence: jsonb('evidence').$type<Evidence[]>().notNull(),
    state: text('state').notNull().default('pending'),
    /** Codes of `verificationReasons`: why it was declined. */
    reasons: text('reasons').array().notNull().default([]),
    note: text('note'),
    /** Until when what was approved holds. */
    validUntil: timestampColumn('valid_until'),
    createdAt: created(),
    decidedAt: timestampColumn('decided_at'),
  },
  (table) => [
    uniqueIndex('verification_request_once').on(table.organisationId).where(sql`${table.state} = 'pending'`),
    index('verification_request_organisation').on(table.organisationId, table.id),
    index('verification_request_pending').on(table.id).where(sql`${table.state} = 'pending'`),
    check('verification_request_state', sql`${table.state} in ('pending', 'approved', 'declined', 'withdrawn')`),
  ],
);

/** What a merge of two organisations moved, so that it can be undone. */
export type MovedByMerge = {
  keys: string[];
  members: { id: string; personId: string; role: string; kept?: string | undefined }[];
  domains: string[];
  units: string[];
  identifiers: Record<string, string>;
  targetIdentifiers: Record<string, string>;
};

export const organisationMerge = schema.table(
  'organisation_merge',
  {
    id: uuid('id').primaryKey(),
    fromId: ofOrganisation('from_id'),
    intoId: ofOrganisation('into_id'),
    reason: text('reason').notNull(),
    moved: jsonb('moved').$type<MovedByMerge>().notNull(),
    createdAt: created(),
    undoneAt: timestampColumn('undone_at'),
  },
  (table) => [
    uniqueIndex('organisation_merge_once').on(table.fromId).where(sql`${table.undoneAt} is null`),
    check('organisation_merge_other', sql`${table.fromId} <> ${table.intoId}`),
  ],
);

/** The ORCID iD that a person gives as its own. */
export const personOrcid = schema.table(
  'person_orcid',
  {
    personId: ofPerson('person_id').primaryKey(),
    orcid: text('orcid').notNull().unique('person_orcid_once'),
    /** Who sees it beside the person: nobody, who acts for an organisation it belongs to, everybody who sees the person. */
    shownTo: text('shown_to').notNull().default('nobody'),
    createdAt: created(),
  },
  (table) => [check('person_orcid_shown_to', sql`${table.shownTo} in ('nobody', 'organisations', 'everybody')`)],
);
