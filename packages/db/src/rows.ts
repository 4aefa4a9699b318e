import { sql } from 'drizzle-orm';
import type { TransactionSql } from 'postgres';
import type { Executor, Tx } from './connect.ts';

/** Whose rows of a walled table exist for a transaction: those of some organisations and of a person, or everybody's. */
export type RowScope = { everything: boolean; organisations: readonly string[]; person?: string };

/** The exchange itself: jobs, the verification of the ledger, what looks at others' rows for somebody who may not see them. */
export const EVERY_ROW: RowScope = { everything: true, organisations: [] };

/** The setting that row policies read. Where it was never set, or was set and its transaction is over, no row exists. */
const SETTING = 'techbourse.rows';
const EVERYBODYS = '*';

/** For a pool that serves the exchange itself and no request (`connect`, `connection`). */
export const EVERY_ROW_SETTING = { [SETTING]: EVERYBODYS };

// No id of a person is one of an organisation.
const textOf = ({ everything, organisations, person }: RowScope) =>
  everything ? EVERYBODYS : `{${[...organisations, ...(person === undefined ? [] : [person])].join(',')}}`;

/** From here on these rows exist for the transaction, and no other; the setting ends with it. */
export async function showRows(tx: Tx, scope: RowScope): Promise<void> {
  await tx.execute(sql`select set_config(${SETTING}, ${textOf(scope)}, true)`);
}

/** The same for the exchange itself in a transaction of the driver. */
export async function showEveryRow(sql: TransactionSql): Promise<void> {
  await sql`select set_config(${SETTING}, ${EVERYBODYS}, true)`;
}

/** Runs work in a transaction for which these rows exist. */
export function withRows<T>(db: Executor, scope: RowScope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction((tx) => amongRows(tx, scope, work));
}

/** The same within a transaction that has just begun. The setting and the first statement of the work are sent together. */
export async function amongRows<T>(tx: Tx, scope: RowScope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const shown = showRows(tx, scope);
  // When it fails, so does every statement after it; its own error says more.
  shown.catch(() => {});
  try {
    return await work(tx);
  } finally {
    await shown;
  }
}

/** A part of a transaction that looks at everybody's rows; after it those of `scope` exist again. */
export async function amongEveryRow<T>(tx: Tx, scope: RowScope, work: () => Promise<T>): Promise<T> {
  await showRows(tx, EVERY_ROW);
  const result = await work();
  // When the work fails the transaction ends with it, and the setting with that.
  await showRows(tx, scope);
  return result;
}
