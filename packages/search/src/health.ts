import type { FoundIndex } from './inspect.ts';

/** The number of documents that Postgres expects. */
export type Expected = {
  /** Live records without recent changes: each must be indexed. */
  readonly settled: number;
  /** Recently changed records: each may be indexed or not. */
  readonly moving: number;
};

/**
 * The state of an index. `partial`: answers are correct but may be incomplete. `missing`: there is no index to search.
 */
export type IndexHealth =
  | { readonly state: 'whole' }
  | { readonly state: 'partial' | 'missing'; readonly reason: string };

export const HEALTHY: IndexHealth = { state: 'whole' };

/**
 * Assesses an index by its settings and the number of its documents.
 * @param waiting jobs that have yet to write to it: as many documents may be behind.
 * @param accepted documents by which it differed when it had just been made from Postgres as a whole, signed: records
 *   that cannot be indexed.
 */
export function assessIndex(
  found: FoundIndex | undefined,
  expected: Expected,
  waiting: number,
  accepted: number,
): IndexHealth {
  if (!found) return { state: 'missing', reason: 'there is no index' };
  const { documents, differing } = found;
  const lacking = expected.settled - accepted - documents;
  const tooMany = documents - (expected.settled - accepted + expected.moving);
  const told = `${documents} documents for ${expected.settled} records`;
  if (documents === 0 && (lacking > waiting || differing.length > 0)) return { state: 'missing', reason: told };
  if (differing.length > 0) return { state: 'partial', reason: `foreign settings: ${differing.join(', ')}` };
  if (lacking > waiting || tooMany > waiting) return { state: 'partial', reason: told };
  return HEALTHY;
}
