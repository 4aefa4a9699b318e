import type { Executor } from '@techbourse/db';
import type { DeclineReason, PairSide, PairState } from '@techbourse/domain';
import { type LatestDecision, type PartValues, partNames } from '@techbourse/matching-engine';
import { sql } from 'drizzle-orm';

/** Newest decisions that a fit uses: seconds of work, and years of a busy exchange. */
const DECISIONS_MAX = 20_000;

/**
 * The newest decision of each side on each pair that was scored by versions of one reviewed set. Only a side's own
 * decisions count: an open deal moves both sides, so one would decide for the other. A signed deal counts for both, a
 * lost one for the side that ended it.
 */
export async function listLatestDecisions(db: Executor, root: string): Promise<LatestDecision[]> {
  const rows = await db.execute<{
    pair: string;
    side: PairSide;
    organisation: string;
    to_state: PairState;
    reason: DeclineReason | null;
    at: Date | string;
    parts: Partial<Record<string, { value: number | null }>>;
  }>(sql`
    select * from (
      select distinct on (d.listing_id, d.demand_id, d.side)
        d.id, d.listing_id || ':' || d.demand_id as pair, d.side, d.to_state, d.reason, d.at, d.parts,
        case d.side when 'listing' then p.listing_organisation_id else p.demand_organisation_id end as organisation
      from matching.pair_decisions d
      join matching.pairs p using (listing_id, demand_id)
      where (d.weights = ${root} or d.weights in (select v.id from matching.weights_versions v where v.root = ${root}))
        and (d.organisation_id is not null
        or (d.decision = 'deal_lost' and d.to_state = 'declined')
        or (d.decision = 'deal' and exists (
          select 1 from matching.pair_deals s
          where s.listing_id = d.listing_id and s.demand_id = d.demand_id and s.outcome = 'signed')))
      order by d.listing_id, d.demand_id, d.side, d.id desc) newest
    order by id desc limit ${DECISIONS_MAX}`);
  return rows.map((row) => ({
    pair: row.pair,
    side: row.side,
    organisationId: row.organisation,
    to: row.to_state,
    reason: row.reason,
    at: new Date(row.at),
    values: Object.fromEntries(partNames.map((name) => [name, row.parts[name]?.value ?? null])) as PartValues,
  }));
}
