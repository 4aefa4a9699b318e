import { sql } from 'drizzle-orm';
import { boolean, check, index, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { organisation, schema } from './schema.ts';

// The place of people's sign-in: better-auth's tables for it, empty until that is built. better-auth refuses to
// start on a schema that lacks them.

const timestampColumn = (name: string) => timestamp(name, { withTimezone: true });
const created = () => timestampColumn('created_at').notNull().defaultNow();
const updated = () => timestampColumn('updated_at').notNull().defaultNow();

export const person = schema.table('person', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  createdAt: created(),
  updatedAt: updated(),
});

const ofPerson = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => person.id, { onDelete: 'cascade' });
const ofOrganisation = () =>
  uuid('organisation_id')
    .notNull()
    .references(() => organisation.id, { onDelete: 'cascade' });

export const session = schema.table(
  'session',
  {
    id: uuid('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: ofPerson('person_id'),
    activeOrganizationId: uuid('active_organisation_id'),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    expiresAt: timestampColumn('expires_at').notNull(),
    createdAt: created(),
    updatedAt: updated(),
  },
  (table) => [index('session_person').on(table.userId)],
);

/** How a person signs in: a password or an account elsewhere. */
export const account = schema.table(
  'account',
  {
    id: uuid('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: ofPerson('person_id'),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: timestampColumn('access_token_expires_at'),
    refreshTokenExpiresAt: timestampColumn('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: created(),
    updatedAt: updated(),
  },
  (table) => [index('account_person').on(table.userId)],
);

export const verification = schema.table(
  'verification',
  {
    id: uuid('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: timestampColumn('expires_at').notNull(),
    createdAt: created(),
    updatedAt: updated(),
  },
  (table) => [index('verification_identifier').on(table.identifier)],
);

export const member = schema.table(
  'member',
  {
    id: uuid('id').primaryKey(),
    organizationId: ofOrganisation(),
    userId: ofPerson('person_id'),
    role: text('role').notNull().default('viewer'),
    createdAt: created(),
  },
  (table) => [
    uniqueIndex('member_once').on(table.organizationId, table.userId),
    index('member_person').on(table.userId),
    check('member_role', sql`${table.role} in ('owner', 'admin', 'editor', 'viewer')`),
  ],
);

export const invitation = schema.table(
  'invitation',
  {
    id: uuid('id').primaryKey(),
    organizationId: ofOrganisation(),
    /** In lower case. */
    email: text('email').notNull(),
    role: text('role'),
    status: text('status').notNull().default('pending'),
    /** Null: a key of the organisation, or the operator, invited. */
    inviterId: uuid('inviter_id').references(() => person.id, { onDelete: 'cascade' }),
    expiresAt: timestampColumn('expires_at').notNull(),
    mailedAt: timestampColumn('mailed_at'),
    createdAt: created(),
  },
  (table) => [
    index('invitation_organisation').on(table.organizationId),
    index('invitation_email').on(table.email).where(sql`${table.status} = 'pending'`),
    uniqueIndex('invitation_once').on(table.organizationId, table.email).where(sql`${table.status} = 'pending'`),
  ],
);
