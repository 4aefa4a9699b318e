import type { Executor } from '@techbourse/db';
import { type SQL, sql } from 'drizzle-orm';
import { contract, contractAgency, payment, registration } from '../db/schema.ts';
import { isPayment } from '../technology-contract/payment-store.ts';
import { isRegistration } from '../technology-contract/registration-store.ts';

export type GroupBy = 'month' | 'type' | 'agency';
export type ValueOf = 'signed' | 'paid' | 'registered';

export type Asked = {
  by: GroupBy;
  kind: ValueOf;
  currency: string | undefined;
  from: string | undefined;
  to: string | undefined;
};

export type GroupRow = {
  group: string | null;
  name: string | null;
  currency: string;
  count: number;
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
  total: string;
  technology: string | null;
  low: string;
  high: string;
};

// One kind of value is one source: there is no query that reads two of them.
const SOURCES: Record<ValueOf, (zone: string) => SQL> = {
  signed: (zone) => sql`
    select id contract_id, type, currency, value_minor v, technology_minor t, (signed_at at time zone ${zone})::date d
    from ${contract} where state = 'signed'`,
  paid: () => sql`
    select p.contract_id, c.type, p.currency, p.amount_minor v, null::bigint t, p.paid_on d
    from ${payment} p join ${contract} c on c.id = p.contract_id
    where ${isPayment('confirmed')}`,
  registered: () => sql`
    select r.contract_id, c.type, r.currency, r.value_minor v, r.technology_minor t, r.registered_on d
    from ${registration} r join ${contract} c on c.id = r.contract_id where ${isRegistration('confirmed')}`,
};

const GROUPS: Record<GroupBy, { key: SQL; name: SQL; join: SQL }> = {
  month: { key: sql`to_char(f.d, 'YYYY-MM')`, name: sql`null`, join: sql`` },
  type: { key: sql`f.type`, name: sql`null`, join: sql`` },
  agency: {
    key: sql`a.organisation_id::text`,
    name: sql`(array_agg(a.name order by f.d desc, a.contract_id desc))[1]`,
    join: sql`left join ${contractAgency} a on a.contract_id = f.contract_id`,
  },
};

/** Sums per group and currency, exact: minor units throughout, the median by the two middle values. */
export async function groupValues(db: Executor, asked: Asked, zone: string): Promise<GroupRow[]> {
  const { key, name, join } = GROUPS[asked.by];
  const limits = [
    asked.currency ? sql`f.currency = ${asked.currency}` : sql`true`,
    asked.from ? sql`f.d >= ${asked.from}::date` : sql`true`,
    asked.to ? sql`f.d <= ${asked.to}::date` : sql`true`,
  ];
  const rows = await db.execute<RawRow>(sql`
    select ${key} grp, ${name} name, f.currency, count(*) count, sum(f.v) total, sum(f.t) technology,
      percentile_disc(0.5) within group (order by f.v) low,
      percentile_disc(0.5) within group (order by f.v desc) high
    from (${SOURCES[asked.kind](zone)}) f ${join}
    where ${sql.join(limits, sql` and `)}
    group by 1, f.currency order by 1 nulls last, f.currency`);
  return rows.map((row) => ({
    ...{ group: row.grp, name: row.name, currency: row.currency, count: Number(row.count), sum: BigInt(row.total) },
    technology: row.technology === null ? null : BigInt(row.technology),
    middle: [BigInt(row.low), BigInt(row.high)],
  }));
}
