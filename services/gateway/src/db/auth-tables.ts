import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { organisation, schema } from './schema.ts';
import { ssoProvider } from './sso-tables.ts';

// People and how they sign in. Columns that better-auth knows keep its names; it refuses to start on a schema that lacks
// them.

const timestampColumn = (name: string) => timestamp(name, { withTimezone: true });
const created = () => timestampColumn('created_at').notNull().defaultNow();
const updated = () => timestampColumn('updated_at').notNull().defaultNow();

export const person = schema.table(
  'person',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    /** In small letters. */
    email: text('email').notNull().unique(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text('image'),
    /** In which the exchange writes to it. */
    language: text('language').notNull().default('en'),
    /** The operator has suspended it: it signs in by no way. */
    suspendedAt: timestampColumn('suspended_at'),
    suspendedFor: text('suspended_for'),
    version: integer('version').notNull().default(1),
    createdAt: created(),
    updatedAt: updated(),
  },
  (table) => [check('person_language', sql`${table.language} in ('zh', 'en', 'ru')`)],
);

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
    /** The hash of what the browser holds: who reads this table can sign in as nobody. */
    token: text('token').notNull().unique(),
    userId: ofPerson('person_id'),
    activeOrganizationId: uuid('active_organisation_id'),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    /** How it was made; an organisation may take sessions of one kind alone. */
    how: text('how').notNull().default('unknown'),
    /** The provider that made it, for whose organisation alone it acts. */
    ssoProviderId: uuid('sso_provider_id').references(() => ssoProvider.id, { onDelete: 'cascade' }),
    /** It opens nothing yet: the second factor of its person is missing. */
    secondFactorDue: boolean('second_factor_due').notNull().default(true),
    expiresAt: timestampColumn('expires_at').notNull(),
    createdAt: created(),
    updatedAt: updated(),
  },
  (table) => [
    index('session_person').on(table.userId),
    index('session_sso_provider').on(table.ssoProviderId).where(sql`${table.ssoProviderId} is not null`),
  ],
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

/** Whom a provider means by a subject. */
export const ssoIdentity = schema.table(
  'sso_identity',
  {
    id: uuid('id').primaryKey(),
    providerId: uuid('provider_id')
      .notNull()
      .references(() => ssoProvider.id, { onDelete: 'cascade' }),
    subject: text('subject').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    lastAt: timestampColumn('last_at').notNull(),
    createdAt: created(),
  },
  (table) => [
    unique('sso_identity_subject').on(table.providerId, table.subject),
    unique('sso_identity_person').on(table.providerId, table.personId),
    index('sso_identity_of_person').on(table.personId),
  ],
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
    version: integer('version').notNull().default(1),
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

/** A link in a mail: works once, until its end. */
export const mailLink = schema.table(
  'mail_link',
  {
    id: uuid('id').primaryKey(),
    purpose: text('purpose').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    email: text('email').notNull(),
    personId: uuid('person_id').references(() => person.id, { onDelete: 'cascade' }),
    /** Of a sign-up: what was asked for. */
    data: jsonb('data').$type<{ name?: string; language?: string; passwordHash?: string }>().notNull().default({}),
    expiresAt: timestampColumn('expires_at').notNull(),
    createdAt: created(),
  },
  (table) => [
    check('mail_link_purpose', sql`${table.purpose} in ('sign_up', 'reset', 'new_address')`),
    index('mail_link_email').on(table.email, table.purpose),
    // for tidying
    index('mail_link_expires').on(table.expiresAt),
  ],
);

/** Codes of an app as a second factor, and codes for the day when the app is lost. */
export const secondFactor = schema.table('second_factor', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => person.id, { onDelete: 'cascade' }),
  /** Encrypted by AUTH_SECRET. */
  secret: text('secret').notNull(),
  /** Null until a first code has shown that the app has the secret. */
  confirmedAt: timestampColumn('confirmed_at'),
  /** The step of the last code that was taken: none works twice. */
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  recoveryHashes: text('recovery_hashes').array().notNull().default(sql`'{}'`),
  createdAt: created(),
});

/** A passkey of a person (WebAuthn): the public half of its key. */
export const passkey = schema.table(
  'passkey',
  {
    id: uuid('id').primaryKey(),
    personId: ofPerson('person_id'),
    name: text('name').notNull(),
    credentialId: text('credential_id').notNull().unique(),
    publicKey: text('public_key').notNull(),
    /** How often it signed, where it counts: one that goes back was copied. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    synced: boolean('synced').notNull(),
    createdAt: created(),
    lastUsedAt: timestampColumn('last_used_at'),
  },
  (table) => [index('passkey_person').on(table.personId)],
);
