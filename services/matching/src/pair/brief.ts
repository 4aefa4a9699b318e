import type { Executor } from '@techbourse/db';
import { type Language, pairIdOf } from '@techbourse/domain';
import { type Brief, briefOf, resolveReasons } from '@techbourse/matching-engine';
import { counterfactualOf } from './queries.ts';
import { type PairRow, readDetails } from './read-store.ts';

/** Pairs in a line each, by the id of the pair. A pair that was never explained says nothing. */
export async function briefsOf(
  db: Executor,
  rows: readonly PairRow[],
  language: Language,
): Promise<ReadonlyMap<string, Brief>> {
  const details = await readDetails(db, rows);
  return new Map(
    rows.map((row) => {
      const id = pairIdOf(row.listingId, row.demandId);
      const detail = details.get(id);
      if (!detail) return [id, { why: null, against: null, raise: null }];
      const { kept, listing, demand } = detail;
      const reasons = resolveReasons(kept.reasons, listing, demand);
      const counterfactual = row.shown ? counterfactualOf(detail) : null;
      return [id, briefOf({ score: row.score, base: row.base, reasons, counterfactual }, language)];
    }),
  );
}
