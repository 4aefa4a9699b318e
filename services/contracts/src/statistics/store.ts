import type { Executor, Tx } from '@techbourse/db';
import { type SQL, sql } from 'drizzle-orm';
import type { ValueOf } from '../api/index.ts';
import { confirmation, contract, contractAgency, payment, registration } from '../db/schema.ts';
import { isPayment } from '../payment/store.ts';
import { isRegistration } from '../registration/store.ts';

export type GroupBy = 'month' | 'type' | 'agency';

export type Asked = {
  by: GroupBy;
  kind: ValueOf;
  currency: string | undefined;
  /** Days, both included. */
  from: string | undefined;
  to: string | undefined;
};

export type GroupRow = {
  group: string | null;
  name: string | null;
  currency: string;
  count: number;
  /** How many contracts that is. */
  contracts: number;
  /** Contracts that are in no sum: who asks is their agency, whose business their prices are not. */
  brokered: number;
  sum: bigint;
  technology: bigint | null;
  /** The two middle values; the same one when the count is odd. */
  middle: [bigint, bigint];
};

type RawRow = {
  grp: string | null;
  name: string | null;
  currency: string;
  count: string;
  contracts: string;
  brokered?: string;
  total: string;
  technology: string | null;
  low: string;
  high: string;
};

/** What counts, of one kind of value; there is no query that reads two of them. Days are those of `zone`. */
export function sourceOf(kind: ValueOf, zone: string): SQL {
  switch (kind) {
    case 'signed':
      return sql`
        select id fact_id, id contract_id, type, currency, value_minor v, technology_minor t,
          (signed_at at time zone ${zone})::date d
        from ${contract} where state = 'signed'`;
    case 'paid':
      return sql`
        select p.id fact_id, p.contract_id, c.type, p.currency, p.amount_minor v, null::bigint t, p.paid_on d
        from ${payment} p join ${contract} c on c.id = p.contract_id
        where ${isPayment('confirmed')}`;
    case 'registered':
      return sql`
        select r.id fact_id, r.contract_id, c.type, r.currency, r.value_minor v, r.technology_minor t,
          r.registered_on d
        from ${registration} r join ${contract} c on c.id = r.contract_id where ${isRegistration('confirmed')}`;
  }
}

/** Whether an agency `a` confirmed its part; those of old contracts are what the parties wrote. */
export const hasConfirmed = sql`exists (select from ${confirmation} k
  where k.contract_id = a.contract_id and k.organisation_id = a.organisation_id)`;

const GROUPS: Record<GroupBy, { key: SQL; name: SQL; join: SQL }> = {
  month: { key: sql`to_char(f.d, 'YYYY-MM')`, name: sql`null`, join: sql`` },
  type: { key: sql`f.type`, name: sql`null`, join: sql`` },
  agency: {
    key: sql`a.organisation_id::text`,
    name: sql`(array_agg(a.name order by f.d desc, a.contract_id desc))[1]`,
    join: sql`left join ${contractAgency} a on a.contract_id = f.contract_id and ${hasConfirmed}`,
  },
};

/**
 * Exact sums per group and currency: minor units throughout, the median by the two middle values. `party`: of the
 * contracts of one organisation only, and how many it brokered as an agency that confirmed its part.
 */
export async function groupValues(db: Executor | Tx, asked: Asked, zone: string, party?: string): Promise<GroupRow[]> {
  const { key, name, join } = GROUPS[asked.by];
  const own = party ? sql`${party} in (o.seller_id, o.buyer_id)` : sql`true`;
  const limits = [
    asked.currency ? sql`f.currency = ${asked.currency}` : sql`true`,
    asked.from ? sql`f.d >= ${asked.from}::date` : sql`true`,
    asked.to ? sql`f.d <= ${asked.to}::date` : sql`true`,
    party ? sql`(${own} or ${brokered(asked, party)})` : sql`true`,
  ];
  const rows = await db.execute<RawRow>(sql`
    select ${key} grp, ${name} name, f.currency, count(*) filter (where ${own}) count,
      count(distinct f.contract_id) filter (where ${own}) contracts, count(*) filter (where not (${own})) brokered,
      coalesce(sum(f.v) filter (where ${own}), 0) total, sum(f.t) filter (where ${own}) technology,
      coalesce(percentile_disc(0.5) within group (order by f.v) filter (where ${own}), 0) low,
      coalesce(percentile_disc(0.5) within group (order by f.v desc) filter (where ${own}), 0) high
    from (${sourceOf(asked.kind, zone)}) f join ${contract} o on o.id = f.contract_id ${join}
    where ${sql.join(limits, sql` and `)}
    group by 1, f.currency order by 1 nulls last, f.currency`);
  return rows.map(groupRow);
}

/** Payments and registrations are between the parties; of a contract that an agency brokered it knows the signing. */
function brokered({ kind, by }: Asked, agency: string): SQL {
  if (kind !== 'signed') return sql`false`;
  if (by === 'agency') return sql`a.organisation_id = ${agency}`;
  return sql`exists (select from ${contractAgency} a
    where a.contract_id = f.contract_id and a.organisation_id = ${agency} and ${hasConfirmed})`;
}

export function groupRow(row: RawRow): GroupRow {
  return {
    group: row.grp,
    name: row.name,
    currency: row.currency,
    count: Number(row.count),
    sum: BigInt(row.total),
    contracts: Number(row.contracts),
    brokered: Number(row.brokered ?? 0),
    technology: row.technology === null ? null : BigInt(row.technology),
    middle: [BigInt(row.low), BigInt(row.high)],
  };
}
