import type { ContractEffect } from '@techbourse/api-schema';
import type { OrganisationRef } from '@techbourse/domain';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  type PgColumn,
  type PgSchema,
  type PgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

/**
 * The tables in which a service keeps what happened to its records, both append-only: `<noun>_version` holds what was
 * public, version by version, `<noun>_event` every transition and edit with who, when and why. Name both in the
 * service's `db/schema.ts`, so that its migrations make them.
 *
 * @example export const { event: demandEvent, version: demandVersion } = historyTables<DemandContent>(schema,
 * 'demand');
 */
export function historyTables<Content>(schema: PgSchema, noun: string) {
  const timestampColumn = () => timestamp('at', { withTimezone: true, mode: 'date' }).notNull().defaultNow();
  return {
    version: schema.table(
      `${noun}_version`,
      {
        recordId: uuid(`${noun}_id`).notNull(),
        version: integer('version').notNull(),
        content: jsonb('content').$type<Content>().notNull(),
        at: timestampColumn(),
      },
      (table) => [primaryKey({ columns: [table.recordId, table.version] })],
    ),
    event: schema.table(
      `${noun}_event`,
      {
        id: uuid('id').primaryKey(),
        recordId: uuid(`${noun}_id`).notNull(),
        action: text('action').notNull(),
        fromState: text('from_state'),
        toState: text('to_state').notNull(),
        version: integer('version').notNull(),
        actorKind: text('actor_kind').notNull(),
        actorId: text('actor_id').notNull(),
        organisationId: uuid('organisation_id'),
        /** Who acted for the organisation: a person, and an agency under a mandate. */
        personId: uuid('person_id'),
        agencyId: uuid('agency_id'),
        mandateId: uuid('mandate_id'),
        reason: text('reason'),
        /** Codes of `reviewReasons`. */
        reasons: text('reasons').array().notNull().default([]),
        at: timestampColumn(),
      },
      (table) => [index(`${noun}_event_of`).on(table.recordId, table.id)],
    ),
  };
}

export type HistoryTables = ReturnType<typeof historyTables>;

/**
 * What each organisation keeps in a service and may keep. Name the table in the service's `db/schema.ts`. Numbers of
 * its own (`most_...`) are what the operator has set for it; null: as the settings say.
 */
export function quotaTable(schema: PgSchema) {
  return schema.table('usage', {
    organisationId: uuid('organisation_id').primaryKey(),
    records: integer('records').notNull().default(0),
    /** Of the contents that are kept, versions included. */
    bytes: bigint('bytes', { mode: 'number' }).notNull().default(0),
    day: date('day', { mode: 'string' }),
    rows: integer('rows').notNull().default(0),
    mostRecords: integer('most_records'),
    mostBytes: bigint('most_bytes', { mode: 'number' }),
    mostRowsPerDay: integer('most_rows_per_day'),
  });
}
export type QuotaTable = ReturnType<typeof quotaTable>;

/**
 * Whom a record was disclosed to beyond what everybody of its kind sees, for the service of the record to judge by. An
 * ended one stays, so that late news of it changes nothing.
 */
export function disclosureTable(schema: PgSchema, noun: string) {
  const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
  return schema.table(
    'disclosure',
    {
      id: uuid('id').primaryKey(),
      version: integer('version').notNull(),
      recordId: uuid(`${noun}_id`).notNull(),
      /** Whose record it was: what it disclosed ends with its ownership. */
      grantedBy: uuid('granted_by').notNull(),
      organisationId: uuid('organisation_id').notNull(),
      tier: text('tier').$type<'T2' | 'T3'>().notNull(),
      /** Null: everybody who acts for the organisation. */
      people: text('people').array(),
      grantedAt: moment('granted_at').notNull(),
      endedAt: moment('ended_at'),
    },
    (table) => [
      index('disclosure_live').on(table.recordId, table.organisationId).where(sql`${table.endedAt} is null`),
      check('disclosure_tier_known', sql`${table.tier} in ('T2', 'T3')`),
    ],
  );
}
export type DisclosureTable = ReturnType<typeof disclosureTable>;

/** The signed contracts that contracts told about the records of a service; see `contractStore`. */
export function contractTable(schema: PgSchema, noun: string) {
  return schema.table(
    `${noun}_contract`,
    {
      recordId: uuid(`${noun}_id`).notNull(),
      contractId: uuid('contract_id').notNull(),
      dealId: uuid('deal_id').notNull(),
      /** The record on the other side of the deal; null when it began without one. */
      otherId: uuid('other_id'),
      /** The place in the ledger of what was told last. */
      version: integer('version').notNull(),
      effect: text('effect').$type<ContractEffect>().notNull(),
      signedAt: timestamp('signed_at', { withTimezone: true, mode: 'date' }).notNull(),
      /** Last day by its term; null: no end. */
      until: date('until', { mode: 'string' }),
      /** Last day of one that ended early. */
      endedOn: date('ended_on', { mode: 'string' }),
      /** Whether its end was dealt with. */
      isOver: boolean('is_over').notNull().default(false),
    },
    (table) => [
      primaryKey({ columns: [table.recordId, table.contractId] }),
      index(`${noun}_contract_ends`).on(sql`least(${table.until}, ${table.endedOn})`).where(sql`not ${table.isOver}`),
      check(`${noun}_contract_effect_known`, sql`${table.effect} in ('none', 'reserve', 'transfer')`),
    ],
  );
}
export type ContractTable = ReturnType<typeof contractTable>;

/**
 * The imports of a service, and which records each wrote in which version, so that one can be undone. Name both in the
 * service's `db/schema.ts`.
 */
export function importTables(schema: PgSchema, noun: string) {
  const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
  const count = (name: string) => integer(name).notNull().default(0);
  return {
    importRun: schema.table(
      'import_run',
      {
        id: uuid('id').primaryKey(),
        organisationId: uuid('organisation_id').notNull(),
        personId: uuid('person_id'),
        agencyId: uuid('agency_id'),
        file: text('file'),
        startedAt: moment('started_at').notNull(),
        lastRowsAt: moment('last_rows_at'),
        created: count('created'),
        updated: count('updated'),
        unchanged: count('unchanged'),
        rejected: count('rejected'),
        undoneAt: moment('undone_at'),
      },
      (table) => [index('import_run_own').on(table.organisationId, table.id)],
    ),
    importRecord: schema.table(
      'import_record',
      {
        runId: uuid('run_id').notNull(),
        recordId: uuid(`${noun}_id`).notNull(),
        /** The version that the run left; a later one is somebody's change. */
        version: integer('version').notNull(),
        isNew: boolean('is_new').notNull(),
        /** What an undo did with it; null until then. */
        end: text('end').$type<'deleted' | 'withdrawn' | 'kept'>(),
      },
      (table) => [primaryKey({ columns: [table.runId, table.recordId] })],
    ),
  };
}
export type ImportTables = ReturnType<typeof importTables>;

/**
 * How often records were read, by kind of reader: each organisation has a row of its own, under a hash that does not name
 * it, and everybody without an organisation shares one.
 */
export function readerTable(schema: PgSchema) {
  const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' }).notNull().defaultNow();
  return schema.table(
    'reader',
    {
      recordId: uuid('record_id').notNull(),
      kind: text('kind').notNull(),
      reader: text('reader').notNull(),
      reads: integer('reads').notNull(),
      firstAt: moment('first_at'),
      lastAt: moment('last_at'),
    },
    (table) => [primaryKey({ columns: [table.recordId, table.kind, table.reader] })],
  );
}
export type ReaderTable = ReturnType<typeof readerTable>;

/** The organisations that a service knows, each as it may be shown: see `organisationRegister`. */
export function ownerTable(schema: PgSchema, name = 'owner') {
  return schema.table(name, {
    id: uuid('id').primaryKey(),
    /** The latest received version. */
    version: integer('version').notNull(),
    organisation: jsonb('organisation').$type<OrganisationRef>().notNull(),
    /** The version that is shown. */
    shownVersion: integer('shown_version').notNull().default(0),
    /** Whether the operator has verified it as it is shown. */
    verified: boolean('verified').notNull().default(false),
    /** Whether what it has published is in public view, by the latest received version. */
    inView: boolean('in_view').notNull().default(true),
  });
}
export type OwnerTable = ReturnType<typeof ownerTable>;

/**
 * The columns of every record. The service names its table, adds further columns, and indexes it.
 *
 * @example schema.table('listing', { ...recordColumns<ListingContent>(), validUntil: date('valid_until') })
 */
export function recordColumns<Content>() {
  const timestampColumn = (name: string) =>
    timestamp(name, { withTimezone: true, mode: 'date' }).notNull().defaultNow();
  return {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    /** The owner as last seen or received; the service does not query others for it. */
    organisation: jsonb('organisation').$type<OrganisationRef>().notNull(),
    state: text('state').notNull(),
    version: integer('version').notNull(),
    content: jsonb('content').$type<Content>().notNull(),
    source: text('source'),
    externalId: text('external_id'),
    /** Left public view together with its organisation, in whichever state it is: only that and the operator see it. */
    outOfView: boolean('out_of_view').notNull().default(false),
    /** Hash of the row as it was imported last; the same row again changes nothing. */
    importHash: text('import_hash'),
    createdAt: timestampColumn('created_at'),
    updatedAt: timestampColumn('updated_at'),
  };
}

/** A table that has the columns of a record, whatever else it has. */
export type RecordTable = PgTable & Record<keyof ReturnType<typeof recordColumns>, PgColumn>;

/** A record as any service has it. */
export type StoredRecord = {
  id: string;
  organisationId: string;
  organisation: OrganisationRef;
  state: string;
  version: number;
  content: unknown;
  source: string | null;
  externalId: string | null;
  importHash: string | null;
  outOfView: boolean;
  createdAt: Date;
  updatedAt: Date;
};

/** A record to be written: its dates of creation and change are made by the database. */
export type NewRecord<R extends StoredRecord> = Omit<R, 'createdAt' | 'updatedAt' | 'outOfView'> & {
  /** In public view, unless said otherwise. */
  outOfView?: boolean;
};

/** What a new version may change; a record keeps its id and its owner. */
export type RecordEdit<New> = Partial<Omit<New, 'id' | 'organisationId' | 'version'>>;
