import type { Tx } from '@techbourse/db';
import { type DealRow, readDeals, readStates, writeStates } from './deal-store.ts';
import type { PairKey } from './key-store.ts';
import { type DealOutcome, sideOf, statesAfterDeals } from './pair.ts';

/** Applies deals to the states of their pairs, for new rows and after an event of a deal. Returns the changed pairs. */
export async function applyDeals(tx: Tx, keys: readonly PairKey[]): Promise<PairKey[]> {
  const deals = await readDeals(tx, keys);
  const changed: PairKey[] = [];
  for (const [key, rows] of deals) {
    const pair = await readStates(tx, key);
    const dealId = rows.at(-1)?.dealId;
    if (!pair || !dealId) continue;
    const next = statesAfterDeals(
      pair.states,
      rows.map((row) => outcomeOf(row, pair)),
    );
    const named = pair.named || rows.some((row) => row.named);
    const stays = pair.states.listing === next.listing && pair.states.demand === next.demand;
    if (stays && pair.dealId === dealId && pair.named === named) continue;
    await writeStates(tx, { key, before: pair, next, named, deal: rows.at(-1) });
    changed.push(key);
  }
  return changed;
}

function outcomeOf(row: DealRow, pair: { listingOrganisationId: string; demandOrganisationId: string }): DealOutcome {
  if (row.outcome !== 'lost') return { outcome: row.outcome };
  const side = row.lostBy ? sideOf(pair, row.lostBy) : undefined;
  return { outcome: 'lost', lostBySide: side };
}
