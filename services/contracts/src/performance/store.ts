import type { Executor } from '@techbourse/db';
import { and, asc, desc, eq, inArray, lt, notInArray, or, sql } from 'drizzle-orm';
import type { AgencyOutcome } from '../api/index.ts';
import { contract, contractAgency, deal, dealEvent, mandate } from '../db/schema.ts';
import type { DealRow, EventRow } from '../deal/store.ts';
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

type ActedDeals = {
  agencyId: string;
  outcome?: AgencyOutcome | undefined;
  client?: string | undefined;
  below: string | undefined;
  limit: number;
};

/** Deals in which an agency acted, newest first: those that `countDeals` counts. */
export async function actedDeals(
  db: Executor,
  { agencyId, outcome, client, below, limit }: ActedDeals,
): Promise<DealRow[]> {
  const actedFor = (side: 'seller' | 'buyer') =>
    sql`${deal.id} in (select deal_id from ${dealEvent} where agency_id = ${agencyId} and side = ${side})`;
  const rows = await db
    .select()
    .from(deal)
    .where(
      and(
        sql`${deal.id} in ${acted(agencyId)}`,
        outcome === 'open' ? notInArray(deal.stage, ['signed', 'lost']) : undefined,
        outcome && outcome !== 'open' ? eq(deal.stage, outcome) : undefined,
        client
          ? or(and(eq(deal.sellerId, client), actedFor('seller')), and(eq(deal.buyerId, client), actedFor('buyer')))
          : undefined,
        below ? lt(deal.id, below) : undefined,
      ),
    )
    .orderBy(desc(deal.id))
    .limit(limit);
  return rows as DealRow[]; // CHECK constraints of the table hold stage and side to these codes
}

/** What an agency did in deals, oldest first. */
export async function actsIn(db: Executor, agencyId: string, dealIds: readonly string[]): Promise<EventRow[]> {
  if (dealIds.length === 0) return [];
  return db
    .select()
    .from(dealEvent)
    .where(and(eq(dealEvent.agencyId, agencyId), inArray(dealEvent.dealId, [...dealIds])))
    .orderBy(asc(dealEvent.id));
}

/** What the signed contracts of deals come to. */
export async function signedIn(
  db: Executor,
  dealIds: readonly string[],
): Promise<Map<string, { minor: bigint; currency: string }>> {
  if (dealIds.length === 0) return new Map();
  const rows = await db
    .select({ dealId: contract.dealId, minor: contract.valueMinor, currency: contract.currency })
    .from(contract)
    .where(and(eq(contract.state, 'signed'), inArray(contract.dealId, [...dealIds])));
  return new Map(rows.map(({ dealId, minor, currency }) => [dealId, { minor: BigInt(minor), currency }]));
}
