import type { FoundIndex } from './inspect.ts';

/** How many documents Postgres says there should be. */
export type Expected = {
  /** Live records that have not changed for a while: each must be there. */
  readonly settled: number;
  /** Records that changed lately: each may be there already, or still. */
  readonly moving: number;
};

/**
 * Whether an index holds what it should. `partial`: answers are true and may lack something. `missing`: there is nothing to
 * answer from.
 */
export type IndexHealth =
  | { readonly state: 'whole' }
  | { readonly state: 'partial' | 'missing'; readonly reason: string };

export const HEALTHY: IndexHealth = { state: 'whole' };

/**
 * Judges an index by its settings and the number of its documents.
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
