import { type Executor, prepared, reusable } from '@techbourse/db';
import { type PairSide, pairIdOf } from '@techbourse/domain';
import type { AnalysedText, BothFacts, KeptExplanation, Score, ScoredText } from '@techbourse/matching-engine';
import { type AnyColumn, aliasedTable, and, asc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import { outbox, pairDecisions, pairs, profiles } from '../db/schema.ts';
import type { ProfileCard } from '../profile/card.ts';
import { type PairKey, pairKeyRows } from './key-store.ts';

const listingProfiles = aliasedTable(profiles, 'l');
const demandProfiles = aliasedTable(profiles, 'd');

export type RecordRow = {
  readonly id: string;
  readonly version: number;
  readonly open: boolean;
  readonly ipc: string[];
  readonly card: ProfileCard;
};

/** A pair with its two records. */
export interface PairRow extends PairKey {
  readonly listingOrganisationId: string;
  readonly demandOrganisationId: string;
  readonly score: number;
  readonly base: number;
  readonly parts: Score['parts'];
  readonly weights: string;
  readonly listingState: typeof pairs.$inferSelect.listingState;
  readonly demandState: typeof pairs.$inferSelect.demandState;
  readonly dealId: string | null;
  readonly named: boolean;
  readonly shown: boolean;
  readonly decided: boolean;
  readonly keptByListing: boolean;
  readonly keptByDemand: boolean;
  readonly revision: number;
  /** When the two were first paired, in milliseconds. */
  readonly pairedAtMs: number;
  readonly updatedAt: string;
  /** When it last changed in what both sides may know. */
  readonly toldAt: string;
  readonly listing: RecordRow;
  readonly demand: RecordRow;
}

const millisecondsOf = (time: SQL) => sql<number>`floor(extract(epoch from ${time}) * 1000)::float8`;

const columns = {
  listingId: pairs.listingId,
  demandId: pairs.demandId,
  listingOrganisationId: pairs.listingOrganisationId,
  demandOrganisationId: pairs.demandOrganisationId,
  score: pairs.score,
  base: pairs.base,
  parts: pairs.parts,
  weights: pairs.weights,
  listingState: pairs.listingState,
  demandState: pairs.demandState,
  dealId: pairs.dealId,
  named: pairs.named,
  shown: pairs.shown,
  decided: pairs.decided,
  keptByListing: pairs.keptByListing,
  keptByDemand: pairs.keptByDemand,
  revision: pairs.revision,
  pairedAtMs: millisecondsOf(sql`${pairs.createdAt}`),
  updatedAt: pairs.updatedAt,
  toldAt: pairs.toldAt,
  listing: recordColumns(listingProfiles),
  demand: recordColumns(demandProfiles),
};

function recordColumns(table: typeof listingProfiles) {
  return { id: table.id, version: table.version, open: table.open, ipc: table.ipc, card: table.card };
}

function selectPairs(db: Executor, where: SQL | undefined) {
  return db
    .select(columns)
    .from(pairs)
    .innerJoin(listingProfiles, and(eq(listingProfiles.side, 'listing'), eq(listingProfiles.id, pairs.listingId)))
    .innerJoin(demandProfiles, and(eq(demandProfiles.side, 'demand'), eq(demandProfiles.id, pairs.demandId)))
    .where(where);
}

/** Untyped rows: only this service writes the JSON of cards and parts. */
type Raw = Awaited<ReturnType<typeof selectPairs>>[number];
const typed = (row: Raw) => row as unknown as PairRow;

/** The pair whose key a statement is given. */
const isGiven = (table: typeof pairs | typeof pairDecisions) =>
  and(eq(table.listingId, sql.placeholder('listingId')), eq(table.demandId, sql.placeholder('demandId')));
const given = ({ listingId, demandId }: PairKey) => ({ listingId, demandId });

const pairByKey = reusable((db) => selectPairs(db, isGiven(pairs)).prepare('pair_by_key'));

export async function findPair(db: Executor, key: PairKey): Promise<PairRow | undefined> {
  const [row] = await pairByKey(db).execute(given(key));
  return row && typed(row);
}

/** The existing pairs among keys, unordered. */
export async function findPairs(db: Executor, keys: readonly PairKey[]): Promise<PairRow[]> {
  if (keys.length === 0) return [];
  const wanted = keys.map((key) => sql`(${key.listingId}::uuid, ${key.demandId}::uuid)`);
  const rows = await selectPairs(db, sql`(${pairs.listingId}, ${pairs.demandId}) in (${sql.join(wanted, sql`, `)})`);
  return rows.map(typed);
}

/** The indexed part of a pair, with its revision. */
export type IndexedRow = Pick<
  PairRow,
  | 'listingId'
  | 'demandId'
  | 'listingOrganisationId'
  | 'demandOrganisationId'
  | 'score'
  | 'listingState'
  | 'demandState'
  | 'shown'
  | 'revision'
  | 'pairedAtMs'
> & {
  readonly listing: { readonly card: IndexedCard };
  readonly demand: { readonly card: IndexedCard };
};
type IndexedCard = Pick<ProfileCard, 'title' | 'field' | 'organisation' | 'anonymous' | 'shownPlace'>;

const pairsOf = (keys: readonly PairKey[]) =>
  sql`${pairKeyRows(keys)} join matching.pairs p on p.listing_id = k.l and p.demand_id = k.d`;

/** Pairs by key for the index, with few columns: a re-match indexes some hundred thousand at a time. */
export async function findIndexed(db: Executor, keys: readonly PairKey[]): Promise<IndexedRow[]> {
  const cardOf = (record: string) =>
    sql.raw(`jsonb_build_object('card', jsonb_build_object('title', ${record}.card->'title',
      'field', ${record}.card->'field', 'organisation', ${record}.card->'organisation',
      'anonymous', ${record}.card->'anonymous', 'shownPlace', ${record}.card->'shownPlace'))`);
  return prepared<IndexedRow & Record<string, unknown>>(
    db,
    sql`
    select p.listing_id as "listingId", p.demand_id as "demandId", p.listing_organisation_id as "listingOrganisationId",
      p.demand_organisation_id as "demandOrganisationId", p.score, p.listing_state as "listingState",
      p.demand_state as "demandState", p.shown, p.revision,
      ${millisecondsOf(sql`p.created_at`)} as "pairedAtMs", ${cardOf('l')} as listing, ${cardOf('d')} as demand
    from ${pairsOf(keys)}
    join matching.profiles l on l.side = 'listing' and l.id = p.listing_id
    join matching.profiles d on d.side = 'demand' and d.id = p.demand_id`,
  );
}

/** Revisions of the existing pairs among keys. */
export async function findRevisions(
  db: Executor,
  keys: readonly PairKey[],
): Promise<(PairKey & { revision: number })[]> {
  return prepared<{ listingId: string; demandId: string; revision: number }>(
    db,
    sql`select p.listing_id as "listingId", p.demand_id as "demandId", p.revision from ${pairsOf(keys)}`,
  );
}

/** The owner of a record, whether it is on the market, and whether it waits to be paired; undefined for an unknown one. */
export async function findRecord(
  db: Executor,
  side: PairSide,
  id: string,
): Promise<{ organisationId: string; open: boolean; waits: boolean } | undefined> {
  const [row] = await db
    .select({
      organisationId: profiles.organisationId,
      open: profiles.open,
      waits: sql<boolean>`${profiles.dueIn} is not null`,
    })
    .from(profiles)
    .where(and(eq(profiles.side, side), eq(profiles.id, id)));
  return row;
}

/** Why a pair is one, and the texts of its records if they are the scored versions. */
export type Told = {
  readonly kept: KeptExplanation;
  readonly listing: ScoredText;
  readonly demand: ScoredText;
};
export interface Detail extends Told {
  readonly facts: BothFacts;
}

const wordingOf = (table: typeof listingProfiles, version: AnyColumn) =>
  sql<AnalysedText | null>`case when ${table.version} = ${version} then ${table.wording} end`;
const told = {
  reasons: pairs.reasons,
  listing: wordingOf(listingProfiles, pairs.listingVersion),
  demand: wordingOf(demandProfiles, pairs.demandVersion),
};

/** Why each of some pairs is one, by the id of the pair. */
export async function readDetails(db: Executor, keys: readonly PairKey[]): Promise<Map<string, Told>> {
  if (keys.length === 0) return new Map();
  const wanted = keys.map((key) => sql`(${key.listingId}::uuid, ${key.demandId}::uuid)`);
  const rows = await db
    .select({ listingId: pairs.listingId, demandId: pairs.demandId, ...told })
    .from(pairs)
    .innerJoin(listingProfiles, and(eq(listingProfiles.side, 'listing'), eq(listingProfiles.id, pairs.listingId)))
    .innerJoin(demandProfiles, and(eq(demandProfiles.side, 'demand'), eq(demandProfiles.id, pairs.demandId)))
    .where(sql`(${pairs.listingId}, ${pairs.demandId}) in (${sql.join(wanted, sql`, `)})`);
  return new Map(rows.map((row) => [pairIdOf(row.listingId, row.demandId), toldOf(row)]));
}

function toldOf(row: { reasons: unknown; listing: AnalysedText | null; demand: AnalysedText | null }): Told {
  // Old rows hold a list of reasons with words; they show none until they are scored again.
  const kept = row.reasons as KeptExplanation | readonly unknown[];
  return {
    kept: 'reasons' in kept ? kept : { reasons: [] },
    listing: row.listing ?? undefined,
    demand: row.demand ?? undefined,
  };
}

const detailByKey = reusable((db) =>
  db
    .select({
      ...told,
      facts: sql<BothFacts>`jsonb_build_object('listing', ${listingProfiles.facts}, 'demand', ${demandProfiles.facts})`,
    })
    .from(pairs)
    .innerJoin(listingProfiles, and(eq(listingProfiles.side, 'listing'), eq(listingProfiles.id, pairs.listingId)))
    .innerJoin(demandProfiles, and(eq(demandProfiles.side, 'demand'), eq(demandProfiles.id, pairs.demandId)))
    .where(isGiven(pairs))
    .prepare('pair_detail_by_key'),
);

/** The explanation of a pair, the texts of its records if they are the scored versions, and their present facts. */
export async function readDetail(db: Executor, key: PairKey): Promise<Detail | undefined> {
  const [row] = await detailByKey(db).execute(given(key));
  return row && { ...toldOf(row), facts: row.facts };
}

export type DecisionRow = typeof pairDecisions.$inferSelect;

const decisionsByKey = reusable((db) =>
  db
    .select()
    .from(pairDecisions)
    .where(isGiven(pairDecisions))
    .orderBy(asc(pairDecisions.id))
    .prepare('pair_decisions'),
);

export async function listDecisions(db: Executor, key: PairKey): Promise<DecisionRow[]> {
  return decisionsByKey(db).execute(given(key));
}

export async function countPairs(db: Executor): Promise<{ shown: number; all: number }> {
  const [row] = await db
    .select({ all: sql<number>`count(*)::int`, shown: sql<number>`(count(*) filter (where ${pairs.shown}))::int` })
    .from(pairs);
  return row ?? { shown: 0, all: 0 };
}

/** Events in the outbox that are not in the queue yet. */
export async function countUnsentEvents(db: Executor): Promise<number> {
  return db.$count(outbox, eq(outbox.sent, false));
}

/** Every shown pair, in pages by key. */
export async function* listShownPairs(db: Executor, page: number): AsyncGenerator<PairRow[]> {
  let after: PairKey | undefined;
  for (;;) {
    const rest =
      after && sql`(${pairs.listingId}, ${pairs.demandId}) > (${after.listingId}::uuid, ${after.demandId}::uuid)`;
    const rows = await selectPairs(db, and(eq(pairs.shown, true), rest))
      .orderBy(asc(pairs.listingId), asc(pairs.demandId))
      .limit(page);
    if (rows.length === 0) return;
    yield rows.map(typed);
    after = rows.at(-1);
  }
}

/** Keys of every shown pair, in pages. */
export async function* listShownKeys(db: Executor, page: number): AsyncGenerator<PairKey[]> {
  for (let after: PairKey | undefined; ; ) {
    const rest =
      after && sql`(${pairs.listingId}, ${pairs.demandId}) > (${after.listingId}::uuid, ${after.demandId}::uuid)`;
    const rows = await db
      .select({ listingId: pairs.listingId, demandId: pairs.demandId })
      .from(pairs)
      .where(and(eq(pairs.shown, true), rest))
      .orderBy(asc(pairs.listingId), asc(pairs.demandId))
      .limit(page);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1);
  }
}

/** Revisions of the shown pairs among keys whose records both have a profile. */
export async function findShownRevisions(
  db: Executor,
  keys: readonly PairKey[],
): Promise<(PairKey & { revision: number })[]> {
  return prepared<{ listingId: string; demandId: string; revision: number }>(
    db,
    sql`
    select p.listing_id as "listingId", p.demand_id as "demandId", p.revision
    from ${pairsOf(keys)}
    join matching.profiles l on l.side = 'listing' and l.id = p.listing_id
    join matching.profiles d on d.side = 'demand' and d.id = p.demand_id
    where p.shown`,
  );
}

/** How many pairs the index should hold: shown and unchanged since a moment, and changed since. */
export async function countExpectedPairs(
  db: Executor,
  settledBefore: Date,
): Promise<{ settled: number; moving: number }> {
  const [settled, moving] = await Promise.all([
    db.$count(pairs, and(eq(pairs.shown, true), lt(pairs.updatedAt, settledBefore.toISOString()))),
    db.$count(pairs, gte(pairs.updatedAt, settledBefore.toISOString())),
  ]);
  return { settled, moving };
}

/** Keys of pairs changed at or after a moment, in pages. */
export async function* listPairsChangedSince(db: Executor, since: Date, page: number): AsyncGenerator<PairKey[]> {
  let after: { at: string } & PairKey = {
    at: since.toISOString(),
    listingId: '00000000-0000-0000-0000-000000000000',
    demandId: '00000000-0000-0000-0000-000000000000',
  };
  for (;;) {
    const rows = await db
      .select({ at: sql<string>`${pairs.updatedAt}::text`, listingId: pairs.listingId, demandId: pairs.demandId })
      .from(pairs)
      .where(
        sql`(${pairs.updatedAt}, ${pairs.listingId}, ${pairs.demandId})
          > (${after.at}::timestamptz, ${after.listingId}::uuid, ${after.demandId}::uuid)`,
      )
      .orderBy(asc(pairs.updatedAt), asc(pairs.listingId), asc(pairs.demandId))
      .limit(page);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last;
  }
}
