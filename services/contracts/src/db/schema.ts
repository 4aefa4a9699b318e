import { serviceTables } from '@techbourse/db';
import type { DemandSnapshot } from '@techbourse/demands/api';
import type { Money, Owner, Territory } from '@techbourse/domain';
import type { ListingSnapshot } from '@techbourse/listings/api';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
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
import type { ContractTerms, FieldOfUse } from '../api/index.ts';

/** A part of a payment, its amount in the currency of the payment. `line` null: running royalty. */
export type SettledPart = { line: number | null; amount: string };
export type DifferenceItem = { description: string; amount: Money };

export const schema = pgSchema('contracts');
export const { outbox, audit, idempotency, operationTask } = serviceTables(schema);

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const day = (name: string) => date(name, { mode: 'string' });
const minor = (name: string) => bigint(name, { mode: 'bigint' });
const seq = (name: string) => bigint(name, { mode: 'number' });

/** Listings as their events told them. `snapshot` is null when the listing left before it was ever seen here. */
export const listingCopy = schema.table('listing_copy', {
  id: uuid('id').primaryKey(),
  version: integer('version').notNull(),
  live: boolean('live').notNull(),
  organisationId: uuid('organisation_id'),
  snapshot: jsonb('snapshot').$type<ListingSnapshot>(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
  /** Taken off by its owner for good; what is reserved, transferred or has expired is not. */
  withdrawn: boolean('withdrawn').notNull().default(false),
  /** Version whose names the register of assets knows. */
  registeredVersion: integer('registered_version'),
});

export const demandCopy = schema.table('demand_copy', {
  id: uuid('id').primaryKey(),
  version: integer('version').notNull(),
  live: boolean('live').notNull(),
  organisationId: uuid('organisation_id'),
  snapshot: jsonb('snapshot').$type<DemandSnapshot>(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});

export const deal = schema.table(
  'deal',
  {
    id: uuid('id').primaryKey(),
    version: integer('version').notNull(),
    stage: text('stage').notNull(),
    stageSince: moment('stage_since').notNull(),
    listingId: uuid('listing_id').notNull(),
    listingVersion: integer('listing_version').notNull(),
    listingSnapshot: jsonb('listing_snapshot').$type<ListingSnapshot>().notNull(),
    demandId: uuid('demand_id'),
    demandVersion: integer('demand_version'),
    demandSnapshot: jsonb('demand_snapshot').$type<DemandSnapshot>(),
    sellerId: uuid('seller_id').notNull(),
    seller: jsonb('seller').$type<Owner>().notNull(),
    buyerId: uuid('buyer_id').notNull(),
    buyer: jsonb('buyer').$type<Owner>().notNull(),
    /** False: the seller asked an anonymous demand's company, which has not answered, and does not know who it is. */
    buyerNamed: boolean('buyer_named').notNull().default(true),
    openedBy: text('opened_by').notNull(),
    openedAt: moment('opened_at').notNull(),
    lostReason: text('lost_reason'),
    lostNote: text('lost_note'),
    /** A stage that one side proposed and the other has not answered. */
    proposedStage: text('proposed_stage'),
    proposedBy: text('proposed_by'),
    proposedAt: moment('proposed_at'),
  },
  (table) => [
    // One live deal per listing and buyer's need; nulls count as equal, so that a direct enquiry is one too.
    uniqueIndex('deal_live')
      .on(table.listingId, sql`coalesce(${table.demandId}, ${table.buyerId})`)
      .where(sql`${table.stage} not in ('signed', 'lost')`),
    index('deal_seller').on(table.sellerId, table.id),
    index('deal_buyer').on(table.buyerId, table.id),
    index('deal_demand').on(table.demandId),
    check('deal_parties_differ', sql`${table.sellerId} <> ${table.buyerId}`),
    check('deal_side_known', sql`${table.openedBy} in ('seller', 'buyer')`),
    check(
      'deal_stage_known',
      sql`${table.stage} in ('enquiry', 'nda', 'evaluation', 'negotiation', 'agreed', 'signed', 'lost')`,
    ),
    check('deal_lost_has_reason', sql`(${table.stage} = 'lost') = (${table.lostReason} is not null)`),
    check(
      'deal_proposal_whole',
      sql`num_nulls(${table.proposedStage}, ${table.proposedBy}, ${table.proposedAt}) in (0, 3)`,
    ),
    check(
      'deal_proposal_known',
      sql`${table.proposedBy} in ('seller', 'buyer') and ${table.proposedStage} in ('enquiry', 'nda', 'evaluation', 'negotiation', 'agreed')`,
    ),
    check('deal_proposal_open', sql`${table.proposedStage} is null or ${table.stage} not in ('signed', 'lost')`),
  ],
);

/** What happened in a deal, for both sides to read. Append-only. */
export const dealEvent = schema.table(
  'deal_event',
  {
    id: uuid('id').primaryKey(),
    dealId: uuid('deal_id').notNull(),
    kind: text('kind').notNull(),
    side: text('side'),
    fromStage: text('from_stage'),
    toStage: text('to_stage'),
    note: text('note'),
    at: moment('at').notNull(),
  },
  (table) => [index('deal_event_of').on(table.dealId, table.id)],
);

/** The present text of a contract. A signed row never changes: a trigger refuses it, and so do the rules. */
export const contract = schema.table(
  'contract',
  {
    id: uuid('id').primaryKey(),
    dealId: uuid('deal_id')
      .notNull()
      .references(() => deal.id),
    state: text('state').notNull(),
    version: integer('version').notNull(),
    hash: text('hash').notNull(),
    terms: jsonb('terms').$type<ContractTerms>().notNull(),
    sellerId: uuid('seller_id').notNull(),
    buyerId: uuid('buyer_id').notNull(),
    type: text('type').notNull(),
    currency: text('currency').notNull(),
    valueMinor: minor('value_minor').notNull(),
    technologyMinor: minor('technology_minor').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    signedAt: moment('signed_at'),
    ledgerSeq: seq('ledger_seq'),
  },
  (table) => [
    uniqueIndex('contract_one_per_deal').on(table.dealId).where(sql`${table.state} <> 'abandoned'`),
    uniqueIndex('contract_ledger').on(table.ledgerSeq),
    index('contract_seller').on(table.sellerId, table.id),
    index('contract_buyer').on(table.buyerId, table.id),
    index('contract_agencies').using('gin', sql`(${table.terms} -> 'agencies') jsonb_path_ops`),
    index('contract_signed_at').on(table.signedAt).where(sql`${table.state} = 'signed'`),
    check('contract_state_known', sql`${table.state} in ('draft', 'signed', 'abandoned')`),
    check('contract_values', sql`${table.technologyMinor} between 0 and ${table.valueMinor}`),
    check(
      'contract_signed_whole',
      sql`(${table.state} = 'signed') = (${table.signedAt} is not null) and (${table.state} = 'signed') = (${table.ledgerSeq} is not null)`,
    ),
  ],
);

/** Every text a contract had. Append-only. */
export const contractVersion = schema.table(
  'contract_version',
  {
    contractId: uuid('contract_id').notNull(),
    version: integer('version').notNull(),
    hash: text('hash').notNull(),
    terms: jsonb('terms').$type<ContractTerms>().notNull(),
    editedBy: uuid('edited_by').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.contractId, table.version] })],
);

/** Which party confirmed which text, and which agency its part in it. A new version starts with none. Append-only. */
export const confirmation = schema.table(
  'confirmation',
  {
    contractId: uuid('contract_id').notNull(),
    version: integer('version').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    hash: text('hash').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    at: moment('at').notNull(),
    /** Of an agency: its name in the register when it confirmed its part. */
    agencyName: text('agency_name'),
  },
  (table) => [primaryKey({ columns: [table.contractId, table.version, table.organisationId] })],
);

/**
 * Agencies of signed contracts, for the statistics: those that confirmed their part. Rows of old contracts are what
 * their parties wrote, without a confirmation, and are counted under no agency.
 */
export const contractAgency = schema.table(
  'contract_agency',
  {
    contractId: uuid('contract_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    name: text('name').notNull(),
    side: text('side').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contractId, table.organisationId] }),
    index('contract_agency_of').on(table.organisationId),
  ],
);

/**
 * What rights are granted on: a patent or family under all its numbers, or what a listing describes. Assets that turned
 * out to be one share their `root`. `joinedSeq`: entry by which it became part of another one; 0: before joins were
 * entered into the ledger.
 */
export const asset = schema.table(
  'asset',
  {
    id: uuid('id').primaryKey(),
    root: uuid('root').notNull(),
    createdAt: moment('created_at').notNull(),
    joinedSeq: seq('joined_seq'),
  },
  (table) => [index('asset_root').on(table.root), index('asset_joined').on(table.joinedSeq)],
);

/**
 * Names by which an asset is found, each in its one form: `publication:US7318131`, `family:X1`, `listing:<id>`.
 * `ledgerSeq`: entry that says so; null: a name that its asset had from the first.
 */
export const assetName = schema.table(
  'asset_name',
  {
    name: text('name').primaryKey(),
    assetId: uuid('asset_id')
      .notNull()
      .references(() => asset.id),
    ledgerSeq: seq('ledger_seq'),
  },
  (table) => [index('asset_name_of').on(table.assetId), index('asset_name_ledger').on(table.ledgerSeq)],
);

/** Which listing gives itself which names, and since when. `stands`: it was not withdrawn. */
export const listingName = schema.table(
  'listing_name',
  {
    listingId: uuid('listing_id').notNull(),
    name: text('name').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    since: moment('since').notNull(),
    stands: boolean('stands').notNull(),
    /** A name that only its owner may see. */
    hidden: boolean('hidden').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.listingId, table.name] }),
    index('listing_name_by_name').on(table.name, table.since),
  ],
);

/** Texts of listings as they are compared with others of their owner: hashed words, and bands of their fingerprint. */
export const listingText = schema.table(
  'listing_text',
  {
    listingId: uuid('listing_id').notNull(),
    language: text('language').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    terms: integer('terms').array().notNull(),
    bands: integer('bands').array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.listingId, table.language] }),
    index('listing_text_of').on(table.organisationId),
  ],
);

/**
 * Rights granted by signed contracts, one row per asset: the register that the chain of title is read from. `names`: those
 * of the asset's names that the contract named. `parents`: where the grantor's right came from (see `RegisteredGrant`).
 * `endedOn`: its last day, when the contract was terminated. `releasedSeq`: entry by which the operator released it.
 */
export const titleGrant = schema.table(
  'title_grant',
  {
    id: uuid('id').primaryKey(),
    contractId: uuid('contract_id').notNull(),
    assetId: uuid('asset_id')
      .notNull()
      .references(() => asset.id),
    names: text('names').array().notNull(),
    kind: text('kind').notNull(),
    grantor: uuid('grantor').notNull(),
    grantee: uuid('grantee').notNull(),
    sublicensing: text('sublicensing').notNull(),
    besides: jsonb('besides').$type<string[]>().notNull(),
    fieldOfUse: jsonb('field_of_use').$type<FieldOfUse>().notNull(),
    territory: jsonb('territory').$type<Territory>().notNull(),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day'),
    parents: uuid('parents').array().notNull(),
    original: boolean('original').notNull(),
    /** Consents that allowed it, each of which allows nothing else. */
    consents: uuid('consents').array().notNull().default([]),
    endedOn: day('ended_on'),
    releasedSeq: seq('released_seq'),
    signedAt: moment('signed_at').notNull(),
    ledgerSeq: seq('ledger_seq').notNull(),
  },
  (table) => [
    index('title_grant_asset').on(table.assetId),
    index('title_grant_of').on(table.contractId),
    index('title_grant_consents').using('gin', table.consents),
    uniqueIndex('title_grant_once').on(table.contractId, table.assetId, table.names),
    check('title_grant_kind', sql`${table.kind} in ('assignment', 'exclusive', 'sole', 'simple')`),
    check('title_grant_sublicensing', sql`${table.sublicensing} in ('allowed', 'with_consent', 'forbidden')`),
    check('title_grant_parties_differ', sql`${table.grantor} <> ${table.grantee}`),
  ],
);

/**
 * What was paid, by one party's word. What it settles and why it is an exception came later: null in older rows.
 * Append-only.
 */
export const payment = schema.table(
  'payment',
  {
    id: uuid('id').primaryKey(),
    contractId: uuid('contract_id').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: text('currency').notNull(),
    paidOn: day('paid_on').notNull(),
    scheduleLine: integer('schedule_line'),
    note: text('note'),
    recordedBy: uuid('recorded_by').notNull(),
    ledgerSeq: seq('ledger_seq').notNull().unique(),
    settles: jsonb('settles').$type<SettledPart[]>(),
    /** Nobody named what it settles: the rules did. */
    allocated: boolean('allocated').notNull().default(false),
    earlyReason: text('early_reason'),
    unusualReason: text('unusual_reason'),
    duplicateOf: uuid('duplicate_of'),
  },
  (table) => [
    index('payment_of').on(table.contractId, table.id),
    index('payment_day').on(table.paidOn),
    check('payment_positive', sql`${table.amountMinor} > 0`),
  ],
);

/** What the other party said of a payment: disputed, confirmed, or first the one and then the other. Append-only. */
export const paymentAnswer = schema.table(
  'payment_answer',
  {
    paymentId: uuid('payment_id').notNull(),
    answer: text('answer').notNull(),
    contractId: uuid('contract_id').notNull(),
    reason: text('reason'),
    recordedBy: uuid('recorded_by').notNull(),
    ledgerSeq: seq('ledger_seq').notNull(),
  },
  (table) => [
    primaryKey({ name: 'payment_answered_once', columns: [table.paymentId, table.answer] }),
    foreignKey({ name: 'payment_answer_payment', columns: [table.paymentId], foreignColumns: [payment.id] }),
    uniqueIndex('payment_answer_ledger').on(table.ledgerSeq),
    index('payment_answer_of').on(table.contractId),
    check('payment_answer_known', sql`${table.answer} in ('confirmed', 'disputed')`),
    check('payment_dispute_has_reason', sql`(${table.answer} = 'disputed') = (${table.reason} is not null)`),
  ],
);

/** Payments that were taken back. Append-only. */
export const paymentVoid = schema.table('payment_void', {
  paymentId: uuid('payment_id').primaryKey(),
  contractId: uuid('contract_id').notNull(),
  reason: text('reason').notNull(),
  recordedBy: uuid('recorded_by').notNull(),
  ledgerSeq: seq('ledger_seq').notNull().unique(),
});

/** Case, blanks, dashes and full width do not tell two numbers of one authority apart. */
export const spelt = (value: unknown) => sql`lower(regexp_replace(normalize(${value}, NFKC), '[[:space:]-]', '', 'g'))`;

/**
 * Registrations with an authority; one stands per contract. Fixed by a trigger, but for the confirmation and the void,
 * each of which is set once and has an entry of its own.
 */
export const registration = schema.table(
  'registration',
  {
    id: uuid('id').primaryKey(),
    contractId: uuid('contract_id').notNull(),
    authority: text('authority').notNull(),
    number: text('number').notNull(),
    registeredOn: day('registered_on').notNull(),
    currency: text('currency').notNull(),
    valueMinor: minor('value_minor').notNull(),
    technologyMinor: minor('technology_minor').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    ledgerSeq: seq('ledger_seq').notNull().unique(),
    valueDifference: jsonb('value_difference').$type<DifferenceItem[]>(),
    technologyDifference: jsonb('technology_difference').$type<DifferenceItem[]>(),
    confirmedBy: uuid('confirmed_by'),
    confirmedSeq: seq('confirmed_seq'),
    voidedBy: uuid('voided_by'),
    voidReason: text('void_reason'),
    voidedSeq: seq('voided_seq'),
  },
  (table) => [
    uniqueIndex('registration_stands_once').on(table.contractId).where(sql`${table.voidedSeq} is null`),
    uniqueIndex('registration_number').on(table.authority, table.number).where(sql`${table.voidedSeq} is null`),
    uniqueIndex('registration_confirmed_ledger').on(table.confirmedSeq),
    uniqueIndex('registration_voided_ledger').on(table.voidedSeq),
    index('registration_spelt').on(spelt(table.number)).where(sql`${table.voidedSeq} is null`),
    index('registration_of').on(table.contractId),
    index('registration_day').on(table.registeredOn),
    check('registration_values', sql`${table.technologyMinor} between 0 and ${table.valueMinor}`),
    check('registration_confirmed_whole', sql`(${table.confirmedBy} is null) = (${table.confirmedSeq} is null)`),
    check(
      'registration_voided_whole',
      sql`(${table.voidedBy} is null) = (${table.voidedSeq} is null) and (${table.voidReason} is null) = (${table.voidedSeq} is null)`,
    ),
  ],
);

/** Amendments and terminations: proposed by one party, made by the other's confirmation, then fixed by a trigger. */
export const contractChange = schema.table(
  'contract_change',
  {
    id: uuid('id').primaryKey(),
    contractId: uuid('contract_id').notNull(),
    kind: text('kind').notNull(),
    body: jsonb('body').$type<{ text: string; effectiveOn: string }>().notNull(),
    hash: text('hash').notNull(),
    proposedBy: uuid('proposed_by').notNull(),
    proposedAt: moment('proposed_at').notNull(),
    confirmedBy: uuid('confirmed_by'),
    ledgerSeq: seq('ledger_seq').unique(),
    /** Withdrawn by the party that proposed it or declined by the other: never made. */
    closedAs: text('closed_as'),
    closedBy: uuid('closed_by'),
    closedAt: moment('closed_at'),
    closedReason: text('closed_reason'),
  },
  (table) => [
    index('contract_change_of').on(table.contractId, table.id),
    uniqueIndex('contract_terminated_once')
      .on(table.contractId)
      .where(sql`${table.kind} = 'termination' and ${table.ledgerSeq} is not null`),
    check('contract_change_kind', sql`${table.kind} in ('amendment', 'termination')`),
    check('contract_change_whole', sql`(${table.confirmedBy} is null) = (${table.ledgerSeq} is null)`),
    check('contract_change_closed_known', sql`${table.closedAs} in ('withdrawn', 'declined')`),
    check(
      'contract_change_closed_whole',
      sql`num_nulls(${table.closedAs}, ${table.closedBy}, ${table.closedAt}) in (0, 3)`,
    ),
    check('contract_change_closed_or_made', sql`${table.closedAs} is null or ${table.ledgerSeq} is null`),
    check(
      'contract_change_closed_by',
      sql`${table.closedAs} is null or (${table.closedAs} = 'withdrawn') = (${table.closedBy} = ${table.proposedBy})`,
    ),
  ],
);

/** Months whose figures are published. Append-only. */
export const statisticsMonth = schema.table('statistics_month', {
  month: text('month').primaryKey(),
  closedAt: moment('closed_at').notNull(),
});

/** Which contracts are always shown together in public figures; a group is only ever cut into smaller ones. */
export const statisticsGroup = schema.table(
  'statistics_group',
  { contractId: uuid('contract_id').primaryKey(), groupId: uuid('group_id').notNull() },
  (table) => [index('statistics_group_of').on(table.groupId)],
);

/** Public figures. `type` and `agencies` null: the contracts differ in it. Append-only. */
export const statisticsCell = schema.table(
  'statistics_cell',
  {
    id: uuid('id').primaryKey(),
    /** With the end of which month it was published. */
    publishedWith: text('published_with').notNull(),
    kind: text('kind').notNull(),
    currency: text('currency').notNull(),
    fromMonth: text('from_month').notNull(),
    toMonth: text('to_month').notNull(),
    type: text('type'),
    agencies: uuid('agencies').array(),
  },
  (table) => [
    index('statistics_cell_span').on(table.kind, table.currency, table.fromMonth, table.toMonth),
    check('statistics_cell_kind', sql`${table.kind} in ('signed', 'paid', 'registered')`),
  ],
);

/** What a public figure counts; sign -1: what an earlier one counted and has been taken back since. Append-only. */
export const statisticsFact = schema.table(
  'statistics_fact',
  {
    cellId: uuid('cell_id').notNull(),
    kind: text('kind').notNull(),
    factId: uuid('fact_id').notNull(),
    contractId: uuid('contract_id').notNull(),
    sign: integer('sign').notNull(),
    valueMinor: minor('value_minor').notNull(),
    technologyMinor: minor('technology_minor'),
  },
  (table) => [
    primaryKey({ name: 'statistics_fact_once_per_cell', columns: [table.cellId, table.factId] }),
    index('statistics_fact_of').on(table.kind, table.factId),
    check('statistics_fact_sign', sql`${table.sign} in (1, -1)`),
  ],
);

/** The chain. `text` is the canonical JSON that was hashed; the other columns repeat it for queries. Append-only. */
export const ledgerEntry = schema.table(
  'ledger_entry',
  {
    seq: seq('seq').primaryKey(),
    hash: text('hash').notNull().unique(),
    previousHash: text('previous_hash').notNull(),
    kind: text('kind').notNull(),
    /** Null: the entry concerns no contract. */
    contractId: uuid('contract_id'),
    at: moment('at').notNull(),
    text: text('text').notNull(),
  },
  (table) => [index('ledger_entry_of').on(table.contractId, table.seq)],
);

/** Signed Merkle tree heads (RFC 6962), numbered, each naming the one before. Append-only. */
export const treeHead = schema.table(
  'tree_head',
  {
    number: seq('number').notNull(),
    /** The day that this head closes; null: made within a day. */
    day: day('day'),
    size: seq('size').notNull(),
    rootHash: text('root_hash').notNull(),
    at: moment('at').notNull(),
    /** sha256 of the signed text of the head before; null: a head of the first version. */
    previousHash: text('previous_hash'),
    signature: text('signature').notNull(),
    publicKey: text('public_key').notNull(),
    /** Roots of the full subtrees on the right edge of the tree: the next head goes on from here. Proved by the root. */
    edge: jsonb('edge').$type<string[]>(),
  },
  (table) => [
    primaryKey({ name: 'tree_head_number', columns: [table.number] }),
    index('tree_head_size').on(table.size),
    index('tree_head_day').on(table.day),
  ],
);

/** Listings as their owner knows them, numbers that others may not see included: for the register of assets only. */
export const listingIdentity = schema.table('listing_identity', {
  listingId: uuid('listing_id').primaryKey(),
  version: integer('version').notNull(),
  organisationId: uuid('organisation_id').notNull(),
  names: text('names').array().notNull(),
  /** Listing that it says it differs from. */
  differsFrom: uuid('differs_from'),
});

/** Words of the operator that an organisation owns a number. A word is withdrawn once, then final. */
export const titleStanding = schema.table(
  'title_standing',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    number: text('number').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    reason: text('reason').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: moment('recorded_at').notNull(),
    ledgerSeq: seq('ledger_seq').notNull(),
    withdrawnReason: text('withdrawn_reason'),
    withdrawnBy: uuid('withdrawn_by'),
    withdrawnSeq: seq('withdrawn_seq'),
  },
  (table) => [
    uniqueIndex('title_standing_ledger').on(table.ledgerSeq),
    uniqueIndex('title_standing_withdrawn').on(table.withdrawnSeq),
    uniqueIndex('title_standing_once').on(table.name, table.organisationId).where(sql`${table.withdrawnSeq} is null`),
    check(
      'title_standing_whole',
      sql`num_nulls(${table.withdrawnReason}, ${table.withdrawnBy}, ${table.withdrawnSeq}) in (0, 3)`,
    ),
  ],
);

/**
 * Consents of licensors to one sublicence each, of the kind given at most and within the bounds. Withdrawn once, then
 * final; one that a grant names was used.
 */
export const titleConsent = schema.table(
  'title_consent',
  {
    id: uuid('id').primaryKey(),
    /** Of the licence. */
    contractId: uuid('contract_id').notNull(),
    consentedBy: uuid('consented_by').notNull(),
    sublicensee: uuid('sublicensee').notNull(),
    kind: text('kind').notNull(),
    fieldOfUse: jsonb('field_of_use').$type<FieldOfUse>().notNull(),
    territory: jsonb('territory').$type<Territory>().notNull(),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day'),
    recordedAt: moment('recorded_at').notNull(),
    ledgerSeq: seq('ledger_seq').notNull(),
    withdrawnReason: text('withdrawn_reason'),
    withdrawnBy: uuid('withdrawn_by'),
    withdrawnSeq: seq('withdrawn_seq'),
  },
  (table) => [
    uniqueIndex('title_consent_ledger').on(table.ledgerSeq),
    uniqueIndex('title_consent_withdrawn').on(table.withdrawnSeq),
    index('title_consent_of').on(table.contractId),
    index('title_consent_by').on(table.consentedBy),
    check('title_consent_kind', sql`${table.kind} in ('exclusive', 'sole', 'simple')`),
    check(
      'title_consent_whole',
      sql`num_nulls(${table.withdrawnReason}, ${table.withdrawnBy}, ${table.withdrawnSeq}) in (0, 3)`,
    ),
  ],
);

/**
 * Claims of organisations to a number, and rights that met on one asset, for the operator to decide. Without an
 * organisation: the exchange found that `grantId` cannot stand beside `against`, grants signed before it.
 */
export const titleDispute = schema.table(
  'title_dispute',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    /** Null: the asset goes by a listing only. */
    number: text('number'),
    organisationId: uuid('organisation_id'),
    statement: text('statement').notNull(),
    state: text('state').notNull(),
    openedAt: moment('opened_at').notNull(),
    decidedAt: moment('decided_at'),
    decidedBy: uuid('decided_by'),
    reason: text('reason'),
    grantId: uuid('grant_id'),
    against: uuid('against').array(),
  },
  (table) => [
    uniqueIndex('title_dispute_open').on(table.name, table.organisationId).where(sql`${table.state} = 'open'`),
    uniqueIndex('title_dispute_once').on(table.grantId, table.against),
    check(
      'title_dispute_by_whom',
      sql`case when ${table.organisationId} is null then num_nulls(${table.grantId}, ${table.against}) = 0
        else ${table.number} is not null and num_nulls(${table.grantId}, ${table.against}) = 2 end`,
    ),
    index('title_dispute_of').on(table.organisationId, table.id),
    check('title_dispute_state', sql`${table.state} in ('open', 'upheld', 'rejected')`),
    check(
      'title_dispute_whole',
      sql`num_nulls(${table.decidedAt}, ${table.decidedBy}, ${table.reason}) = case ${table.state} when 'open' then 3 else 0 end`,
    ),
  ],
);

/** What the operator decided about the rights of one contract; without a contract when none stood. Append-only. */
export const titleRuling = schema.table(
  'title_ruling',
  {
    id: uuid('id').primaryKey(),
    disputeId: uuid('dispute_id').notNull(),
    contractId: uuid('contract_id'),
    outcome: text('outcome').notNull(),
    reason: text('reason').notNull(),
    grants: uuid('grants').array().notNull(),
    decidedBy: uuid('decided_by').notNull(),
    ledgerSeq: seq('ledger_seq').notNull(),
  },
  (table) => [
    uniqueIndex('title_ruling_ledger').on(table.ledgerSeq),
    index('title_ruling_of').on(table.contractId),
    check('title_ruling_outcome', sql`${table.outcome} in ('released', 'rejected')`),
  ],
);
