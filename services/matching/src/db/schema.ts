import { serviceTables } from '@techbourse/db';
import { isNotNull, sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  customType,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

export const schema = pgSchema('matching');
export const { outbox, audit, idempotency, operationTask } = serviceTables(schema);

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
/** A transaction's own number, as text: it is compared in SQL only. */
const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' });
const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' }).notNull().defaultNow();

/** What is known of each listing and demand that was ever open: the newest version told, and whether it is open. */
export const profiles = schema.table(
  'profiles',
  {
    side: text('side', { enum: ['listing', 'demand'] }).notNull(),
    id: uuid('id').notNull(),
    version: integer('version').notNull(),
    open: boolean('open').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    /** What others see of the record and its owner (ProfileCard); null for a record that left before it was told of. */
    card: jsonb('card'),
    /** Deal kinds, levels, prices and dates that decide whether a deal can be made (ListingFacts or DemandFacts). */
    facts: jsonb('facts'),
    ipc: text('ipc').array().notNull(),
    /** Terms with the form as written, and the passages: what explanations quote. */
    wording: jsonb('wording'),
    /** Vectors and term numbers (profile/pack.ts). */
    packed: bytea('packed'),
    /** The most telling words by the statistics of the day it was built. */
    keyTerms: text('key_terms').array().notNull(),
    embedder: text('embedder'),
    /** How its texts were read (`ANALYSIS` of the engine): one that was read by an earlier analysis is built anew. */
    analysis: integer('analysis').notNull().default(1),
    /** Transaction that wrote the row last: how workers find what changed. */
    changedIn: xid8('changed_in').notNull().default(sql`pg_current_xact_id()`),
    builtAt: moment('built_at'),
    /** Transaction since which the record waits to be paired anew, and when that was; null when its pairs are up to date. */
    dueIn: xid8('due_in'),
    dueAt: timestamp('due_at', { withTimezone: true, mode: 'string' }),
    /** Since when it says on the market what it says; an edit that changes the text begins anew. */
    textSince: timestamp('text_since', { withTimezone: true, mode: 'string' }),
  },
  (table) => [
    primaryKey({ columns: [table.side, table.id] }),
    index('profiles_changed_in').on(table.changedIn),
    index('profiles_due').on(table.dueAt).where(isNotNull(table.dueIn)),
    check(
      'profiles_open_is_built',
      sql`not ${table.open} or (${table.packed} is not null and ${table.card} is not null)`,
    ),
  ],
);

/**
 * Whose vectors serve, and whose are being made for all open records: one row, made by the first worker. `refused` is
 * the one that an operator stopped; settings that still name it do not begin again.
 */
export const embedding = schema.table(
  'embedding',
  {
    only: boolean('only').primaryKey().default(true),
    serving: text('serving').notNull(),
    servingDimensions: integer('serving_dimensions').notNull(),
    /** Where the embedder comes from, without its key (EmbedderRecipe). */
    servingRecipe: jsonb('serving_recipe').notNull(),
    servingSince: moment('serving_since'),
    target: text('target'),
    targetDimensions: integer('target_dimensions'),
    targetRecipe: jsonb('target_recipe'),
    startedAt: timestamp('started_at', { withTimezone: true, mode: 'string' }),
    refused: text('refused'),
    /** Why the last page could not be embedded; null when the last one could. */
    error: text('error'),
  },
  (table) => [
    check('embedding_one_row', sql`${table.only}`),
    check('embedding_target_is_another', sql`${table.target} <> ${table.serving}`),
  ],
);

/**
 * Packed profiles with the vectors of the embedder that is to serve next. After the switch they are read from here
 * until they have moved to `profiles`. Without `packed`: a worker is at it until `claimed_until`.
 */
export const profileVectors = schema.table(
  'profile_vectors',
  {
    side: text('side', { enum: ['listing', 'demand'] }).notNull(),
    id: uuid('id').notNull(),
    embedder: text('embedder').notNull(),
    version: integer('version').notNull(),
    packed: bytea('packed'),
    claimedUntil: timestamp('claimed_until', { withTimezone: true, mode: 'string' }),
  },
  (table) => [primaryKey({ columns: [table.embedder, table.side, table.id] })],
);

/** Open records that hold a word, per side. Two words in a row are counted by workers only: nobody asks for them here. */
export const corpusTerms = schema.table('corpus_terms', {
  term: text('term').primaryKey(),
  listings: integer('listings').notNull(),
  demands: integer('demands').notNull(),
});

/** Open records with words in a space, and their words in all. */
export const corpusTotals = schema.table(
  'corpus_totals',
  {
    side: text('side', { enum: ['listing', 'demand'] }).notNull(),
    space: text('space').notNull(),
    documents: integer('documents').notNull(),
    words: integer('words').notNull(),
  },
  (table) => [primaryKey({ columns: [table.side, table.space] })],
);

const pairState = (name: string) =>
  text(name, { enum: ['suggested', 'seen', 'shortlisted', 'contacted', 'deal', 'declined'] })
    .notNull()
    .default('suggested');

/** One row per listing and demand that once met well enough, for ever; scoring again keeps what people decided. */
export const pairs = schema.table(
  'pairs',
  {
    listingId: uuid('listing_id').notNull(),
    demandId: uuid('demand_id').notNull(),
    listingOrganisationId: uuid('listing_organisation_id').notNull(),
    demandOrganisationId: uuid('demand_organisation_id').notNull(),
    listingVersion: integer('listing_version').notNull(),
    demandVersion: integer('demand_version').notNull(),
    score: doublePrecision('score').notNull(),
    base: doublePrecision('base').notNull(),
    parts: jsonb('parts').notNull(),
    /** Why, in numbers of terms and passages (KeptExplanation): words are put in when someone reads. */
    reasons: jsonb('reasons').notNull(),
    weights: text('weights').notNull(),
    listingState: pairState('listing_state'),
    demandState: pairState('demand_state'),
    dealId: uuid('deal_id'),
    /** A deal has named the sides to each other. */
    named: boolean('named').notNull().default(false),
    /** Both records are open and nothing forbids the pair. */
    active: boolean('active').notNull(),
    /** Among the best of the listing, of the demand. */
    keptByListing: boolean('kept_by_listing').notNull(),
    keptByDemand: boolean('kept_by_demand').notNull(),
    decided: boolean('decided')
      .notNull()
      .generatedAlwaysAs(sql`listing_state <> 'suggested' or demand_state <> 'suggested'`),
    shown: boolean('shown')
      .notNull()
      .generatedAlwaysAs(
        sql`active and (kept_by_listing or kept_by_demand or listing_state <> 'suggested' or demand_state <> 'suggested')`,
      ),
    /** Counts changes of the row; the search index is right when it holds the newest. */
    revision: integer('revision').notNull().default(1),
    createdAt: moment('created_at'),
    updatedAt: moment('updated_at'),
    /** When it last changed in what both sides may know: not by what one side keeps to itself. */
    toldAt: moment('told_at'),
  },
  (table) => [
    primaryKey({ columns: [table.listingId, table.demandId] }),
    // The best of a side, in order; the same order decides who is kept.
    index('pairs_of_listing')
      .on(table.listingId, table.score.desc().nullsFirst(), table.demandId)
      .where(sql`${table.active}`),
    index('pairs_of_demand')
      .on(table.demandId, table.score.desc().nullsFirst(), table.listingId)
      .where(sql`${table.active}`),
    index('pairs_demand').on(table.demandId),
    index('pairs_deal').on(table.dealId).where(isNotNull(table.dealId)),
    index('pairs_updated_at').on(table.updatedAt),
    check('pairs_score', sql`${table.score} between 0 and 1`),
    check('pairs_two_organisations', sql`${table.listingOrganisationId} <> ${table.demandOrganisationId}`),
  ],
);

/**
 * Records that one hard condition keeps from being a pair, with the score that they would have without it; the best that
 * either side found when it changed last. Whether they still are, and what would lift it, is looked at when somebody reads.
 */
export const nearMisses = schema.table(
  'near_misses',
  {
    listingId: uuid('listing_id').notNull(),
    demandId: uuid('demand_id').notNull(),
    listingVersion: integer('listing_version').notNull(),
    demandVersion: integer('demand_version').notNull(),
    score: doublePrecision('score').notNull(),
    base: doublePrecision('base').notNull(),
    /** Why, as of `pairs`. */
    reasons: jsonb('reasons').notNull(),
    foundAt: moment('found_at'),
  },
  (table) => [
    primaryKey({ columns: [table.listingId, table.demandId] }),
    index('near_misses_demand').on(table.demandId),
    check('near_misses_score', sql`${table.score} between 0 and 1`),
  ],
);

/** Deals that stand behind pairs, as the contracts service told of them; a pair need not be there yet. */
export const pairDeals = schema.table(
  'pair_deals',
  {
    dealId: uuid('deal_id').primaryKey(),
    listingId: uuid('listing_id').notNull(),
    demandId: uuid('demand_id').notNull(),
    outcome: text('outcome', { enum: ['open', 'signed', 'lost'] }).notNull(),
    lostBy: uuid('lost_by'),
    reason: text('reason'),
    /** The sides know each other: the company of an anonymous demand opened the deal or answered. */
    named: boolean('named').notNull().default(true),
    at: moment('at'),
  },
  (table) => [index('pair_deals_of_pair').on(table.listingId, table.demandId)],
);

/** Who decided what about a pair, never changed. */
export const pairDecisions = schema.table(
  'pair_decisions',
  {
    id: uuid('id').primaryKey(),
    listingId: uuid('listing_id').notNull(),
    demandId: uuid('demand_id').notNull(),
    side: text('side', { enum: ['listing', 'demand'] }).notNull(),
    decision: text('decision').notNull(),
    fromState: text('from_state').notNull(),
    toState: text('to_state').notNull(),
    reason: text('reason'),
    note: text('note'),
    /** The note is a message to the other side. Notes from before there were messages are not. */
    forBoth: boolean('for_both').notNull().default(false),
    /** Score and weights of that moment: what later weights are learned from. */
    score: doublePrecision('score').notNull(),
    parts: jsonb('parts').notNull(),
    weights: text('weights').notNull(),
    organisationId: uuid('organisation_id'),
    at: moment('at'),
  },
  (table) => [index('pair_decisions_of_pair').on(table.listingId, table.demandId, table.id)],
);

/** Sets of weights fitted to decisions, never changed. The reviewed set of the code has no row. */
export const weightsVersions = schema.table('weights_versions', {
  id: text('id').primaryKey(),
  parent: text('parent').notNull(),
  /** The reviewed set whose formulas and parameters it uses. */
  root: text('root').notNull(),
  weights: jsonb('weights').notNull(),
  /** What it was fitted to, and the evaluation before and after (FitRecord). */
  record: jsonb('record').notNull(),
  createdAt: moment('created_at'),
  createdBy: text('created_by').notNull(),
});

/** Which weights ruled from when on, never changed; the last row rules, and without rows the reviewed set. */
export const weightsActivations = schema.table('weights_activations', {
  seq: bigint('seq', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  version: text('version').notNull(),
  /** A rollback takes the activation before it back. */
  kind: text('kind', { enum: ['activate', 'rollback'] }).notNull(),
  reason: text('reason'),
  at: moment('at'),
  by: text('by').notNull(),
});

/** Full re-matches: every open record paired anew, in chunks that the workers share. One runs at a time. */
export const rematches = schema.table(
  'rematches',
  {
    id: uuid('id').primaryKey(),
    reason: text('reason').notNull(),
    /** The actor. */
    askedBy: text('asked_by').notNull(),
    /** Version of the weights it was started for. */
    weights: text('weights').notNull(),
    state: text('state', { enum: ['running', 'cancelled', 'done', 'failed'] }).notNull(),
    /** Records, open when it was started. */
    total: integer('total').notNull(),
    done: integer('done').notNull().default(0),
    error: text('error'),
    startedAt: moment('started_at'),
    updatedAt: moment('updated_at'),
    finishedAt: timestamp('finished_at', { withTimezone: true, mode: 'string' }),
  },
  (table) => [
    uniqueIndex('rematches_one_runs').on(table.state).where(sql`${table.state} = 'running'`),
    check('rematches_done', sql`${table.done} between 0 and ${table.total}`),
  ],
);

/** A span of ids of one side. A claim is good until its time; then the worker counts as dead and another takes over. */
export const rematchChunks = schema.table(
  'rematch_chunks',
  {
    rematchId: uuid('rematch_id')
      .notNull()
      .references(() => rematches.id),
    no: integer('no').notNull(),
    side: text('side', { enum: ['listing', 'demand'] }).notNull(),
    firstId: uuid('first_id').notNull(),
    lastId: uuid('last_id').notNull(),
    records: integer('records').notNull(),
    state: text('state', { enum: ['waiting', 'running', 'done'] })
      .notNull()
      .default('waiting'),
    /** One claim, not one worker: a worker that comes back to life finds that its claim is gone. */
    claimedBy: uuid('claimed_by'),
    claimedUntil: timestamp('claimed_until', { withTimezone: true, mode: 'string' }),
    attempts: integer('attempts').notNull().default(0),
    doneAt: timestamp('done_at', { withTimezone: true, mode: 'string' }),
  },
  (table) => [
    primaryKey({ columns: [table.rematchId, table.no] }),
    index('rematch_chunks_open').on(table.rematchId, table.no).where(sql`${table.state} <> 'done'`),
  ],
);

/** By what near-duplicates find each other: open records only, MinHash bands of the text and the numbers of the patent. */
export const fingerprints = schema.table(
  'fingerprints',
  {
    side: text('side', { enum: ['listing', 'demand'] }).notNull(),
    id: uuid('id').notNull(),
    bands: integer('bands').array().notNull(),
    patents: text('patents').array().notNull(),
    /** Transaction that wrote the row last: who looked before a lock finds what came meanwhile. */
    changedIn: xid8('changed_in').notNull().default(sql`pg_current_xact_id()`),
  },
  (table) => [
    primaryKey({ columns: [table.side, table.id] }),
    // Without the list of what is not yet merged in: a look-up would have to go through it.
    index('fingerprints_bands').using('gin', table.bands).with({ fastupdate: false }),
    index('fingerprints_changed_in').on(table.changedIn),
    index('fingerprints_patents').using('gin', table.patents).with({ fastupdate: false }),
  ],
);

/** Two open records of a side that are one patent or one text; the smaller id first. */
export const duplicateLinks = schema.table(
  'duplicate_links',
  {
    side: text('side', { enum: ['listing', 'demand'] }).notNull(),
    a: uuid('a').notNull(),
    b: uuid('b').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.side, table.a, table.b] }),
    index('duplicate_links_b').on(table.side, table.b),
    check('duplicate_links_order', sql`${table.a} < ${table.b}`),
  ],
);

/** Records that hang together by links, under the smallest id among them. Who is alone has no row. */
export const duplicateGroups = schema.table(
  'duplicate_groups',
  {
    side: text('side', { enum: ['listing', 'demand'] }).notNull(),
    id: uuid('id').notNull(),
    groupId: uuid('group_id').notNull(),
    /** Whose record it is, and since when its text is on the market: who was first stands for the group. */
    owner: uuid('owner'),
    since: timestamp('since', { withTimezone: true, mode: 'string' }),
  },
  (table) => [
    primaryKey({ columns: [table.side, table.id] }),
    index('duplicate_groups_first').on(table.side, table.groupId, table.since, table.id),
  ],
);
