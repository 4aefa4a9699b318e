import type { Database } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import type { DemandFacts, ListingFacts } from '@techbourse/matching-engine';

export type ProfileChange = {
  readonly side: PairSide;
  readonly id: string;
  /** Number of the transaction that wrote it. */
  readonly changedIn: string;
};

export type OpenProfileRow = {
  readonly side: PairSide;
  readonly id: string;
  readonly version: number;
  readonly ipc: string[];
  readonly facts: ListingFacts | DemandFacts;
  readonly packed: Uint8Array;
  readonly changedIn: string;
};

/**
 * Rows written by transactions from number `since` on, the number to start from next time, and the serving embedder.
 * Transactions commit in another order than they begin, so the next call starts at the oldest open one: rows may come
 * twice, none is missed. One statement, because all must see one snapshot.
 */
export async function readProfileChanges(
  db: Database,
  since: string,
): Promise<{ changes: ProfileChange[]; next: string; embedder: string }> {
  const rows = await db.sql<
    { next: string; embedder: string | null; side: PairSide | null; id: string; changed_in: string }[]
  >`
    select now_at.next, now_at.embedder, p.side, p.id, p.changed_in::text
    from (select pg_snapshot_xmin(pg_current_snapshot())::text as next,
      (select serving from matching.embedding) as embedder) now_at
    left join matching.profiles p on p.changed_in >= ${since}::xid8`;
  const changes = rows.flatMap(({ side, id, changed_in: changedIn }) => (side ? [{ side, id, changedIn }] : []));
  return { changes, next: rows[0]?.next ?? since, embedder: rows[0]?.embedder ?? '' };
}

/**
 * The open ones among some records, with everything that scoring needs and the vectors of one embedder. A record without
 * vectors of this embedder is left out, because vectors of two embedders are never compared.
 */
export async function readOpenProfiles(
  db: Database,
  wanted: readonly { side: PairSide; id: string }[],
  embedder: string,
): Promise<OpenProfileRow[]> {
  const rows = await db.sql<(Omit<OpenProfileRow, 'changedIn'> & { changed_in: string })[]>`
    select p.side, p.id, p.version, p.ipc, p.facts, p.changed_in::text,
      case when p.embedder = ${embedder} then p.packed else v.packed end as packed
    from matching.profiles p
    join unnest(${wanted.map((one) => one.side)}::text[], ${wanted.map((one) => one.id)}::uuid[]) as w(side, id)
      on p.side = w.side and p.id = w.id
    left join matching.profile_vectors v
      on v.embedder = ${embedder} and v.side = p.side and v.id = p.id and v.version = p.version
    where p.open and (p.embedder = ${embedder} or v.packed is not null)`;
  return rows.map(({ changed_in: changedIn, ...row }) => ({ ...row, changedIn }));
}

/** The serving embedder. */
export async function readServing(db: Pick<Database, 'sql'>): Promise<string> {
  const rows = await db.sql<{ serving: string }[]>`select serving from matching.embedding`;
  return rows[0]?.serving ?? '';
}
