import type { Tx } from '@techbourse/db';
import { type SQL, sql } from 'drizzle-orm';
import type { LedgerFault } from '../api/index.ts';
import { fineMoments } from '../db/fine-moments.ts';
import { ledgerEntry, treeHead } from '../db/schema.ts';

/** Selects `seq`, `contract_id` and `kind` of the entries that records name. */
export type NamedEntries = SQL;
/** Selects `name` of a table and `seq` for each of its rows with a moment that is finer than a millisecond. */
export type FineMoments = SQL;

/** The smallest entry number that a record names and the ledger lacks. */
export async function firstRecordWithoutEntry(
  tx: Tx,
  parts: readonly NamedEntries[],
): Promise<LedgerFault | undefined> {
  if (parts.length === 0) return undefined;
  const named = sql.join([...parts], sql` union all `);
  const rows = await tx.execute<{ seq: string | null; kind: string }>(sql`
    select named.seq, named.kind from (${named}) named
    where not exists (select from ${ledgerEntry} e
      where e.seq = named.seq and e.contract_id is not distinct from named.contract_id and e.kind = named.kind)
    order by named.seq nulls first limit 1`);
  const [first] = rows;
  if (!first) return undefined;
  const seq = Number(first.seq ?? 0);
  return {
    seq,
    problem: 'entry_missing',
    message: `A record (${first.kind}) names entry ${seq}, which is not there or not its own`,
  };
}

/**
 * The first row with a moment finer than a millisecond. The service writes none. Entries have milliseconds, so a smaller
 * change of a moment would otherwise go unnoticed.
 */
export async function firstFineMoment(tx: Tx, parts: readonly FineMoments[]): Promise<LedgerFault | undefined> {
  const all = [fineMoments(ledgerEntry), fineMoments(treeHead), ...parts];
  const rows = await tx.execute<{ name: string; seq: string }>(sql`
    select name, seq from (${sql.join(all, sql` union all `)}) fine where seq is not null order by seq limit 1`);
  const [first] = rows;
  if (!first) return undefined;
  const message = `A time in ${first.name} behind entry ${first.seq} was changed by less than a millisecond`;
  return { seq: Number(first.seq), problem: 'time', message };
}
