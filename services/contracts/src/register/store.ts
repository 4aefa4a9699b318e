import type { Executor, Tx } from '@techbourse/db';
import { idSchema } from '@techbourse/domain';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { asset, assetName, ledgerEntry } from '../db/schema.ts';

type Db = Tx | Executor;

/**
 * Assets that became part of `assetId`, and names that no earlier entry gives. `joined`: those that stood for themselves
 * until then, so that no asset is in two joins; what had become part of them went along.
 */
export type Join = { assetId: string; joined: readonly string[]; names: readonly string[] };

/** Joins that are older than their entries, by the asset that they were joined into. */
export async function earlierJoins(db: Db): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ id: asset.id, root: asset.root })
    .from(asset)
    .where(eq(asset.joinedSeq, 0))
    .orderBy(asc(asset.root), asc(asset.id));
  const found = new Map<string, string[]>();
  for (const { root, id } of rows) found.set(root, [...(found.get(root) ?? []), id]);
  return found;
}

/** Names that lead to one of these assets and are in no entry yet. */
export async function namesNotEntered(tx: Tx, roots: readonly string[]): Promise<string[]> {
  const rows = await tx
    .select({ name: assetName.name })
    .from(assetName)
    .innerJoin(asset, eq(asset.id, assetName.assetId))
    .where(and(inArray(asset.root, [...roots]), isNull(assetName.ledgerSeq)));
  return rows.map((row) => row.name);
}

export async function keepJoin(tx: Tx, { assetId, joined, names }: Join, ledgerSeq: number): Promise<void> {
  if (joined.length > 0) {
    const ids = [...joined];
    await tx
      .update(asset)
      .set({ root: assetId, joinedSeq: sql`case when ${inArray(asset.id, ids)} then ${ledgerSeq} else joined_seq end` })
      .where(inArray(asset.root, [...ids, assetId]));
  }
  if (names.length > 0)
    await tx
      .update(assetName)
      .set({ ledgerSeq })
      .where(inArray(assetName.name, [...names]));
}

/** Joins by their entry, and where each asset and name in them leads now. */
export type KeptJoins = {
  bySeq: ReadonlyMap<number, Join>;
  ofName: ReadonlyMap<string, string>;
  ofAsset: ReadonlyMap<string, string>;
};

/** What the rows that name these entries say of joins. Into which asset they went only the entry can tell. */
export async function joinsBy(
  db: Db,
  entries: readonly { seq: number; kind: string; text: string }[],
): Promise<KeptJoins> {
  const own = entries.filter((entry) => entry.kind === 'asset.joined');
  if (own.length === 0) return { bySeq: new Map(), ofName: new Map(), ofAsset: new Map() };
  const seqs = own.map((entry) => entry.seq);
  const into = new Map(own.flatMap(({ seq, text }) => intoOf(text).map((id): [number, string] => [seq, id])));
  const assets = await db
    .select()
    .from(asset)
    .where(sql`${inArray(asset.joinedSeq, seqs)} or ${inArray(asset.id, [...into.values()])}`);
  const names = await db
    .select({ name: assetName.name, ledgerSeq: assetName.ledgerSeq, root: asset.root })
    .from(assetName)
    .innerJoin(asset, eq(asset.id, assetName.assetId))
    .where(inArray(assetName.ledgerSeq, seqs));
  const bySeq = new Map<number, Join>();
  for (const [seq, assetId] of into) {
    bySeq.set(seq, {
      assetId,
      joined: assets.filter((row) => row.joinedSeq === seq).map((row) => row.id),
      names: names.filter((row) => row.ledgerSeq === seq).map((row) => row.name),
    });
  }
  return {
    bySeq,
    ofName: new Map(names.map((row) => [row.name, row.root])),
    ofAsset: new Map(assets.map((row) => [row.id, row.root])),
  };
}

/** Nothing where the text of an entry was changed so that it names no asset. */
function intoOf(text: string): string[] {
  const found = /"assetId":"([0-9a-f-]{36})"/.exec(text);
  const read = idSchema.safeParse(found?.[1]);
  return read.success ? [read.data] : [];
}

/** Whether all that a join made one leads to one asset still. */
export function joinFault({ assetId, joined, names }: Join, { ofName, ofAsset }: KeptJoins): string | undefined {
  const root = ofAsset.get(assetId);
  if (root === undefined) return 'the register of assets was changed: an asset is not there';
  const lost =
    joined.find((id) => id === assetId || ofAsset.get(id) !== root) ?? names.find((name) => ofName.get(name) !== root);
  return lost && `the register of assets was changed: ${lost} no longer leads to the asset that it became part of`;
}

/**
 * What in the register has no ground: an asset or name that leads nowhere, a join without an entry. Joins from before
 * there were entries count until the first one, which goes after theirs.
 */
export async function findOrphanAsset(db: Db): Promise<string | undefined> {
  const [row] = await db.execute<{ what: string }>(sql`
    select 'name ' || n.name || ' leads to no asset' what from ${assetName} n
      where not exists (select from ${asset} a where a.id = n.asset_id)
    union all select 'asset ' || a.id || ' leads to no asset' from ${asset} a
      where not exists (select from ${asset} r where r.id = a.root and r.root = r.id)
    union all select 'asset ' || a.id || ' was joined with another one, and no entry says so' from ${asset} a
      where (a.root <> a.id) <> (a.joined_seq is not null)
        or (a.joined_seq <= 0 and exists (select from ${ledgerEntry} e where e.kind = 'asset.joined'))
    order by what limit 1`);
  return row && `The register of assets was changed: ${row.what}`;
}

/** Entries that their rows name. */
export const namedByAssets = sql`
  select joined_seq seq, null::uuid contract_id, 'asset.joined' kind from ${asset} where joined_seq > 0
  union all select ledger_seq, null, 'asset.joined' from ${assetName} where ledger_seq is not null`;
