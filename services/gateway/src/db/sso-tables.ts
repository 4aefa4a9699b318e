import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { organisation, schema } from './schema.ts';

const timestampColumn = (name: string) => timestamp(name, { withTimezone: true });
const created = () => timestampColumn('created_at').notNull().defaultNow();

/** The OpenID provider at which the people of an organisation sign in. */
export const ssoProvider = schema.table(
  'sso_provider',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .unique('sso_provider_once')
      .references(() => organisation.id, { onDelete: 'cascade' }),
    issuer: text('issuer').notNull(),
    clientId: text('client_id').notNull(),
    /** Sealed: it is shown to the provider and to nobody else. */
    clientSecret: text('client_secret').notNull(),
    /** What the organisation says is its; those of an approved provider are in `sso_domain`. */
    domains: text('domains').array().notNull(),
    defaultRole: text('default_role').notNull(),
    /** Whether members act for the organisation by sessions of this provider alone. */
    required: boolean('required').notNull().default(false),
    state: text('state').notNull().default('proposed'),
    /** Who disabled it. */
    disabledBy: text('disabled_by'),
    /** What the operator said of it last. */
    note: text('note'),
    version: integer('version').notNull().default(1),
    approvedAt: timestampColumn('approved_at'),
    createdAt: created(),
    updatedAt: timestampColumn('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('sso_provider_state_order').on(table.state, table.id),
    check('sso_provider_state', sql`${table.state} in ('proposed', 'approved', 'disabled')`),
    check('sso_provider_role', sql`${table.defaultRole} in ('viewer', 'editor', 'admin')`),
    check('sso_provider_disabled_by', sql`${table.disabledBy} in ('organisation', 'operator')`),
    // nobody could sign in
    check('sso_provider_required', sql`not ${table.required} or ${table.state} = 'approved'`),
  ],
);

/** Mail domains whose people an approved provider speaks for; each has one. */
export const ssoDomain = schema.table(
  'sso_domain',
  {
    domain: text('domain').primaryKey(),
    providerId: uuid('provider_id')
      .notNull()
      .references(() => ssoProvider.id, { onDelete: 'cascade' }),
  },
  (table) => [index('sso_domain_provider').on(table.providerId)],
);

/** Sign-ins that have begun: deleted by the answer of the provider, which is taken once. */
export const ssoAttempt = schema.table(
  'sso_attempt',
  {
    /** Hash of the `state` that comes back. */
    stateHash: text('state_hash').primaryKey(),
    /** Hash of what the cookie of the browser holds. */
    browserHash: text('browser_hash').notNull(),
    providerId: uuid('provider_id')
      .notNull()
      .references(() => ssoProvider.id, { onDelete: 'cascade' }),
    /** The provider as it was asked; another version answers nothing. */
    providerVersion: integer('provider_version').notNull(),
    returnTo: text('return_to').notNull(),
    expiresAt: timestampColumn('expires_at').notNull(),
  },
  (table) => [index('sso_attempt_expiry').on(table.expiresAt)],
);
