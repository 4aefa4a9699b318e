import { getTableColumns, getTableName, is, or, type SQL, sql } from 'drizzle-orm';
import { type PgTable, PgTimestamp } from 'drizzle-orm/pg-core';
import { contract } from './schema.ts';

/** Selects `name` of the table and `seq`, the entry that a row belongs to, for each row with a moment finer than a millisecond. */
export function fineMoments(table: PgTable): SQL {
  const columns = Object.values(getTableColumns(table)).filter((column) => is(column, PgTimestamp));
  const fine = or(...columns.map((column) => sql`${column} <> date_trunc('milliseconds', ${column})`)) ?? sql`false`;
  return sql`select ${getTableName(table)} as name, ${seqOf(table)} as seq from ${table} where ${fine}`;
}

/** The entry that a row belongs to: its own, or the signature of its contract. */
function seqOf(table: PgTable): SQL {
  const columns = getTableColumns(table);
  const own = columns.seq ?? columns.ledgerSeq ?? columns.size; // a head belongs to the last entry under it
  if (own) return sql`${own}`;
  if (columns.contractId) return sql`(select s.ledger_seq from ${contract} s where s.id = ${columns.contractId})`;
  const deal = columns.dealId ?? columns.id;
  return sql`(select s.ledger_seq from ${contract} s where s.deal_id = ${deal} and s.state = 'signed')`;
}
