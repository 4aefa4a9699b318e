import type { Tx } from '@techbourse/db';
import type { Context } from '../context.ts';
import type { LedgerFault, LedgerVerification } from '../contract/index.ts';
import { contentFault, linkFault } from './check.ts';
import { MerkleTree } from './merkle.ts';
import { loadRecords, recordFault } from './records.ts';
import { entriesAfter, firstRecordWithoutEntry, onSnapshot, treeHeads } from './store.ts';
import { headFault } from './tree-head.ts';

const PAGE = 500;

/**
 * Reads the whole ledger in pages, on one state of the database, and stops at the first place where something is
 * wrong: a broken chain, a text that is not what was hashed, a record that is not what its entry says, a record
 * without an entry, a signed tree head that the entries do not give.
 */
export function verifyLedger(ctx: Context): Promise<LedgerVerification> {
  const started = performance.now();
  return onSnapshot(ctx.db.orm, async (tx) => {
    const result = await walkLedger(tx);
    return { ...result, ms: Math.round(performance.now() - started) };
  });
}

type Walked = Omit<LedgerVerification, 'ms'>;

/** The walk itself, on the state that `tx` sees. */
export async function walkLedger(tx: Tx): Promise<Walked> {
  const tree = new MerkleTree();
  const heads = new Map((await treeHeads(tx)).map((head) => [head.size, head]));
  // A record whose entry is gone breaks the ledger at the number that it names.
  const orphan = await firstRecordWithoutEntry(tx);
  let last: { seq: number; hash: string } | null = null;
  const bad = (fault: LedgerFault): Walked => ({ ok: false, entries: tree.size, head: last, fault });
  for (;;) {
    const rows = await entriesAfter(tx, last?.seq ?? 0, PAGE);
    const records = await loadRecords(tx, rows);
    for (const row of rows) {
      if (orphan && orphan.seq < row.seq) return bad(orphan);
      const fault = linkFault(last, row) ?? contentFault(row) ?? recordFault(row, records);
      if (fault) return bad(fault);
      last = { seq: row.seq, hash: row.hash };
      tree.append(row.text);
      const head = heads.get(tree.size);
      const faultOfHead = head && headFault(head, tree.root());
      if (faultOfHead) return bad(faultOfHead);
      heads.delete(tree.size);
    }
    if (rows.length < PAGE) break;
  }
  if (orphan) return bad(orphan);
  const [beyond] = [...heads.values()].filter((head) => head.size > 0);
  if (beyond) {
    const message = `The tree head of ${beyond.day} covers ${beyond.size} entries, the ledger has ${tree.size}`;
    return bad({ seq: tree.size + 1, problem: 'entry_missing', message });
  }
  return { ok: true, entries: tree.size, head: last, fault: null };
}
