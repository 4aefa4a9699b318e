import { type Executor, prepared, type Tx } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import type { AnalysedText } from '@techbourse/matching-engine';
import { and, eq, ne, sql } from 'drizzle-orm';
import { embedding, profileVectors } from '../db/schema.ts';
import { type EmbedderRecipe, embedderRecipeSchema } from './settings.ts';

/** An embedder with the recipe that opens it. */
export type NamedEmbedder = {
  readonly id: string;
  readonly dimensions: number;
  readonly recipe: EmbedderRecipe;
};

/** The serving embedder, and the target of a change under way. */
export type EmbeddingState = {
  readonly serving: NamedEmbedder & { readonly since: string };
  readonly target: (NamedEmbedder & { readonly startedAt: string }) | undefined;
  readonly refused: string | undefined;
  readonly error: string | undefined;
};

/**
 * Held to the end of the transaction: `shared` while a profile is written, `alone` to change the serving embedder.
 */
export async function lockEmbedding(tx: Tx, mode: 'shared' | 'alone'): Promise<void> {
  const key = sql`hashtextextended('matching:embedding', 0)`;
  await prepared(
    tx,
    mode === 'shared' ? sql`select pg_advisory_xact_lock_shared(${key})` : sql`select pg_advisory_xact_lock(${key})`,
  );
}

/** Ids of the serving embedder and the target, read in the transaction of a profile. */
export async function findServing(tx: Tx): Promise<{ serving: string; target: string | null } | undefined> {
  const [row] = await prepared<{ serving: string; target: string | null }>(
    tx,
    sql`select serving, target from matching.embedding`,
  );
  return row;
}

export async function findEmbedding(db: Executor | Tx): Promise<EmbeddingState | undefined> {
  const [row] = await db.select().from(embedding);
  if (!row) return undefined;
  const { target, targetDimensions, targetRecipe, startedAt } = row;
  return {
    serving: {
      id: row.serving,
      dimensions: row.servingDimensions,
      since: row.servingSince,
      recipe: embedderRecipeSchema.parse(row.servingRecipe),
    },
    target:
      target === null || targetDimensions === null || startedAt === null
        ? undefined
        : { id: target, dimensions: targetDimensions, recipe: embedderRecipeSchema.parse(targetRecipe), startedAt },
    refused: row.refused ?? undefined,
    error: row.error ?? undefined,
  };
}

/** Whether this embedder is serving. */
export async function isServing(tx: Tx, embedder: string): Promise<boolean> {
  const rows = await prepared(tx, sql`select 1 from matching.embedding where serving = ${embedder}`);
  return rows.length > 0;
}

export async function insertServing(tx: Tx, { id, dimensions, recipe }: NamedEmbedder): Promise<void> {
  await tx.insert(embedding).values({ serving: id, servingDimensions: dimensions, servingRecipe: recipe });
}

/** Sets the target of a change; vectors made for an earlier target are deleted. */
export async function setTarget(tx: Tx, { id, dimensions, recipe }: NamedEmbedder): Promise<void> {
  await tx.update(embedding).set({
    target: id,
    targetDimensions: dimensions,
    targetRecipe: recipe,
    refused: null,
    error: null,
    startedAt: sql`now()`,
  });
  await tx.delete(profileVectors).where(and(ne(profileVectors.embedder, id), isNotServing));
}

const isNotServing = sql`${profileVectors.embedder} <> (select serving from matching.embedding)`;

/** Stops the change; settings that name the target do not start it again. Its recipe stays for `resumeTarget`. */
export async function refuseTarget(tx: Tx): Promise<void> {
  await tx.update(embedding).set({ refused: sql`${embedding.target}`, target: null, startedAt: null, error: null });
  await tx.delete(profileVectors).where(isNotServing);
}

export async function resumeTarget(tx: Tx): Promise<void> {
  await tx.update(embedding).set({ target: sql`${embedding.refused}`, refused: null, startedAt: sql`now()` });
}

/** Makes the target the serving embedder. */
export async function serveTarget(tx: Tx, { id, dimensions, recipe }: NamedEmbedder): Promise<void> {
  await tx.update(embedding).set({
    serving: id,
    servingDimensions: dimensions,
    servingRecipe: recipe,
    servingSince: sql`now()`,
    target: null,
    targetDimensions: null,
    targetRecipe: null,
    startedAt: null,
    error: null,
    refused: null,
  });
}

export async function noteError(db: Executor, target: string, error: string | null): Promise<void> {
  await db
    .update(embedding)
    .set({ error })
    .where(and(eq(embedding.target, target), sql`${embedding.error} is distinct from ${error}`));
}

/** An open profile older than the stored serving embedder: its embedder, and its bytes for the dimensions. */
export async function findServedProfile(tx: Tx): Promise<{ embedder: string; packed: Buffer } | undefined> {
  const rows = await tx.execute<{ embedder: string; packed: Buffer }>(sql`
    select embedder, packed from matching.profiles where open and embedder is not null
    order by built_at desc limit 1`);
  return rows[0];
}

export type ClaimedProfile = {
  readonly side: PairSide;
  readonly id: string;
  readonly version: number;
  readonly wording: AnalysedText;
};

/**
 * Claims up to `count` open profiles without the target's vectors, or whose claim has expired. `after` is where the
 * caller's last page ended; an empty answer means that the rest of the round is taken.
 */
export async function claimProfiles(
  tx: Tx,
  target: string,
  { count, seconds, after }: { count: number; seconds: number; after: { side: string; id: string } | undefined },
): Promise<ClaimedProfile[]> {
  // Serialised: two concurrent claims would take the same profiles.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('matching:embedding:claim', 0))`);
  const rows = await tx.execute<ClaimedProfile & Record<string, unknown>>(sql`
    with free as (
      select p.side, p.id, p.version, p.wording from matching.profiles p
      where p.open and (p.side, p.id) > (${after?.side ?? ''}, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
        and not exists (
          select 1 from matching.profile_vectors v
          where v.embedder = ${target} and v.side = p.side and v.id = p.id and v.version = p.version
            and (v.packed is not null or v.claimed_until >= now()))
      order by p.side, p.id limit ${count}),
    taken as (
      insert into matching.profile_vectors (side, id, embedder, version, claimed_until)
      select side, id, ${target}, version, now() + make_interval(secs => ${seconds}) from free
      on conflict (embedder, side, id) do update
        set version = excluded.version, packed = null, claimed_until = excluded.claimed_until)
    select side, id, version, wording from free order by side, id`);
  return [...rows];
}

/** Stores the vectors of a claimed profile, unless its record has changed since. */
export async function keepVectors(
  db: Executor,
  embedder: string,
  { side, id, version }: Omit<ClaimedProfile, 'wording'>,
  packed: Buffer,
): Promise<void> {
  await db
    .update(profileVectors)
    .set({ packed, claimedUntil: null })
    .where(
      and(
        ...[eq(profileVectors.embedder, embedder), eq(profileVectors.side, side), eq(profileVectors.id, id)],
        eq(profileVectors.version, version),
      ),
    );
}

/** Releases claimed profiles. */
export async function releaseProfiles(db: Executor, embedder: string, ids: readonly string[]): Promise<void> {
  await db.execute(sql`
    delete from matching.profile_vectors
    where embedder = ${embedder} and packed is null and id = any(${sql.param([...ids])}::uuid[])`);
}

/** The target's vectors of a record, in the transaction that writes its profile. */
export async function saveVectors(
  tx: Tx,
  vectors: { side: PairSide; id: string; version: number; embedder: string; packed: Buffer },
): Promise<void> {
  const { version, packed } = vectors;
  const insert = tx
    .insert(profileVectors)
    .values(vectors)
    .onConflictDoUpdate({
      target: [profileVectors.embedder, profileVectors.side, profileVectors.id],
      set: { version, packed, claimedUntil: null },
    });
  await prepared(tx, insert.getSQL());
}

/** Counts open profiles, and those with the embedder's vectors of their present version. */
export async function countVectors(db: Executor | Tx, embedder: string): Promise<{ total: number; done: number }> {
  const rows = await db.execute<{ total: number; done: number }>(sql`
    select count(*)::int as total, count(v.packed)::int as done
    from matching.profiles p left join matching.profile_vectors v
      on v.embedder = ${embedder} and v.side = p.side and v.id = p.id and v.version = p.version
    where p.open`);
  return rows[0] ?? { total: 0, done: 0 };
}

/**
 * Moves up to `count` of the serving vectors to their profiles, without a change event, because readers see the same
 * before and after. Returns how many were handled.
 */
export async function settleVectors(db: Executor, serving: string, count: number): Promise<number> {
  const rows = await db.execute<{ moved: number }>(sql`
    with gone as (
      delete from matching.profile_vectors v using (
        select embedder, side, id from matching.profile_vectors where embedder = ${serving} limit ${count}) one
      where v.embedder = one.embedder and v.side = one.side and v.id = one.id
      returning v.*),
    moved as (
      update matching.profiles p set packed = gone.packed, embedder = gone.embedder
      from gone
      where p.side = gone.side and p.id = gone.id and p.version = gone.version and p.open and gone.packed is not null)
    select count(*)::int as moved from gone`);
  return rows[0]?.moved ?? 0;
}
