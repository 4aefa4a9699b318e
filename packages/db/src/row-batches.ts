import { getTableColumns, type Table } from 'drizzle-orm';

/** Postgres takes 65,535 parameters in a statement; some are left for what stands beside the rows. */
const PARAMETERS = 65_000;
/** No part is greater, so that statements stay small and of few lengths. */
const ROWS = 1000;

/**
 * Cuts rows so that an insert takes each part, whatever their number: of rows that grow with people or records one insert
 * takes some thousands only. Of no rows it makes no part.
 */
export function rowBatches<Row>(table: Table, rows: readonly Row[]): Row[][] {
  const size = Math.min(ROWS, Math.floor(PARAMETERS / Object.keys(getTableColumns(table)).length));
  const parts: Row[][] = [];
  for (let at = 0; at < rows.length; at += size) parts.push(rows.slice(at, at + size));
  return parts;
}
