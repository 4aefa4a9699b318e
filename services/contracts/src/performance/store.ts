import type { Executor } from '@techbourse/db';
import { sql } from 'drizzle-orm';
import { contract, contractAgency, deal, dealEvent, mandate } from '../db/schema.ts';
import { hasConfirmed } from '../statistics/store.ts';

type Counts<Name extends string> = Record<Name, number>;

/** At a moment, which lies in a day of the exchange. */
export type AsOf = { at: Date; day: string };

/** Mandates of an agency as they stood then. */
export async function countMandates(
  db: Executor,
  agencyId: string,
  { at, day }: AsOf,
): Promise<Counts<'proposed' | 'inForce' | 'ended'>> {
  const moment = at.toISOString();
  const [row] = await db.execute<Counts<'proposed' | 'in_force' | 'ended'>>(sql`
    with m as (
      select accepted_at <= ${moment} is true accepted, closed_at <= ${moment} is true closed, state,
        coalesce(to_day < ${day}, false) as past, from_day <= ${day} begun
      from ${mandate} where agency_id = ${agencyId} and proposed_at <= ${moment})
    select count(*) filter (where not accepted and not closed and not past)::int proposed,
      count(*) filter (where accepted and not closed and not past and begun)::int in_force,
      count(*) filter (where accepted and (closed or past))::int ended
    from m`);
  return { proposed: row?.proposed ?? 0, inForce: row?.in_force ?? 0, ended: row?.ended ?? 0 };
}

const acted = (agencyId: string) => sql`(select deal_id from ${dealEvent} where agency_id = ${agencyId})`;

export type DealCounts = Counts<'open' | 'signed' | 'lost'> & { medianDays: number | null };

/** Deals in which an agency acted for a side, as they stood then. */
export async function countDeals(db: Executor, agencyId: string, { at }: AsOf): Promise<DealCounts> {
  const moment = at.toISOString();
  const [row] = await db.execute<Counts<'open' | 'signed' | 'lost'> & { days: string | null }>(sql`
    with d as (
      select case when stage in ('signed', 'lost') and stage_since <= ${moment} then stage else 'open' end stage,
        extract(epoch from stage_since - opened_at) / 86400 days
      from ${deal} where id in ${acted(agencyId)} and opened_at <= ${moment})
    select count(*) filter (where stage = 'open')::int open, count(*) filter (where stage = 'signed')::int signed,
      count(*) filter (where stage = 'lost')::int lost,
      percentile_cont(0.5) within group (order by days) filter (where stage = 'signed') days
    from d`);
  const days = row?.days ?? null;
  return {
    open: row?.open ?? 0,
    signed: row?.signed ?? 0,
    lost: row?.lost ?? 0,
    medianDays: days === null ? null : Math.round(Number(days) * 10) / 10,
  };
}

export type SignedValue = { currency: string; count: number; sum: bigint; middle: [bigint, bigint] };

/** Signed contracts of the deals in which an agency acted: it knows their prices. */
export async function signedValues(db: Executor, agencyId: string): Promise<SignedValue[]> {
  const rows = await db.execute<{ currency: string; count: number; sum: string; low: string; high: string }>(sql`
    select currency, count(*)::int count, sum(value_minor) sum,
      percentile_disc(0.5) within group (order by value_minor) low,
      percentile_disc(0.5) within group (order by value_minor desc) high
    from ${contract} where state = 'signed' and deal_id in ${acted(agencyId)}
    group by currency order by currency`);
  return rows.map(({ currency, count, sum, low, high }) => ({
    currency,
    count,
    sum: BigInt(sum),
    middle: [BigInt(low), BigInt(high)],
  }));
}

/** Signed contracts in which an agency confirmed its part, but did not act. */
export async function countNamed(db: Executor, agencyId: string): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int count from ${contractAgency} a join ${contract} c on c.id = a.contract_id
    where a.organisation_id = ${agencyId} and ${hasConfirmed} and c.deal_id not in ${acted(agencyId)}`);
  return row?.count ?? 0;
}
