import type { Tx } from '@techbourse/db';
import type { KeptHead, LedgerFault, LedgerVerification } from '../api/index.ts';
import type { Context } from '../context.ts';
import { type TrustedKeys, trustedKeys } from '../ledger-keys.ts';
import { type ChainLink, type ChainRow, contentFault, linkFault, timeFault } from './check.ts';
import { AHEAD_MS, trueTime, utcDay } from './clock.ts';
import { type HeadRules, Heads } from './head-checks.ts';
import { headsNamed } from './heads-store.ts';
import { KeptHeads } from './kept-heads.ts';
import { MerkleTree } from './merkle.ts';
import type { RecordedNoun } from './recorder.ts';
import { loadRecords, type Records, recordFault } from './records.ts';
import { firstFineMoment, firstRecordWithoutEntry } from './records-store.ts';
import { clockCorrections, entriesAfter, onSnapshot } from './store.ts';

const PAGE = 500;

/**
 * Reads the whole ledger in pages, on one state of the database, and stops at the first place where something is
 * wrong: a broken chain, a text that is not what was hashed, a time that falls, a record that is not what its entry
 * says, a record without an entry, a signed head that the entries do not give, that no trusted key signed, that is
 * missing or of the future.
 * @param nouns all that writes into the ledger
 * @param kept heads kept elsewhere, which the exchange has to show still and the entries have to give.
 */
export function verifyLedger(
  ctx: Context,
  nouns: readonly RecordedNoun[],
  kept: readonly KeptHead[] = [],
): Promise<LedgerVerification> {
  const started = performance.now();
  const now = ctx.clock.now();
  return onSnapshot(ctx.reports.orm, async (tx) => {
    const walked = await walkLedger(tx, nouns, { now, trusted: trustedKeys(ctx.config), kept });
    return { ...walked, at: now.toISOString(), ms: Math.round(performance.now() - started) };
  });
}

export type Walk = Omit<HeadRules, 'corrections'> & { kept?: readonly KeptHead[] };
type Walked = Omit<LedgerVerification, 'at' | 'ms'>;

/** No time is of the future, and no signature is asked for. */
const ENTRIES_ALONE: Walk = { now: new Date(8.64e15), trusted: new Map() };

/** The walk itself, on the state that `tx` sees. */
export async function walkLedger(tx: Tx, nouns: readonly RecordedNoun[], walk: Walk = ENTRIES_ALONE): Promise<Walked> {
  const rules: HeadRules = { ...walk, corrections: await clockCorrections(tx) };
  const heads = await Heads.read(tx, rules);
  const kept = await keptHeads(tx, walk.kept ?? []);
  const { fault, last, entries } = await walkEntries(tx, { nouns, rules, heads, kept });
  const faultsOfKept = kept.faults();
  const first = fault ?? faultsOfKept[0] ?? null;
  return {
    ok: first === null,
    entries,
    head: last && { seq: last.seq, hash: last.hash },
    fault: first,
    heads: { count: heads.count, covered: heads.covered, keys: [...walk.trusted.keys()] },
    kept: { compared: kept.numbers, faults: faultsOfKept },
    warnings: warningsOf(walk.trusted, entries, heads),
  };
}

type Entries = { fault: LedgerFault | undefined; last: ChainLink | null; entries: number };

type Walking = { nouns: readonly RecordedNoun[]; rules: HeadRules; heads: Heads; kept: KeptHeads };

async function walkEntries(tx: Tx, { nouns, rules, heads, kept }: Walking): Promise<Entries> {
  const { corrections } = rules;
  const latest = rules.now.getTime() + AHEAD_MS;
  const outside = await firstOutside(tx, nouns);
  const tree = new MerkleTree();
  let last: ChainLink | null = null;
  let firstDay: string | undefined;
  const end = (fault: LedgerFault | undefined): Entries => ({ fault, last, entries: tree.size });
  for (;;) {
    const rows = await entriesAfter(tx, last?.seq ?? Number.MIN_SAFE_INTEGER, PAGE);
    const records = await loadRecords(tx, rows, nouns);
    for (const row of rows) {
      if (outside && outside.seq < row.seq) return end(outside);
      const fault = entryFault(last, row, records);
      if (fault) return end(fault);
      const at = trueTime(row, corrections);
      firstDay ??= utcDay(at);
      if (at.getTime() > latest) return end(futureEntry(row.seq, at));
      const slipped = heads.faultAfter(tree.size, at);
      if (slipped) return end(slipped);
      tree.append(row.text);
      last = row;
      const faultOfHead = heads.faultAt(tree.size, at, () => tree.root());
      if (faultOfHead) return end(faultOfHead);
      kept.entryRead(tree.size, () => tree.root());
    }
    if (rows.length < PAGE) break;
  }
  const loose = outside ?? heads.faultAtEnd(tree.size, firstDay) ?? (await looseFault(tx, nouns, tree.size));
  return end(loose);
}

function entryFault(last: ChainLink | null, row: ChainRow, records: Records): LedgerFault | undefined {
  try {
    return linkFault(last, row) ?? contentFault(row) ?? timeFault(last, row) ?? recordFault(row, records);
  } catch (error) {
    // No rule of ours writes what cannot be read: a currency that is none, a time without end.
    const message = `Entry ${row.seq} or its record cannot be read (${error instanceof Error ? error.message : error})`;
    return { seq: row.seq, problem: 'record_changed', message };
  }
}

/** What is wrong with records where no entry speaks of them. */
async function looseFault(tx: Tx, nouns: readonly RecordedNoun[], seq: number): Promise<LedgerFault | undefined> {
  for (const { orphans } of nouns) {
    const message = await orphans?.(tx);
    if (message !== undefined) return { seq, problem: 'record_changed', message };
  }
  return undefined;
}

/** The first place where the records, by themselves, break the ledger: one whose entry is gone, a moment too fine. */
async function firstOutside(tx: Tx, nouns: readonly RecordedNoun[]): Promise<LedgerFault | undefined> {
  const found = [
    await firstRecordWithoutEntry(
      tx,
      nouns.flatMap(({ named }) => named ?? []),
    ),
    await firstFineMoment(
      tx,
      nouns.flatMap(({ moments }) => moments ?? []),
    ),
  ];
  return found.filter((fault) => fault !== undefined).sort((a, b) => a.seq - b.seq)[0];
}

function futureEntry(seq: number, at: Date): LedgerFault {
  const message = `Entry ${seq} is of the future (${at.toISOString()}): the clock that made it was wrong`;
  return { seq, problem: 'time', message };
}

async function keptHeads(tx: Tx, kept: readonly KeptHead[]): Promise<KeptHeads> {
  const numbers = kept.flatMap(({ number }) => number ?? []);
  const days = kept.flatMap(({ number, day }) => (number === undefined && day !== null ? day : []));
  return new KeptHeads(kept, await headsNamed(tx, numbers, days));
}

function warningsOf(trusted: TrustedKeys, entries: number, heads: Heads): string[] {
  const open = entries - heads.covered;
  return [
    trusted.size > 0
      ? undefined
      : 'No key is trusted (LEDGER_PRIVATE_KEY, LEDGER_PUBLIC_KEYS): no signature was checked, and no head is missed',
    open <= 0
      ? undefined
      : `The last ${open} of ${entries} entries are under no signed head yet: cutting them off with their records would not be seen`,
  ].filter((warning) => warning !== undefined);
}
