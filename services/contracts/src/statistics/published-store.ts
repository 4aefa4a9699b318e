import type { Executor, Tx } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import { max, type SQL, sql } from 'drizzle-orm';
import type { ValueOf } from '../api/index.ts';
import {
  contract,
  contractAgency,
  statisticsCell,
  statisticsFact,
  statisticsGroup,
  statisticsMonth,
} from '../db/schema.ts';
import type { Cell, Fact, Group, Labels } from './publication.ts';
import { type Asked, type GroupBy, type GroupRow, groupRow, hasConfirmed, sourceOf } from './store.ts';

const KINDS: readonly ValueOf[] = ['signed', 'paid', 'registered'];
/** Rows of one statement. */
const MOST = 1000;

export async function lastClosedMonth(db: Executor | Tx): Promise<string | null> {
  const [row] = await db.select({ month: max(statisticsMonth.month) }).from(statisticsMonth);
  return row?.month ?? null;
}

/** One close of months at a time, to the end of the transaction. */
export async function lockClosing(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('contracts:statistics', 0))`);
}

export async function insertMonth(tx: Tx, month: string, closedAt: Date): Promise<void> {
  await tx.insert(statisticsMonth).values({ month, closedAt });
}

export type PendingFact = Fact & { currency: string };

type RawFact = {
  id: string;
  contract_id: string;
  currency: string;
  sign: number;
  v: string;
  t: string | null;
  from_month: string;
  to_month: string;
};

/**
 * What counts and is in no figure yet, and what is in one and counts no more, of the months until `until`. What lifts a
 * contract above `ceiling` (minor units) does not come in; what is in already stays.
 */
export async function pendingFacts(
  tx: Tx,
  { zone, until, ceiling }: { zone: string; until: string; ceiling: number },
): Promise<PendingFact[]> {
  const found: PendingFact[] = [];
  for (const kind of KINDS) {
    const rows = await tx.execute<RawFact>(sql`
      with counts as (${sourceOf(kind, zone)}), counted as (
        select f.fact_id, f.contract_id, min(c.currency) currency, min(f.value_minor) v, min(f.technology_minor) t,
          min(c.from_month) from_month, max(c.to_month) to_month
        from ${statisticsFact} f join ${statisticsCell} c on c.id = f.cell_id
        where f.kind = ${kind} group by 1, 2 having sum(f.sign) > 0)
      select n.fact_id id, n.contract_id, n.currency, 1 sign, n.v, n.t,
        to_char(n.d, 'YYYY-MM') from_month, to_char(n.d, 'YYYY-MM') to_month
      from (select *, sum(v) over (partition by contract_id order by d, fact_id) so_far from counts) n
        left join counted o using (fact_id)
      where o.fact_id is null and n.so_far <= ${ceiling} and to_char(n.d, 'YYYY-MM') <= ${until}
      union all
      select o.fact_id, o.contract_id, o.currency, -1, o.v, o.t, o.from_month, o.to_month
      from counted o left join counts n using (fact_id) where n.fact_id is null
      order by 1`);
    found.push(
      ...rows.map(
        (row): PendingFact => ({
          kind,
          id: row.id,
          contractId: row.contract_id,
          currency: row.currency,
          sign: row.sign === 1 ? 1 : -1,
          value: BigInt(row.v),
          technology: row.t === null ? null : BigInt(row.t),
          from: row.from_month,
          to: row.to_month,
        }),
      ),
    );
  }
  return found;
}

/** The groups that any of these contracts is in, whole, by their ids. */
export async function groupsWith(tx: Tx, contractIds: readonly string[]): Promise<Map<string, string[]>> {
  const groups = new Map<string, string[]>();
  for (const part of chunks(contractIds)) {
    const rows = await tx.execute<{ contract_id: string; group_id: string }>(sql`
      select contract_id, group_id from ${statisticsGroup} where group_id in (
        select g.group_id from ${statisticsGroup} g where g.contract_id in (${uuids(part)}))
      order by 1`);
    for (const row of rows) {
      const members = groups.get(row.group_id) ?? [];
      if (!members.includes(row.contract_id)) members.push(row.contract_id);
      groups.set(row.group_id, members);
    }
  }
  return groups;
}

type RawLabels = { id: string; type: string; seller_id: string; buyer_id: string; agencies: string[] | null };

export async function labelsOf(tx: Tx, contractIds: readonly string[]): Promise<Map<string, Labels>> {
  const labels = new Map<string, Labels>();
  for (const part of chunks(contractIds)) {
    const rows = await tx.execute<RawLabels>(sql`
      select c.id, c.type, c.seller_id, c.buyer_id, array_agg(a.organisation_id::text) filter (where a.organisation_id is not null) agencies
      from ${contract} c left join ${contractAgency} a on a.contract_id = c.id and ${hasConfirmed}
      where c.id in (${uuids(part)}) group by 1, 2, 3, 4`);
    for (const row of rows) {
      labels.set(row.id, { type: row.type, agencies: row.agencies ?? [], parties: [row.seller_id, row.buyer_id] });
    }
  }
  return labels;
}

export async function saveGroup(tx: Tx, group: Group): Promise<void> {
  const groupId = newId();
  for (const part of chunks(group.contracts)) {
    await tx
      .insert(statisticsGroup)
      .values(part.map((contractId) => ({ contractId, groupId })))
      .onConflictDoUpdate({ target: statisticsGroup.contractId, set: { groupId } });
  }
}

export async function saveCell(tx: Tx, cell: Cell, in_: { currency: string; month: string }): Promise<void> {
  const { kind, from: fromMonth, to: toMonth, type } = cell;
  const id = newId();
  const agencies = cell.agencies && [...cell.agencies];
  const { currency, month: publishedWith } = in_;
  await tx.insert(statisticsCell).values({ id, publishedWith, kind, currency, fromMonth, toMonth, type, agencies });
  for (const part of chunks(cell.facts)) {
    await tx.insert(statisticsFact).values(
      part.map((fact) => ({
        cellId: id,
        kind,
        factId: fact.id,
        contractId: fact.contractId,
        sign: fact.sign,
        valueMinor: fact.value,
        technologyMinor: fact.technology,
      })),
    );
  }
}

const KEYS: Record<GroupBy, { key: SQL; name: SQL; join: SQL }> = {
  month: {
    key: sql`case when c.from_month = c.to_month then c.from_month else c.from_month || '/' || c.to_month end`,
    name: sql`null`,
    join: sql``,
  },
  type: { key: sql`coalesce(c.type, 'other')`, name: sql`null`, join: sql`` },
  agency: {
    key: sql`case when c.agencies is null then 'other' else a.id::text end`,
    name: sql`(select n.name from ${contractAgency} n where n.organisation_id = min(a.id::text)::uuid
      order by n.contract_id desc limit 1)`,
    join: sql`left join lateral unnest(c.agencies) a(id) on true`,
  },
};

/** Sums of published figures whose months lie in the span; `from` and `to` are months here. */
export async function publishedValues(db: Executor | Tx, asked: Asked): Promise<GroupRow[]> {
  const { key, name, join } = KEYS[asked.by];
  const limits = [
    sql`c.kind = ${asked.kind}`,
    asked.currency ? sql`c.currency = ${asked.currency}` : sql`true`,
    asked.from ? sql`c.from_month >= ${asked.from}` : sql`true`,
    asked.to ? sql`c.to_month <= ${asked.to}` : sql`true`,
  ];
  const rows = await db.execute<Parameters<typeof groupRow>[0]>(sql`
    select ${key} grp, ${name} name, c.currency, sum(f.sign) count, count(distinct f.contract_id) contracts,
      sum(f.sign * f.value_minor) total, sum(f.sign * f.technology_minor) technology,
      coalesce(percentile_disc(0.5) within group (order by f.value_minor) filter (where f.sign = 1), 0) low,
      coalesce(percentile_disc(0.5) within group (order by f.value_minor desc) filter (where f.sign = 1), 0) high
    from ${statisticsCell} c ${join} join ${statisticsFact} f on f.cell_id = c.id
    where ${sql.join(limits, sql` and `)}
    group by 1, c.currency having sum(f.sign) <> 0 order by 1 nulls last, c.currency`);
  return rows.map(groupRow);
}

const uuids = (ids: readonly string[]) =>
  sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );

function* chunks<T>(list: readonly T[]): Generator<T[]> {
  for (let at = 0; at < list.length; at += MOST) yield list.slice(at, at + MOST);
}
