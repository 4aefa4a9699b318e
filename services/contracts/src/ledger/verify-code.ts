import { dayIn } from '@techbourse/domain';
import { fail } from '@techbourse/platform';
import type { EntryVerification, InclusionProof, LedgerVerification } from '../api/index.ts';
import type { Context } from '../context.ts';
import { codeOf, readCode } from './code.ts';
import { entryAt, firstHeadOver, newestHead } from './heads-store.ts';
import { auditPath } from './merkle.ts';
import { entryOfHash, type LedgerRow, leafHashes, onSnapshot } from './store.ts';
import { shownHead } from './tree-head.ts';

/**
 * What anybody may know of the entry of a code or a hash: that it stands in the chain, where, since which day, and whether
 * the chain held. Never who or how much; what it is only to who has the code.
 * @throws VALIDATION when it is neither a code nor a hash, NOT_FOUND when no entry has it.
 */
export async function verifyCode(
  ctx: Context,
  typed: string,
  lastReading: () => Promise<LedgerVerification>,
): Promise<EntryVerification> {
  const asked = readCode(typed);
  if (!asked) {
    const message = 'A code is a number and four groups of four, such as 17-7K3M-9QXT-2B6D-ZW4P; a hash has 64 digits';
    throw fail.validation('ledger.code_unreadable', message, [
      { pointer: '/code', rule: 'ledger.code_unreadable', message },
    ]);
  }
  const entry = 'hash' in asked ? await entryOfHash(ctx.db.orm, asked.hash) : await entryAt(ctx.db.orm, asked.seq);
  if (!entry || ('code' in asked && codeOf(entry) !== asked.code)) {
    throw fail.notFound('ledger.code_unknown', 'No entry of the ledger has this code');
  }
  const { ok, entries, at } = await lastReading();
  const head = await firstHeadOver(ctx.db.orm, entry.seq);
  return {
    seq: entry.seq,
    hash: entry.hash,
    previousHash: entry.previousHash,
    day: dayIn(entry.at, ctx.config.EXCHANGE_TIME_ZONE),
    kind: 'code' in asked ? (entry.kind as EntryVerification['kind']) : null, // written by this service only
    chain: { ok, entries, at },
    isRead: entry.seq <= entries,
    head: head ? { number: head.number, size: head.size, rootHash: head.rootHash, at: head.at.toISOString() } : null,
  };
}

/** That an entry is under the newest signed head. It holds hashes alone. @throws NOT_FOUND. */
export function proveInclusion(ctx: Context, seq: number): Promise<InclusionProof> {
  return onSnapshot(ctx.db.orm, async (tx) => {
    const entry: LedgerRow | undefined = await entryAt(tx, seq);
    if (!entry) throw fail.notFound('ledger.entry_not_found', 'The ledger has no such entry');
    const newest = await newestHead(tx);
    const head = newest && newest.size >= seq ? newest : undefined;
    const leaves = await leafHashes(tx, head?.size ?? seq);
    const own = leaves[seq - 1];
    if (!own) throw new Error(`the ledger has entry ${seq}, but not all before it`);
    return {
      seq,
      hash: entry.hash,
      leafHash: own.toString('hex'),
      path: head ? auditPath(leaves, seq - 1).map((hash) => hash.toString('hex')) : [],
      head: head ? shownHead(head) : null,
    };
  });
}
