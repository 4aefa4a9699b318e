import { serviceTables } from '@techbourse/db';
import { type LocalizedText, organisationKinds } from '@techbourse/domain';
import { mailTables } from '@techbourse/mail';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgSchema,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

export const schema = pgSchema('identity');

export const { outbox, audit, idempotency } = serviceTables(schema);
export const { mail } = mailTables(schema);

const timestampColumn = (name: string) => timestamp(name, { withTimezone: true });
const kinds = sql.raw(organisationKinds.codes.map((code) => `'${code}'`).join(', '));

export type Identifiers = { uscc?: string | undefined; ror?: string | undefined; lei?: string | undefined };

/**
 * Organisations. `display_name`, `slug`, `logo` and `metadata` are what better-auth's organisations need beside ours.
 */
export const organisation = schema.table(
  'organisation',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').notNull(),
    name: jsonb('name').$type<LocalizedText>().notNull(),
    country: text('country').notNull(),
    region: text('region'),
    identifiers: jsonb('identifiers').$type<Identifiers>().notNull().default({}),
    verifiedAt: timestampColumn('verified_at'),
    version: integer('version').notNull().default(1),
    /** The last published version. The column keeps its first name. */
    publishedVersion: integer('told_version').notNull().default(0),
    displayName: text('display_name').notNull(),
    slug: text('slug').notNull().unique(),
    logo: text('logo'),
    metadata: text('metadata'),
    createdAt: timestampColumn('created_at').notNull().defaultNow(),
    updatedAt: timestampColumn('updated_at').notNull().defaultNow(),
  },
  (table) => [
    check('organisation_kind', sql`${table.kind} in (${kinds})`),
    // an exchange has one operator; gateways that start together meet here
    uniqueIndex('organisation_one_operator').on(table.kind).where(sql`${table.kind} = 'operator'`),
    index('organisation_in_region').on(table.region).where(sql`${table.verifiedAt} is not null`),
    index('organisation_in_country').on(table.country).where(sql`${table.verifiedAt} is not null`),
    index('organisation_untold').on(table.id).where(sql`${table.publishedVersion} < ${table.version}`),
    uniqueIndex('organisation_uscc').on(sql`(${table.identifiers}->>'uscc')`),
    uniqueIndex('organisation_ror').on(sql`(${table.identifiers}->>'ror')`),
    uniqueIndex('organisation_lei').on(sql`(${table.identifiers}->>'lei')`),
  ],
);

/**
 * API keys: `reference_id` is the organisation, `key` the hash. Their form is that of the plugin that made the first.
 */
export const apiKey = schema.table(
  'api_key',
  {
    id: uuid('id').primaryKey(),
    name: text('name'),
    start: text('start'),
    key: text('key').notNull().unique(),
    referenceId: uuid('reference_id')
      .notNull()
      .references(() => organisation.id),
    enabled: boolean('enabled').notNull().default(true),
    expiresAt: timestampColumn('expires_at'),
    lastRequest: timestampColumn('last_request'),
    permissions: text('permissions'),
    metadata: text('metadata'),
    createdAt: timestampColumn('created_at').notNull().defaultNow(),
    updatedAt: timestampColumn('updated_at').notNull().defaultNow(),
  },
  (table) => [index('api_key_reference').on(table.referenceId)],
);
