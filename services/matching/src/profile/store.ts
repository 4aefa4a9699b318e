import { type Executor, prepared, type Tx } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { ANALYSIS, type AnalysedText, type DemandFacts, type ListingFacts } from '@techbourse/matching-engine';
import { and, count, eq, gt, lte, sql } from 'drizzle-orm';
import { profiles } from '../db/schema.ts';
import type { ProfileCard } from './card.ts';

export type ProfileHead = {
  readonly version: number;
  readonly open: boolean;
};

/** With the analysis by which its texts were read. */
export type ReadHead = ProfileHead & { readonly analysis: number };

export type NewProfile = {
  readonly side: PairSide;
  readonly id: string;
  readonly version: number;
  readonly organisationId: string;
  readonly card: ProfileCard;
  readonly facts: ListingFacts | DemandFacts;
  readonly ipc: readonly string[];
  readonly wording: AnalysedText;
  readonly packed: Buffer;
  readonly keyTerms: readonly string[];
  readonly embedder: string;
  /** ISO date-time; now when absent. */
  readonly textSince?: string;
};

/** Serialises the writers of a record, even before it has a row. */
export async function lockProfile(tx: Tx, side: PairSide, id: string): Promise<void> {
  await prepared(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`profile:${side}:${id}`}, 0))`);
}

export async function findProfileHead(db: Executor | Tx, side: PairSide, id: string): Promise<ReadHead | undefined> {
  const [row] = await prepared<ReadHead>(
    db,
    sql`select version, open, analysis from matching.profiles where side = ${side} and id = ${id}::uuid`,
  );
  return row;
}

/** The stored profile of a record before a change. */
export interface PreviousProfile extends ReadHead {
  /** The text that is counted in the statistics; undefined for a record that left. */
  readonly counted: AnalysedText | undefined;
  /** Its last text, also after it left, for the comparison with the new one. */
  readonly text: { packed: Uint8Array; embedder: string | null; since: string | null } | undefined;
}

export async function findPreviousProfile(tx: Tx, side: PairSide, id: string): Promise<PreviousProfile | undefined> {
  const [row] = await prepared<
    Record<'embedder' | 'since', string | null> & {
      version: number;
      open: boolean;
      analysis: number;
      wording: AnalysedText | null;
      packed: Uint8Array | null;
    }
  >(
    tx,
    sql`
    select version, open, analysis, packed, embedder, text_since as since, case when open then wording end as wording
    from matching.profiles where side = ${side} and id = ${id}::uuid`,
  );
  if (!row) return undefined;
  const { version, open, analysis, wording, packed, embedder, since } = row;
  return {
    version,
    open,
    analysis,
    counted: wording ?? undefined,
    text: packed ? { packed, embedder, since } : undefined,
  };
}

/** Marks the record as due until `pairs.refresh` has updated its pairs. */
const DUE_NOW = { dueIn: sql`pg_current_xact_id()`, dueAt: sql`now()` };

export async function saveProfile(tx: Tx, profile: NewProfile): Promise<void> {
  const values = {
    ...profile,
    textSince: profile.textSince ?? sql`now()`,
    ipc: [...profile.ipc],
    keyTerms: [...profile.keyTerms],
    open: true,
    analysis: ANALYSIS,
    ...DUE_NOW,
    changedIn: sql`pg_current_xact_id()`,
    builtAt: sql`now()`,
  };
  const insert = tx
    .insert(profiles)
    .values(values)
    .onConflictDoUpdate({ target: [profiles.side, profiles.id], set: values });
  await prepared(tx, insert.getSQL());
}

/** Marks a record as left; its pairs can still quote it. */
export async function closeProfile(
  tx: Tx,
  gone: { side: PairSide; id: string; version: number; organisationId: string },
): Promise<void> {
  const left = {
    ...DUE_NOW,
    version: gone.version,
    open: false,
    changedIn: sql`pg_current_xact_id()`,
    builtAt: sql`now()`,
  };
  const insert = tx
    .insert(profiles)
    .values({ ...gone, ...left, ipc: [], keyTerms: [] })
    .onConflictDoUpdate({ target: [profiles.side, profiles.id], set: left });
  await prepared(tx, insert.getSQL());
}

export async function countOpenProfiles(db: Executor): Promise<{ listings: number; demands: number }> {
  const rows = await db
    .select({ side: profiles.side, n: count() })
    .from(profiles)
    .where(eq(profiles.open, true))
    .groupBy(profiles.side);
  const of = (side: PairSide) => rows.find((row) => row.side === side)?.n ?? 0;
  return { listings: of('listing'), demands: of('demand') };
}

/**
 * Versions of the records in a range of ids, for the comparison with a digest. An open record whose texts were read by an
 * earlier analysis counts as one of which nothing is known, so that it is told of again.
 */
export async function listKnownVersions(
  db: Executor,
  side: PairSide,
  { after, upTo }: { after: string | null; upTo: string | null },
): Promise<{ id: string; version: number; live: boolean; at: Date }[]> {
  const rows = await db
    .select({
      id: profiles.id,
      version: sql<number>`case when ${profiles.open} and ${profiles.analysis} < ${ANALYSIS} then 0 else ${profiles.version} end`,
      live: profiles.open,
      at: profiles.builtAt,
    })
    .from(profiles)
    .where(
      and(
        eq(profiles.side, side),
        after === null ? undefined : gt(profiles.id, after),
        upTo === null ? undefined : lte(profiles.id, upTo),
      ),
    );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
