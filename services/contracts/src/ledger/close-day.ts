import type { Context } from '../context.ts';
import { MerkleTree } from './merkle.ts';
import { entriesAfter, entriesUntil, insertTreeHead, treeHeads } from './store.ts';
import { signHead, type TreeHead } from './tree-head.ts';

const PAGE = 1000;

/**
 * Signs the tree head of the last day that is over (UTC), over every entry made until its end. Does nothing when that
 * day has its head, or when nothing was ever entered. Safe to call at any time and from several processes.
 */
export async function closeDay(ctx: Context, privateKey: string): Promise<TreeHead | undefined> {
  const now = ctx.clock.now();
  const midnight = new Date(`${now.toISOString().slice(0, 10)}T00:00:00.000Z`);
  const day = new Date(midnight.getTime() - 1).toISOString().slice(0, 10);
  const heads = await treeHeads(ctx.db.orm);
  if (heads.some((head) => head.day >= day)) return undefined;
  const size = await entriesUntil(ctx.db.orm, midnight);
  if (size === 0) return undefined;

  const tree = new MerkleTree();
  while (tree.size < size) {
    const rows = await entriesAfter(ctx.db.orm, tree.size, Math.min(PAGE, size - tree.size));
    if (rows.length === 0) return undefined; // entries are missing: the verification will say which
    for (const row of rows) tree.append(row.text);
  }
  const head = signHead({ day, size, rootHash: tree.root().toString('hex'), at: now }, privateKey);
  const made = await ctx.db.orm.transaction((tx) => insertTreeHead(tx, head));
  return made ? head : undefined;
}
