import type { Executor, Tx } from '@techbourse/db';
import { getTableColumns, getTableName, type InferSelectModel, inArray, is, or, type SQL, sql } from 'drizzle-orm';
import { type PgTable, PgTimestamp } from 'drizzle-orm/pg-core';
import type { LedgerFault } from '../api/index.ts';
import type { VersionRow } from '../contract/store.ts';
import * as tables from '../db/schema.ts';

type Db = Tx | Executor;
export type KeptDeal = InferSelectModel<typeof tables.deal>;
export type EventRow = InferSelectModel<typeof tables.dealEvent>;

/** Deals of signed contracts. */
export async function dealsById(db: Db, ids: readonly string[]): Promise<KeptDeal[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(tables.deal)
    .where(inArray(tables.deal.id, [...ids]));
}

export async function eventsOfDeals(db: Db, ids: readonly string[]): Promise<EventRow[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(tables.dealEvent)
    .where(inArray(tables.dealEvent.dealId, [...ids]));
}

export async function versionsOfContracts(db: Db, ids: readonly string[]): Promise<VersionRow[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(tables.contractVersion)
    .where(inArray(tables.contractVersion.contractId, [...ids]));
}

/** Tables whose rows the ledger speaks of, so far as they belong to a signed contract. */
const HELD: readonly PgTable[] = [
  ...[tables.ledgerEntry, tables.deal, tables.dealEvent, tables.contract, tables.contractVersion],
  ...[
    tables.confirmation,
    tables.contractChange,
    tables.titleGrant,
    tables.titleConsent,
    tables.payment,
    tables.paymentAnswer,
  ],
  ...[tables.paymentVoid, tables.registration, tables.treeHead],
];

/**
 * The first row whose moment is finer than a millisecond. The service writes none; entries say moments in milliseconds,
 * so that a finer one would be read as the moment that it was moved away from.
 */
export async function firstFineMoment(tx: Tx): Promise<LedgerFault | undefined> {
  const parts = HELD.flatMap((table) => {
    const columns = Object.values(getTableColumns(table)).filter((column) => is(column, PgTimestamp));
    if (columns.length === 0) return [];
    const fine = or(...columns.map((column) => sql`${column} <> date_trunc('milliseconds', ${column})`));
    return [sql`select ${getTableName(table)} as name, ${seqOf(table)} as seq from ${table} where ${fine}`];
  });
  const rows = await tx.execute<{ name: string; seq: string }>(sql`
    select name, seq from (${sql.join(parts, sql` union all `)}) fine where seq is not null order by seq limit 1`);
  const [first] = rows;
  if (!first) return undefined;
  const message = `A time in ${first.name} behind entry ${first.seq} was changed by less than a millisecond`;
  return { seq: Number(first.seq), problem: 'time', message };
}

/** The entry that a row belongs to: its own, or the signature of its contract. */
function seqOf(table: PgTable): SQL {
  const columns = getTableColumns(table);
  const own = columns.seq ?? columns.ledgerSeq ?? columns.size; // a head belongs to the last entry under it
  if (own) return sql`${own}`;
  if (columns.contractId)
    return sql`(select s.ledger_seq from ${tables.contract} s where s.id = ${columns.contractId})`;
  const deal = columns.dealId ?? columns.id;
  return sql`(select s.ledger_seq from ${tables.contract} s where s.deal_id = ${deal} and s.state = 'signed')`;
}
