import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { moment, schema } from './service.ts';

/**
 * The public parts of a record or organisation as the feed remembers them: digests, from which one sees that a part
 * changed and not what it says. `until`: its last day.
 */
export type Parts = { price: string; terms: string; until: string; rest: string };

/** What the feed knows of a record or an organisation: whose it is, and the latest version that it heard of. */
export const changeSubject = schema.table('change_subject', {
  id: uuid('id').primaryKey(),
  kind: text('kind').notNull(),
  organisationId: uuid('organisation_id').notNull(),
  version: integer('version').notNull(),
  /** Published, open, or verified. */
  live: boolean('live').notNull(),
  /** An organisation that is suspended, merged or deleted says and hears nothing. */
  silent: boolean('silent').notNull().default(false),
  /** A demand whose company is not named. */
  anonymous: boolean('anonymous').notNull().default(false),
  /** Digests of what the public saw of it last; null: heard of before they were kept. */
  parts: jsonb('parts').$type<Parts>(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});

/** Numbers rows as they are heard. */
export const changeArrival = schema.sequence('change_arrival');

/** Rows of the change feed. One without a position waits for its release; nobody sees it yet. */
export const change = schema.table(
  'change',
  {
    /** Random: the cursor of the row, from which nothing can be counted. */
    id: uuid('id').primaryKey(),
    /** Given in the order of commits; see `release.ts`. */
    position: bigint('position', { mode: 'number' }),
    eventId: uuid('event_id').notNull(),
    /** Which of the rows of its event. */
    part: smallint('part').notNull(),
    type: text('type').notNull(),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    at: moment('at').notNull(),
    /** Whether anyone may see it, and the organisations that may or, of a public row, have another instead. */
    everyone: boolean('everyone').notNull(),
    organisations: uuid('organisations').array().notNull(),
    except: uuid('except').array().notNull(),
    /** The listing and the demand that it is about: a mandate for one of them reaches nothing else. */
    about: uuid('about').array().notNull(),
    releaseAt: moment('release_at').notNull(),
    /** In the order in which they were heard; 0 for those whose order would tell something. */
    arrival: bigint('arrival', { mode: 'number' }).notNull(),
    /** What changed, for watches; see `what.ts`. */
    what: text('what').array().notNull().default(sql`'{}'`),
  },
  (table) => [
    uniqueIndex('change_of_event').on(table.eventId, table.part),
    uniqueIndex('change_position').on(table.position),
    index('change_waiting').on(table.releaseAt, table.arrival, table.id).where(sql`${table.position} is null`),
    // for previews of watches
    index('change_of_subject').on(table.subject, table.position),
    // for tidying
    index('change_released').on(table.releaseAt).where(sql`${table.position} is not null`),
  ],
);

/** Who sees which released row, in order. The organisation is `EVERYONE` for public rows. */
export const changeAudience = schema.table(
  'change_audience',
  {
    organisationId: uuid('organisation_id').notNull(),
    kind: text('kind').notNull(),
    position: bigint('position', { mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.kind, table.position] }),
    // for tidying
    index('change_audience_position').on(table.position),
  ],
);

/** The last position that was given: one row, whose lock makes one release wait for the other. */
export const changeClock = schema.table('change_clock', {
  id: smallint('id').primaryKey(),
  position: bigint('position', { mode: 'number' }).notNull(),
});
