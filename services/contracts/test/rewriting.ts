import type { Context } from '../src/context.ts';
import { canonicalText, GENESIS, hashOf } from '../src/ledger/entry.ts';
import { headsAfter } from '../src/ledger/heads-store.ts';
import { MerkleTree } from '../src/ledger/merkle.ts';
import { entriesAfter } from '../src/ledger/store.ts';
import { nextHead, signHead, type TreeHead } from '../src/ledger/tree-head.ts';

type Rewriting = {
  /** The text of an entry as it should have been. */
  edit: (text: string) => string;
  /** What becomes of the heads: a private key signs them anew. */
  heads: 'left' | 'gone' | (string & {});
};

/** Statements that make the whole chain anew, so that every hash and link fits. */
export async function rewritten(ctx: Context, { edit, heads }: Rewriting): Promise<string[]> {
  const tree = new MerkleTree();
  const roots = new Map<number, string>();
  const statements: string[] = [];
  let previous = GENESIS;
  for (const row of await entriesAfter(ctx.jobs.orm, 0, 1000)) {
    const content = { ...JSON.parse(edit(row.text)), previousHash: previous };
    const text = canonicalText(content);
    const hash = hashOf(content);
    statements.push(
      `update contracts.ledger_entry set text = $t$${text}$t$, hash = '${hash}', previous_hash = '${previous}' where seq = ${row.seq}`,
    );
    previous = hash;
    tree.append(text);
    roots.set(tree.size, tree.root().toString('hex'));
  }
  if (heads === 'gone') return [...statements, 'delete from contracts.tree_head'];
  if (heads === 'left') return statements;
  let last: TreeHead | undefined;
  for (const { day, size, at } of await headsAfter(ctx.jobs.orm, 0, 1000)) {
    last = signHead(nextHead(last, { day, size, at, rootHash: roots.get(size) ?? '' }), heads);
    const { rootHash, previousHash, signature, publicKey } = last;
    statements.push(
      `update contracts.tree_head set root_hash = '${rootHash}', previous_hash = '${previousHash}', signature = '${signature}', public_key = '${publicKey}' where number = ${last.number}`,
    );
  }
  return statements;
}
