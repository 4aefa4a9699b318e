import type { Executor, Tx } from '@techbourse/db';
import type { Visibility } from '@techbourse/policy';
import { and, asc, desc, eq, gt, type InferSelectModel, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { contract, ledgerEntry, treeHead } from '../db/schema.ts';
import { contractsSeenBy } from '../db/seen.ts';
import { type ClockCorrection, endOf } from './clock.ts';
import type { SealedEntry } from './entry.ts';

export type LedgerRow = InferSelectModel<typeof ledgerEntry>;

/** Where the chain ends, what time the database has, and the end of the last day that is over and has its head. */
export type ChainEnd = { last: LastEntry | undefined; databaseNow: Date; closedUntil: Date | undefined };

/** Holds all other appends back until this transaction ends: a chain has one end. */
export async function lockChain(tx: Tx): Promise<ChainEnd> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('contracts.ledger', 0))`);
  // One statement: everybody else who appends waits meanwhile.
  const [end] = await tx.execute<ReadEnd>(sql`
    select clock_timestamp() as now, (select max(day) from ${treeHead}
      where day < (clock_timestamp() at time zone 'UTC')::date and at <= clock_timestamp()) as closed,
      last.seq, last.hash, last.at
    from (select) nothing
    left join lateral (select seq, hash, at from ${ledgerEntry} order by seq desc limit 1) last on true`);
  const { now, closed, seq, hash, at } = end ?? {};
  return {
    last: seq && hash && at ? { seq: Number(seq), hash, at: new Date(at) } : undefined,
    databaseNow: new Date(now ?? Number.NaN),
    closedUntil: closed ? endOf(closed) : undefined,
  };
}

type ReadEnd = { now: string; closed: string | null; seq: string | null; hash: string | null; at: string | null };

type LastEntry = Pick<LedgerRow, 'seq' | 'hash' | 'at'>;

export async function lastEntry(db: Tx | Executor): Promise<LastEntry | undefined> {
  const [last] = await db
    .select({ seq: ledgerEntry.seq, hash: ledgerEntry.hash, at: ledgerEntry.at })
    .from(ledgerEntry)
    .orderBy(desc(ledgerEntry.seq))
    .limit(1);
  return last;
}

export async function databaseNow(db: Tx | Executor): Promise<Date> {
  const [row] = await db.execute<{ now: string }>(sql`select clock_timestamp() as now`);
  return new Date(row?.now ?? Number.NaN);
}

/** Entries in the order of the chain, by one statement. */
export async function insertEntries(tx: Tx, entries: readonly SealedEntry[]): Promise<void> {
  await tx.insert(ledgerEntry).values(
    entries.map(({ content, text, hash }) => ({
      seq: content.seq,
      hash,
      previousHash: content.previousHash,
      kind: content.kind,
      contractId: content.contractId,
      at: new Date(content.at),
      text,
    })),
  );
}

/** Entries after `seq` in the order of the chain. */
export function entriesAfter(db: Tx | Executor, seq: number, limit: number): Promise<LedgerRow[]> {
  return db.select().from(ledgerEntry).where(gt(ledgerEntry.seq, seq)).orderBy(asc(ledgerEntry.seq)).limit(limit);
}

export async function entryOfHash(db: Tx | Executor, hash: string): Promise<LedgerRow | undefined> {
  const [row] = await db.select().from(ledgerEntry).where(eq(ledgerEntry.hash, hash));
  return row;
}

/** Hashes of the first entries as leaves of the tree (RFC 6962), made where the texts are: those are many times as large. */
export async function leafHashes(db: Tx | Executor, size: number): Promise<Buffer[]> {
  const rows = await db.execute<{ leaf: Buffer }>(sql`
    select sha256('\\x00'::bytea || convert_to(text, 'UTF8')) leaf from ${ledgerEntry} where seq <= ${size} order by seq`);
  return rows.map(({ leaf }) => Buffer.from(leaf));
}

export type LedgerFilter = {
  /** Newest first, so a page goes on below this. */
  below: number | undefined;
  /** Whose contracts. */
  seen: Visibility;
  contract: string | undefined;
  kind: string | undefined;
  limit: number;
};

/** Entries, newest first. */
export async function listEntries(db: Executor, filter: LedgerFilter): Promise<LedgerRow[]> {
  const wanted: (SQL | undefined)[] = [
    filter.below === undefined ? undefined : lt(ledgerEntry.seq, filter.below),
    filter.contract ? eq(ledgerEntry.contractId, filter.contract) : undefined,
    filter.kind ? eq(ledgerEntry.kind, filter.kind) : undefined,
    filter.seen.everything ? undefined : inArray(ledgerEntry.contractId, contractIdsSeenBy(db, filter.seen)),
  ];
  return db
    .select()
    .from(ledgerEntry)
    .where(and(...wanted))
    .orderBy(desc(ledgerEntry.seq))
    .limit(filter.limit);
}

function contractIdsSeenBy(db: Executor, seen: Visibility) {
  return db.select({ id: contract.id }).from(contract).where(contractsSeenBy(seen));
}

/** Of these contracts the ones that somebody sees. */
export async function seenContracts(db: Executor, ids: readonly string[], seen: Visibility): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: contract.id })
    .from(contract)
    .where(and(inArray(contract.id, [...ids]), contractsSeenBy(seen)));
  return new Set(rows.flatMap((row) => row.id ?? []));
}

/** Of these contracts the ones that an entry terminates. */
export async function terminatedBy(db: Tx | Executor, contractIds: readonly string[]): Promise<Set<string>> {
  if (contractIds.length === 0) return new Set();
  const rows = await db
    .select({ id: ledgerEntry.contractId })
    .from(ledgerEntry)
    .where(and(inArray(ledgerEntry.contractId, [...contractIds]), eq(ledgerEntry.kind, 'contract.terminated')));
  return new Set(rows.flatMap((row) => row.id ?? []));
}

/** Runs `read` on one state of the database, however long it takes and whatever is written meanwhile. */
export function onSnapshot<T>(db: Executor, read: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(read, { isolationLevel: 'repeatable read', accessMode: 'read only' });
}

/** Where the operator corrected a clock that had run ahead; there are few, if any. */
export function clockCorrections(db: Tx | Executor): Promise<ClockCorrection[]> {
  return db
    .select({ seq: ledgerEntry.seq, at: ledgerEntry.at })
    .from(ledgerEntry)
    .where(eq(ledgerEntry.kind, 'ledger.clock_corrected'))
    .orderBy(asc(ledgerEntry.seq));
}
