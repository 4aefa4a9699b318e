import type { Context } from '../context.ts';
import { type TrustedKeys, trustedKeys } from '../ledger-keys.ts';
import { assertClocksAgree, type ClockCorrection, daysBetween, endOf, isAhead, trueTime, utcDay } from './clock.ts';
import {
  closedDays,
  entriesUntil,
  entryAt,
  type HeadRow,
  headToGrowFrom,
  insertTreeHead,
  newestHead,
} from './heads-store.ts';
import { MerkleTree } from './merkle.ts';
import { clockCorrections, databaseNow, entriesAfter, lastEntry, lockChain } from './store.ts';
import { nextHead, rootFault, signatureFault, signHead, type TreeHead } from './tree-head.ts';

const PAGE = 1000;

/** What a head has to say: `day` null closes no day. */
type Due = { day: string | null; size: number };

/**
 * Signs what is due: one head for each day that is over and has none, in order, however late; then one over the newest
 * entries when the oldest that no head covers has waited LEDGER_HEAD_MINUTES, or at once when `anyway`. Does nothing when
 * nothing is due. Safe to call at any time and from several processes.
 * @throws AppError UNAVAILABLE (`ledger.clock`) when the clock of this process is wrong; Error when the last head is not
 * one of ours: a new one would vouch for it.
 */
export async function signTreeHeads(
  ctx: Context,
  privateKey: string,
  options: { anyway?: boolean } = {},
): Promise<TreeHead[]> {
  const db = ctx.db.orm;
  const now = ctx.clock.now();
  assertClocksAgree(ctx.clock, now, await databaseNow(db));
  const last = await newestHead(db);
  assertOurs(last, ctx);
  const due = await dueHeads(ctx, now, last, options.anyway ?? false);
  if (due.length === 0) return [];
  const trees = await treesOf(ctx, due);
  if (!trees) return []; // entries are missing: the verification says which

  return db.transaction(async (tx) => {
    await lockChain(tx);
    // Another process was faster, or an entry came into a day that looked over: next time.
    if ((await newestHead(tx))?.number !== last?.number) return [];
    for (const { day, size } of due) if (day && (await entriesUntil(tx, endOf(day))) !== size) return [];
    const made: TreeHead[] = [];
    let previous: TreeHead | undefined = last;
    for (const { day, size } of due) {
      const tree = trees.get(size);
      if (!tree) continue;
      previous = signHead(nextHead(previous, { day, size, rootHash: tree.root, at: now }), privateKey);
      await insertTreeHead(tx, previous, tree.edge);
      made.push(previous);
    }
    return made;
  });
}

function assertOurs(last: HeadRow | undefined, ctx: Context): void {
  const fault = last && signatureFault(last, trustedKeys(ctx.config));
  if (fault) throw new Error(`${fault.message}: no head follows it (is its key missing in LEDGER_PUBLIC_KEYS?)`);
}

async function dueHeads(ctx: Context, now: Date, last: HeadRow | undefined, anyway: boolean): Promise<Due[]> {
  const db = ctx.db.orm;
  const corrections = await clockCorrections(db);
  const due: Due[] = [];
  for (const day of await openDays(ctx, now, corrections)) due.push({ day, size: await entriesUntil(db, endOf(day)) });
  const covered = Math.max(0, due.at(-1)?.size ?? 0, last?.size ?? 0);
  const waiting = await entryAt(db, covered + 1);
  if (!waiting) return due;
  const waited = now.getTime() - trueTime(waiting, corrections).getTime();
  const isDue = anyway || waited < 0 || waited >= ctx.config.LEDGER_HEAD_MINUTES * 60_000;
  const end = await lastEntry(db);
  return isDue && end ? [...due, { day: null, size: end.seq }] : due;
}

/** Days that are over, from that of the first entry on, without a head of their own. */
async function openDays(ctx: Context, now: Date, corrections: readonly ClockCorrection[]): Promise<string[]> {
  const first = await entryAt(ctx.db.orm, 1);
  if (!first) return [];
  const heads = await closedDays(ctx.db.orm);
  const closed = new Set(heads.filter((head) => head.at <= now && !isAhead(head, corrections)).map((head) => head.day));
  const yesterday = utcDay(new Date(endOf(utcDay(now)).getTime() - 2 * 86_400_000));
  return daysBetween(utcDay(trueTime(first, corrections)), yesterday).filter((day) => !closed.has(day));
}

/** Root and right edge of the tree at each size that is due, grown from the widest head that may be built upon. */
async function treesOf(
  ctx: Context,
  due: readonly Due[],
): Promise<Map<number, { root: string; edge: string[] }> | null> {
  const sizes = [...new Set(due.map(({ size }) => size))].sort((a, b) => a - b);
  const start = await headToGrowFrom(ctx.db.orm, sizes[0] ?? 0);
  const tree = grownFrom(start, trustedKeys(ctx.config)) ?? new MerkleTree();
  const trees = new Map<number, { root: string; edge: string[] }>();
  for (const size of sizes) {
    while (tree.size < size) {
      const rows = await entriesAfter(ctx.db.orm, tree.size, Math.min(PAGE, size - tree.size));
      if (rows.length === 0 || rows[0]?.seq !== tree.size + 1) return null;
      for (const row of rows) tree.append(row.text);
    }
    trees.set(size, { root: tree.root().toString('hex'), edge: tree.edge });
  }
  return trees;
}

/** The tree that a head kept; nothing when the head is not ours or what was kept does not give its root. */
function grownFrom(head: HeadRow | undefined, trusted: TrustedKeys): MerkleTree | undefined {
  if (!head?.edge || signatureFault(head, trusted)) return undefined;
  try {
    const tree = MerkleTree.from(head.size, head.edge);
    return rootFault(head, tree.root()) ? undefined : tree;
  } catch {
    return undefined;
  }
}
