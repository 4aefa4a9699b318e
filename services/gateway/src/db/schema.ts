import { serviceTables } from '@techbourse/db';
import {
  identifierSchemes,
  type LocalizedText,
  type OrganisationIdentifiers,
  organisationKinds,
} from '@techbourse/domain';
import { mailTables } from '@techbourse/mail';
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
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

export type Identifiers = OrganisationIdentifiers;

/** An organisation as others are shown it: as the operator knew it last. */
export type KnownAs = { kind: string; name: LocalizedText; country: string; region: string | null };

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
    /** What the operator vouched for last, which is all that others are shown. Null: it never did. */
    knownAs: jsonb('known_as').$type<KnownAs>(),
    /** Pieces of its names, to find it and its likes by. Null: an earlier version wrote it. */
    nameGrams: text('name_grams').array(),
    verifiedAt: timestampColumn('verified_at'),
    /** Null: without end, as earlier versions verified. */
    verifiedUntil: timestampColumn('verified_until'),
    /** Since when it waits to be verified anew, because it changed what was verified; it is shown as it was before. */
    reverifySince: timestampColumn('reverify_since'),
    /** Since when a verification is lost that it had: taken back, or run out. */
    lapsedAt: timestampColumn('lapsed_at'),
    suspendedAt: timestampColumn('suspended_at'),
    suspendedFor: text('suspended_for'),
    /** Since when the operator knows that it is none of those of an equal name. */
    distinctSince: timestampColumn('distinct_since'),
    deletedAt: timestampColumn('deleted_at'),
    mergedInto: uuid('merged_into').references((): AnyPgColumn => organisation.id),
    parentId: uuid('parent_id').references((): AnyPgColumn => organisation.id),
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
    index('organisation_by_grams').using('gin', table.nameGrams),
    index('organisation_units').on(table.parentId).where(sql`${table.parentId} is not null`),
    index('organisation_merged').on(table.mergedInto).where(sql`${table.mergedInto} is not null`),
    index('organisation_verified_until').on(table.verifiedUntil).where(sql`${table.verifiedAt} is not null`),
    check('organisation_own_parent', sql`${table.parentId} <> ${table.id}`),
    check('organisation_merged_elsewhere', sql`${table.mergedInto} <> ${table.id}`),
    // What somebody claims for an organisation that it made up takes no identifier from who has it.
    ...identifierSchemes.options.map((scheme) =>
      uniqueIndex(`organisation_${scheme}`)
        .on(sql.raw(`("identifiers"->>'${scheme}')`))
        .where(sql`${table.knownAs} is not null and ${table.deletedAt} is null`),
    ),
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
    /** The person who issued it in a session; null: a key did, or the operator's setting. */
    issuedBy: uuid('issued_by'),
    createdAt: timestampColumn('created_at').notNull().defaultNow(),
    updatedAt: timestampColumn('updated_at').notNull().defaultNow(),
  },
  (table) => [index('api_key_reference').on(table.referenceId)],
);
