import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { moment, schema } from './service.ts';

/** Order of notifications, given under a lock: what is read up to a number misses nothing below it. */
export const notificationSeq = schema.sequence('notification_seq');

/** What a person is told. The words are made when somebody reads; `data` are the facts of the kind. */
export const notification = schema.table(
  'notification',
  {
    id: uuid('id').primaryKey(),
    /** Rises when a bundle grows, so that it is new again. */
    seq: bigint('seq', { mode: 'number' }).notNull().default(sql`nextval('notifications.notification_seq')`),
    personId: uuid('person_id').notNull(),
    /** As a member of which organisation; null: for itself. Who is no member any more does not see it. */
    organisationId: uuid('organisation_id'),
    role: text('role'),
    /** The organisation that it concerns: a session bound to one shows what concerns that. Null: the person alone. */
    concerns: uuid('concerns'),
    kind: text('kind').notNull(),
    data: jsonb('data').notNull(),
    /** Names the fact: the same fact is told to a person once. */
    fact: text('fact').notNull(),
    /** What it reminds of or asks for, of its kind; `slot` tells apart several dates of it. */
    subject: text('subject'),
    slot: text('slot'),
    dueAt: moment('due_at'),
    createdAt: moment('created_at').notNull().defaultNow(),
    readAt: moment('read_at'),
    /** When it was taken back unread, because what it asked for was done, moved or void. */
    voidAt: moment('void_at'),
    /** Wanted by mail; `mailedAt`: it stands in a mail, or was read before one was made. */
    mail: boolean('mail').notNull(),
    mailedAt: moment('mailed_at'),
  },
  (table) => [
    uniqueIndex('notification_fact').on(table.personId, table.fact),
    index('notification_of_person').on(table.personId, table.seq),
    index('notification_unread').on(table.personId).where(sql`${table.readAt} is null`),
    index('notification_of_subject')
      .on(table.kind, table.subject)
      .where(sql`${table.readAt} is null and ${table.voidAt} is null`),
    index('notification_to_mail').on(table.personId, table.seq).where(sql`${table.mail} and ${table.mailedAt} is null`),
    // for tidying
    index('notification_at').on(table.createdAt),
    check('notification_role_known', sql`${table.role} in ('owner', 'admin', 'editor', 'viewer')`),
  ],
);

/** `preference.organisationId` of what concerns any organisation that has no row of its own, or none. */
export const EVERY_ORGANISATION = '00000000-0000-0000-0000-000000000000';

/**
 * What a person wants to be told, and when by mail. Without a row: as the exchange does by default. What is set in a session
 * bound to one organisation is a row of its own, and holds for what concerns that organisation.
 */
export const preference = schema.table(
  'preference',
  {
    personId: uuid('person_id').notNull(),
    organisationId: uuid('organisation_id').notNull().default(EVERY_ORGANISATION),
    frequency: text('frequency').notNull(),
    /** Hour of the person's day at which digests are made, and of which day of the week (1 Monday) weekly ones. */
    hour: integer('hour').notNull(),
    weekday: integer('weekday').notNull(),
    zone: text('zone').notNull(),
    /** Kinds that differ from what is usual for them. */
    kinds: jsonb('kinds').$type<Record<string, string>>().notNull().default({}),
    /** When the next mail is due; null: nothing to wait for. */
    nextAt: moment('next_at'),
    /** Signs the links by which the person unsubscribes. */
    linkKey: text('link_key').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.organisationId] }),
    index('preference_due').on(table.nextAt),
    check('preference_frequency_known', sql`${table.frequency} in ('at_once', 'daily', 'weekly', 'never')`),
    check('preference_hour', sql`${table.hour} between 0 and 23`),
    check('preference_weekday', sql`${table.weekday} between 1 and 7`),
  ],
);

/** Facts that joined a notification of several, so that each joins once. */
export const fact = schema.table(
  'fact',
  { fact: text('fact').primaryKey(), at: moment('at').notNull().defaultNow() },
  (table) => [
    // for tidying
    index('fact_at').on(table.at),
  ],
);
