import { type Executor, prepared, type Tx } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import type { AnalysedText } from '@techbourse/matching-engine';
import { and, eq, ne, sql } from 'drizzle-orm';
import { embedding, profileVectors } from '../db/schema.ts';
import { type EmbedderRecipe, embedderRecipeSchema } from './settings.ts';

/** An embedder by name, with what it takes to open it. */
export type NamedEmbedder = {
  readonly id: string;
  readonly dimensions: number;
  readonly recipe: EmbedderRecipe;
};

/** Whose vectors serve, and whose are being made. */
export type EmbeddingState = {
  readonly serving: NamedEmbedder & { readonly since: string };
  readonly target: (NamedEmbedder & { readonly startedAt: string }) | undefined;
  readonly refused: string | undefined;
  readonly error: string | undefined;
};

/**
 * Until the transaction ends: `shared` while a profile is written, so that it knows who serves; `alone` to change that.
 */
export async function lockEmbedding(tx: Tx, mode: 'shared' | 'alone'): Promise<void> {
  const key = sql`hashtextextended('matching:embedding', 0)`;
  await prepared(
    tx,
    mode === 'shared' ? sql`select pg_advisory_xact_lock_shared(${key})` : sql`select pg_advisory_xact_lock(${key})`,
  );
}

/** Ids of who serves and who is to; in the transaction of a profile. */
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

/** Whether this embedder's vectors serve now. */
export async function isServing(tx: Tx, embedder: string): Promise<boolean> {
  const rows = await prepared(tx, sql`select 1 from matching.embedding where serving = ${embedder}`);
  return rows.length > 0;
}

export async function insertServing(tx: Tx, { id, dimensions, recipe }: NamedEmbedder): Promise<void> {
  await tx.insert(embedding).values({ serving: id, servingDimensions: dimensions, servingRecipe: recipe });
}

/** Begins to make the vectors of another embedder; what was made for a third one goes. */
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

/** Gives the target up; settings that name it do not begin again by themselves. Its recipe stays for `resumeTarget`. */
export async function refuseTarget(tx: Tx): Promise<void> {
  await tx.update(embedding).set({ refused: sql`${embedding.target}`, target: null, startedAt: null, error: null });
  await tx.delete(profileVectors).where(isNotServing);
}

export async function resumeTarget(tx: Tx): Promise<void> {
  await tx.update(embedding).set({ target: sql`${embedding.refused}`, refused: null, startedAt: sql`now()` });
}

/** From now on the target's vectors are those that serve. */
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

/** An open profile from before it was written down who serves: its embedder, and its bytes to tell the dimensions. */
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
 * Takes up to `count` open profiles for which nobody has made the target's vectors, or whose worker was not heard of in
 * its time. `after` is where the caller's last page ended; an empty answer says that the rest of the round is taken.
 */
export async function claimProfiles(
  tx: Tx,
  target: string,
  { count, seconds, after }: { count: number; seconds: number; after: { side: string; id: string } | undefined },
): Promise<ClaimedProfile[]> {
  // One at a time: two that look at once would take the same.
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

/** Keeps what was made for a claimed profile, unless its record has changed since. */
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

/** Gives claimed profiles back at once. */
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

/** Open profiles, and those of them that have the embedder's vectors of their present version. */
export async function countVectors(db: Executor | Tx, embedder: string): Promise<{ total: number; done: number }> {
  const rows = await db.execute<{ total: number; done: number }>(sql`
    select count(*)::int as total, count(v.packed)::int as done
    from matching.profiles p left join matching.profile_vectors v
      on v.embedder = ${embedder} and v.side = p.side and v.id = p.id and v.version = p.version
    where p.open`);
  return rows[0] ?? { total: 0, done: 0 };
}

/**
 * Moves up to `count` of the serving vectors to the profiles they belong to, without telling readers: they read the
 * same before and after. Returns how many were looked at.
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
