import { importKeyFields } from '@techbourse/api-schema';
import { connect, type Database, serviceTables, type Tx } from '@techbourse/db';
import { languagesOf, type OrganisationRef } from '@techbourse/domain';
import { newId, silentLogger } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { testActor, testSettings } from '@techbourse/testkit';
import { lt, lte } from 'drizzle-orm';
import { date, pgSchema, timestamp } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { recordHistory } from '../src/history.ts';
import { type ImportHow, importRecords } from '../src/import.ts';
import { sameContent } from '../src/import-rows.ts';
import { recordStore } from '../src/store.ts';
import {
  historyTables,
  importTables,
  type NewRecord,
  ownerTable,
  quotaTable,
  readerTable,
  recordColumns,
} from '../src/tables.ts';

/** Two kinds of records as small as they come: a note that ends with a day, a permit that ends at a moment. */
export type Content = { title?: string; until?: string };
const STATES = ['draft', 'live', 'kept', 'over'] as const;
export type State = (typeof STATES)[number];

const schema = pgSchema('sample');
export const { outbox, audit, idempotency } = serviceTables(schema);
export const usage = quotaTable(schema);
export const owners = ownerTable(schema);
export const { importRun, importRecord } = importTables(schema, 'note');
export const { event, version } = historyTables<Content>(schema, 'note');
export const readers = readerTable(schema);

export const note = schema.table('note', { ...recordColumns<Content>(), until: date('until', { mode: 'string' }) });
export const permit = schema.table('permit', {
  ...recordColumns<Content>(),
  endsAt: timestamp('ends_at', { withTimezone: true, mode: 'date' }),
});

export type Note = Omit<typeof note.$inferSelect, 'state'> & { state: State };
export type NewNote = Omit<NewRecord<Note>, 'until'>;
export type Permit = Omit<typeof permit.$inferSelect, 'state'> & { state: State };

/** Ids tell when a note came; its last day is a copy of its content's. */
export const notes = recordStore(note, {
  noun: 'listing',
  live: 'live',
  lapses: ['live', 'kept'],
  lastDay: { column: note.until, isOver: lt },
  replaced: ['until'],
  listedBy: 'id',
  asRecord: (row): Note => ({ ...row, state: row.state as State }),
  asRow: (record: NewNote) => ({ ...record, until: record.content.until ?? null }),
});

/** Ids of permits are random; they end at a moment of their own. */
export const permits = recordStore(permit, {
  noun: 'permit',
  live: 'live',
  lapses: ['live'],
  lastDay: { column: permit.endsAt, isOver: lte },
  replaced: ['endsAt'],
  listedBy: 'createdAt',
  asRecord: (row): Permit => ({ ...row, state: row.state as State }),
  asRow: (record: NewRecord<Permit>) => record,
});

export type Action = 'create' | 'edit' | 'end';
export const history = recordHistory<Note, Action>(
  { event, version, audit, outbox, usage },
  {
    noun: 'listing',
    live: 'live',
    toEvents: ({ before, after }) => {
      if (after.state === 'live') return [{ type: 'listing.published', payload: { title: after.content.title } }];
      return before?.state === 'live' ? [{ type: 'listing.withdrawn', payload: {} }] : [];
    },
  },
);

const COLUMNS = `id uuid primary key, organisation_id uuid not null, organisation jsonb not null, state text not null,
  version int not null, content jsonb not null, source text, external_id text, import_hash text,
  out_of_view boolean not null default false,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  constraint %_clean check (content ->> 'title' is distinct from 'refused by Postgres')`;

const columnsOf = (table: string) => COLUMNS.replace('%', table);

/** A database of its own with these tables; those that every service has are made like the ones of a service. */
export async function sampleDatabase(options: { max?: number } = {}): Promise<Database> {
  const db = connect((await testSettings()).DATABASE_URL, { max: options.max ?? 4 });
  await prepareSample(db);
  return db;
}

/** The tables of the sample in a database that is there. */
export async function prepareSample(db: Database): Promise<void> {
  const service = ['outbox', 'audit', 'idempotency', 'usage', 'owner'];
  await db.sql.unsafe(`
    create schema sample;
    create table sample.note (${columnsOf('note')}, until date);
    create unique index note_import on sample.note (organisation_id, source, external_id);
    create table sample.permit (${columnsOf('permit')}, ends_at timestamptz);
    create table sample.note_version (note_id uuid, version int, content jsonb not null,
      at timestamptz not null default now(), primary key (note_id, version));
    create table sample.note_event (id uuid primary key, note_id uuid not null, action text not null, from_state text,
      to_state text not null, version int not null, actor_kind text not null, actor_id text not null,
      organisation_id uuid, person_id uuid, agency_id uuid, mandate_id uuid, reason text, reasons text[] not null default '{}', at timestamptz not null default now());
    create table sample.import_run (like listings.import_run including all);
    create table sample.import_record (run_id uuid not null, note_id uuid not null, version int not null, is_new boolean not null,
      "end" text, primary key (run_id, note_id));
    ${service.map((name) => `create table sample.${name} (like listings.${name} including all);`).join('\n')}`);
}

/** Everything that a write may leave behind, counted. */
export async function countsOf(db: Database): Promise<Record<string, number>> {
  const tables = ['note', 'note_event', 'note_version', 'audit', 'outbox', 'idempotency'];
  const counted = tables.map(async (name) => {
    const [row] = await db.sql.unsafe<{ count: number }[]>(`select count(*)::int as count from sample.${name}`);
    return [name, row?.count ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(counted));
}

export const ownerOf = ({ organisation }: Member): OrganisationRef => {
  const { id, kind, country } = organisation;
  const name = organisation.name as OrganisationRef['name'];
  if (languagesOf(name).length === 0) throw new Error('an organisation has a name');
  return { id, kind: kind as OrganisationRef['kind'], name, country: country as OrganisationRef['country'] };
};

/** A note that was never written. */
export function newNote(owner: Member, changes: Partial<NewNote> = {}): NewNote {
  return {
    id: newId(),
    organisationId: owner.organisation.id,
    organisation: ownerOf(owner),
    state: 'draft',
    version: 1,
    content: { title: 'A note' },
    source: null,
    externalId: null,
    importHash: null,
    ...changes,
  };
}

export function newPermit(owner: Member, changes: Partial<NewRecord<Permit>> = {}): NewRecord<Permit> {
  return { ...newNote(owner), id: crypto.randomUUID(), endsAt: null, ...changes };
}

const quota = (most: { records?: number; bytes?: number; rows?: number } = {}) => ({
  QUOTA_RECORDS: most.records ?? 1_000_000,
  QUOTA_BYTES: most.bytes ?? 1_000_000_000,
  QUOTA_ROWS_PER_DAY: most.rows ?? 1_000_000,
  QUOTA_UNVERIFIED_RECORDS: 2,
  QUOTA_UNVERIFIED_BYTES: 10_000,
  QUOTA_UNVERIFIED_ROWS_PER_DAY: 5,
});

/** What imports and changes work with. */
export function sampleContext(db: Database, most: Parameters<typeof quota>[0] & { now?: () => Date } = {}) {
  return {
    db,
    log: silentLogger(),
    clock: { now: most.now ?? (() => new Date('2026-05-20T12:00:00Z')) },
    config: { ...quota(most), EXCHANGE_TIME_ZONE: 'UTC' },
  };
}

export const rowSchema = z.strictObject({
  ...importKeyFields,
  title: z.string().min(1).max(100),
  live: z.boolean().optional(),
});
export type NoteRow = z.infer<typeof rowSchema>;

/** The import of notes: a row whose title says so is refused by a rule, breaks, or is held back at the last moment. */
export function importNotes(
  ctx: ReturnType<typeof sampleContext>,
  owner: Member,
  rows: readonly Record<string, unknown>[],
  call: { idempotencyKey?: string; requestId?: string } = {},
  refuse?: (
    tx: Tx,
    records: readonly NewNote[],
  ) => Promise<ReadonlyMap<string, { pointer: string; rule: string; message: string }>>,
  how: ImportHow = {},
) {
  return importRecords(
    ctx,
    owner,
    rows,
    call,
    {
      schema: rowSchema,
      store: notes,
      tables: { idempotency, usage, importRun, importRecord },
      recordChanges: history.recordChanges,
      plan: async () => (row, before) => {
        const { source, externalId, title, live } = row.row;
        if (title === 'breaks') throw new TypeError('a secret of ours');
        const state = live ? ('live' as const) : (before?.state ?? 'draft');
        if (before && !live && sameContent({ title }, before.content)) return 'unchanged';
        const base = before ? notes.nextVersion(before, {}) : { ...newNote(owner), source, externalId };
        const next = { ...base, importHash: row.hash, content: { title }, state };
        return { next, action: before ? ('edit' as const) : ('create' as const) };
      },
      ...(refuse ? { refuse } : {}),
    },
    how,
  );
}

/** Writes notes as they are given. */
export const put = (db: Database, records: readonly NewNote[]): Promise<Note[]> =>
  db.orm.transaction((tx) => notes.write(tx, records));

export const members = (count: number): Member[] => Array.from({ length: count }, () => testActor());
