import { type Executor, prepared, type Tx } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { type ComparedText, unpackProfile } from '@techbourse/matching-engine';
import { and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import { fingerprints, profiles } from '../db/schema.ts';

export type Fingerprint = {
  readonly bands: readonly number[];
  /** Numbers and family of the patent (`patentKeys`). */
  readonly patents: readonly string[];
};

/** Candidates compared for one record: a text posted more often may fall into more than one group. */
const CANDIDATES_MAX = 200;

const uuids = (ids: readonly string[]) => sql`${sql.param([...ids])}::uuid[]`;

/**
 * Serialises the grouping of a side: two concurrent records would not see each other. Held to the end of the transaction,
 * so nothing slow may follow.
 */
export async function lockDuplicates(tx: Tx, side: PairSide): Promise<void> {
  await prepared(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`duplicates:${side}`}, 0))`);
}

/** @param options.unlessSame leaves an unchanged row alone, so that it does not count as new. */
export async function saveFingerprint(
  tx: Tx,
  side: PairSide,
  id: string,
  { bands, patents }: Fingerprint,
  { unlessSame }: { unlessSame: boolean },
): Promise<void> {
  const isOther = sql`where f.bands <> excluded.bands or f.patents <> excluded.patents`;
  await prepared(
    tx,
    sql`
    insert into matching.fingerprints as f (side, id, bands, patents)
    values (${side}, ${id}::uuid, ${sql.param([...bands])}::int[], ${sql.param([...patents])}::text[])
    on conflict (side, id) do update
      set bands = excluded.bands, patents = excluded.patents, changed_in = pg_current_xact_id()
      ${unlessSame ? isOther : sql``}`,
  );
}

export async function removeFingerprint(tx: Tx, side: PairSide, id: string): Promise<void> {
  await prepared(tx, sql`delete from matching.fingerprints where side = ${side} and id = ${id}::uuid`);
}

/** Stored fingerprints of some records. */
export async function readFingerprints(
  db: Executor | Tx,
  side: PairSide,
  ids: readonly string[],
): Promise<Map<string, Fingerprint>> {
  const rows = await db
    .select({ id: fingerprints.id, bands: fingerprints.bands, patents: fingerprints.patents })
    .from(fingerprints)
    .where(and(eq(fingerprints.side, side), inArray(fingerprints.id, [...ids])));
  return new Map(rows.map(({ id, ...fingerprint }) => [id, fingerprint]));
}

/** The present snapshot, as text. */
export async function readSnapshot(db: Executor | Tx): Promise<string> {
  const [row] = await prepared<{ snapshot: string }>(db, sql`select pg_current_snapshot()::text as snapshot`);
  // A select without a table has one row.
  return row?.snapshot as string;
}

/** Those of some records that are open and unchanged since a snapshot. */
export async function findUnchanged(
  tx: Tx,
  side: PairSide,
  ids: readonly string[],
  snapshot: string,
): Promise<Set<string>> {
  const rows = await tx
    .select({ id: profiles.id })
    .from(profiles)
    .where(
      and(
        ...[eq(profiles.side, side), eq(profiles.open, true), inArray(profiles.id, [...ids])],
        sql`pg_visible_in_snapshot(${profiles.changedIn}, ${snapshot}::pg_snapshot)`,
      ),
    );
  return new Set(rows.map((row) => row.id));
}

/** Ids of open records of a side, in pages. */
export async function* listOpenIds(db: Executor, side: PairSide, page: number): AsyncGenerator<string[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await db
      .select({ id: profiles.id })
      .from(profiles)
      .where(and(eq(profiles.side, side), eq(profiles.open, true), gt(profiles.id, after)))
      .orderBy(asc(profiles.id))
      .limit(page);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => row.id);
    after = last.id;
  }
}

export interface Candidate extends Record<string, unknown> {
  readonly id: string;
  readonly samePatent: boolean;
}

/** Records that may be the same, most shared bands first. */
export async function findCandidates(
  db: Executor | Tx,
  side: PairSide,
  id: string,
  fingerprint: Fingerprint,
): Promise<Candidate[]> {
  return topCandidates(db, side, id, fingerprint, sql`true`);
}

/** The candidates whose fingerprint is new or changed since a snapshot. */
export async function findNewCandidates(
  tx: Tx,
  side: PairSide,
  id: string,
  fingerprint: Fingerprint,
  snapshot: string,
): Promise<Candidate[]> {
  const since = sql`${snapshot}::pg_snapshot`;
  const isNew = sql`changed_in >= pg_snapshot_xmin(${since}) and not pg_visible_in_snapshot(changed_in, ${since})`;
  return topCandidates(tx, side, id, fingerprint, isNew);
}

async function topCandidates(
  db: Executor | Tx,
  side: PairSide,
  id: string,
  { bands, patents }: Fingerprint,
  isWanted: SQL,
): Promise<Candidate[]> {
  const [ownBands, ownPatents] = [sql`${sql.param([...bands])}::int[]`, sql`${sql.param([...patents])}::text[]`];
  return prepared<Candidate>(
    db,
    sql`
    select id, patents && ${ownPatents} as "samePatent" from matching.fingerprints
    where side = ${side} and id <> ${id}::uuid and (bands && ${ownBands} or patents && ${ownPatents}) and ${isWanted}
    order by patents && ${ownPatents} desc,
      (select count(*) from unnest(bands) band where band = any(${ownBands})) desc, id
    limit ${CANDIDATES_MAX}`,
  );
}

/** Those of some records whose fingerprint is unchanged since a snapshot. */
export async function findUnchangedFingerprints(
  tx: Tx,
  side: PairSide,
  ids: readonly string[],
  snapshot: string,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await prepared<{ id: string }>(
    tx,
    sql`
    select id from matching.fingerprints
    where side = ${side} and id = any(${uuids(ids)}) and pg_visible_in_snapshot(changed_in, ${snapshot}::pg_snapshot)`,
  );
  return rows.map((row) => row.id);
}

/** Texts of open records, for comparison. */
export async function readTexts(
  db: Executor | Tx,
  side: PairSide,
  ids: readonly string[],
): Promise<Map<string, ComparedText>> {
  if (ids.length === 0) return new Map();
  const rows = await prepared<{ id: string; packed: Uint8Array | null; embedder: string | null }>(
    db,
    sql`select id, packed, embedder from matching.profiles where side = ${side} and open and id = any(${uuids(ids)})`,
  );
  return new Map(rows.flatMap(({ id, packed, embedder }) => (packed ? [[id, comparedText(packed, embedder)]] : [])));
}

export function comparedText(packed: Uint8Array, embedder: string | null): ComparedText {
  const { terms, whole, passages } = unpackProfile(packed);
  return { terms: terms.common, whole, passages, embedder };
}

/** Links of any of these records. */
export async function findLinks(tx: Tx, side: PairSide, ids: readonly string[]): Promise<{ a: string; b: string }[]> {
  if (ids.length === 0) return [];
  return prepared<{ a: string; b: string }>(
    tx,
    sql`
    select a, b from matching.duplicate_links
    where side = ${side} and (a = any(${uuids(ids)}) or b = any(${uuids(ids)}))`,
  );
}

/** How many of some records have a link to any of others. */
export async function countLinked(
  tx: Tx,
  side: PairSide,
  ids: readonly string[],
  others: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const those = uuids(others);
  const [row] = await prepared<{ count: number }>(
    tx,
    sql`
    select count(*)::int as count from unnest(${uuids(ids)}) as c(id)
    where exists (select from matching.duplicate_links l where l.side = ${side} and l.a = c.id and l.b = any(${those}))
      or exists (select from matching.duplicate_links l where l.side = ${side} and l.b = c.id and l.a = any(${those}))`,
  );
  return row?.count ?? 0;
}

/** Replaces the links of a record. */
export async function replaceLinks(tx: Tx, side: PairSide, id: string, others: readonly string[]): Promise<void> {
  // Sent together; Postgres executes them in this order.
  await Promise.all([
    prepared(
      tx,
      sql`delete from matching.duplicate_links where side = ${side} and (a = ${id}::uuid or b = ${id}::uuid)`,
    ),
    prepared(
      tx,
      sql`
      insert into matching.duplicate_links (side, a, b)
      select ${side}, least(other, ${id}::uuid), greatest(other, ${id}::uuid) from unnest(${uuids(others)}) as x(other)`,
    ),
  ]);
}

/** Groups of those among some records that have one. */
export async function findGroups(
  db: Executor | Tx,
  side: PairSide,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  // One array instead of thousands of parameters: every refresh asks for all its candidates.
  const rows = await prepared<{ id: string; group: string }>(
    db,
    sql`
    select id, group_id as group from matching.duplicate_groups
    where side = ${side} and id = any(${uuids(ids)})`,
  );
  return new Map(rows.map((row) => [row.id, row.group]));
}

export type Membership = {
  readonly group: string;
  readonly owner: string | undefined;
  /** Another organisation published the group's text or patent first. */
  readonly copy: boolean;
};

/**
 * The earliest owner of each group that rows `from` name in `group_id`: one index lookup per group.
 */
export const earliestOwners = (side: PairSide, from: SQL) => sql`
  select x.group_id, f.owner from (select distinct group_id from ${from} where group_id is not null) x
  cross join lateral (
    select o.owner from matching.duplicate_groups o
    where o.side = ${side} and o.group_id = x.group_id order by o.since, o.id limit 1) f`;

/** The groups of those records that have one, and whether another owner was first. */
export async function findMemberships(
  db: Executor | Tx,
  side: PairSide,
  ids: readonly string[],
): Promise<Map<string, Membership>> {
  if (ids.length === 0) return new Map();
  const rows = await prepared<{ id: string; group: string; owner: string | null; copy: boolean }>(
    db,
    sql`
    with members as (
      select id, group_id, owner from matching.duplicate_groups
      where side = ${side} and id = any(${uuids(ids)})),
    firsts as (${earliestOwners(side, sql`members`)})
    select g.id, g.group_id as group, g.owner, coalesce(first.owner <> g.owner, false) as copy
    from members g left join firsts first on first.group_id = g.group_id`,
  );
  return new Map(rows.map(({ id, owner, ...row }) => [id, { ...row, owner: owner ?? undefined }]));
}

/** Records of these groups. */
export async function findMembers(tx: Tx, side: PairSide, groups: readonly string[]): Promise<string[]> {
  const rows = await prepared<{ id: string }>(
    tx,
    sql`select id from matching.duplicate_groups where side = ${side} and group_id = any(${uuids(groups)})`,
  );
  return rows.map((row) => row.id);
}

/** Merges groups into one with another name. */
export async function renameGroups(tx: Tx, side: PairSide, groups: readonly string[], name: string): Promise<void> {
  if (groups.length === 0) return;
  await prepared(
    tx,
    sql`
    update matching.duplicate_groups set group_id = ${name}::uuid
    where side = ${side} and group_id = any(${uuids(groups)})`,
  );
}

/** Puts records into groups, or out of any. */
export async function setGroups(tx: Tx, side: PairSide, groups: ReadonlyMap<string, string | undefined>) {
  const alone = [...groups].flatMap(([id, group]) => (group === undefined ? [id] : []));
  const grouped = [...groups].flatMap(([id, groupId]) => (groupId === undefined ? [] : [{ id, groupId }]));
  if (alone.length > 0) {
    await prepared(tx, sql`delete from matching.duplicate_groups where side = ${side} and id = any(${uuids(alone)})`);
  }
  if (grouped.length > 0) {
    const [ids, names] = [grouped.map((row) => row.id), grouped.map((row) => row.groupId)];
    await prepared(
      tx,
      sql`
      insert into matching.duplicate_groups (side, id, group_id, owner, since)
      select ${side}, x.id, x.group_id, p.organisation_id, p.text_since
      from unnest(${uuids(ids)}, ${uuids(names)}) as x(id, group_id)
      left join matching.profiles p on p.side = ${side} and p.id = x.id
      on conflict (side, id) do update
        set group_id = excluded.group_id, owner = excluded.owner, since = excluded.since`,
    );
  }
}

/** Open counterparts that keep any of these records in their lists, with their versions. */
export async function listCounterpartsKeeping(
  tx: Tx,
  side: PairSide,
  ids: readonly string[],
): Promise<{ id: string; version: number }[]> {
  const [own, other, kept] =
    side === 'listing'
      ? [sql`m.listing_id`, sql`m.demand_id`, sql`m.kept_by_demand`]
      : [sql`m.demand_id`, sql`m.listing_id`, sql`m.kept_by_listing`];
  return prepared<{ id: string; version: number }>(
    tx,
    sql`
    select distinct p.id, p.version from matching.pairs m
    join matching.profiles p on p.side = ${side === 'listing' ? 'demand' : 'listing'} and p.id = ${other}
    where ${own} = any(${uuids(ids)}) and m.active and ${kept} and p.open`,
  );
}
