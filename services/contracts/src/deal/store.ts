import type { ClientCounts } from '@techbourse/api-schema';
import { countByClient, type Executor, type Tx } from '@techbourse/db';
import { type DealStage, dealStages, usualStageDays } from '@techbourse/domain';
import type { Visibility } from '@techbourse/policy';
import {
  and,
  asc,
  count,
  desc,
  eq,
  type InferSelectModel,
  inArray,
  lt,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { DealCounts, DealEvent } from '../api/index.ts';
import { confirmation, contract, deal, dealEvent } from '../db/schema.ts';
import { dealsSeenBy } from '../db/seen.ts';
import { PROPOSAL_DAYS } from './proposal.ts';

export type DealRow = Omit<InferSelectModel<typeof deal>, 'stage' | 'openedBy' | 'proposedStage' | 'proposedBy'> & {
  stage: DealStage;
  openedBy: 'seller' | 'buyer';
  proposedStage: DealStage | null;
  proposedBy: 'seller' | 'buyer' | null;
};

type Db = Tx | Executor;

// CHECK constraints of the table hold stage and side to these codes.
const typed = (row: InferSelectModel<typeof deal>) => row as DealRow;

export async function findDeal(db: Db, id: string, seen: Visibility): Promise<DealRow | undefined> {
  const [row] = await db
    .select()
    .from(deal)
    .where(and(eq(deal.id, id), dealsSeenBy(seen)));
  return row && typed(row);
}

/** The deal, held until the transaction ends; undefined for those who do not see it. */
export async function lockDeal(tx: Tx, id: string, seen: Visibility): Promise<DealRow | undefined> {
  const [row] = await tx
    .select()
    .from(deal)
    .where(and(eq(deal.id, id), dealsSeenBy(seen)))
    .for('update');
  return row && typed(row);
}

/** False when a live deal of these two is already there. */
export async function insertDeal(tx: Tx, row: DealRow): Promise<boolean> {
  const made = await tx.insert(deal).values(row).onConflictDoNothing().returning({ id: deal.id });
  return made.length > 0;
}

/** The live deal about a listing with a demand, or with a buyer without one. */
export async function findLiveDeal(tx: Tx, listingId: string, demandOrBuyer: string): Promise<DealRow | undefined> {
  const [row] = await tx
    .select()
    .from(deal)
    .where(
      and(
        eq(deal.listingId, listingId),
        sql`coalesce(${deal.demandId}, ${deal.buyerId}) = ${demandOrBuyer}`,
        notInArray(deal.stage, ['signed', 'lost']),
      ),
    );
  return row && typed(row);
}

export async function updateDeal(tx: Tx, row: DealRow): Promise<void> {
  await tx.update(deal).set(row).where(eq(deal.id, row.id));
}

export async function insertDealEvent(tx: Tx, row: InferSelectModel<typeof dealEvent>): Promise<void> {
  await tx.insert(dealEvent).values(row);
}

/** What happened in a deal, oldest first. */
export function eventRowsOf(db: Db, dealId: string): Promise<EventRow[]> {
  return db.select().from(dealEvent).where(eq(dealEvent.dealId, dealId)).orderBy(asc(dealEvent.id));
}

export function viewEvents(rows: readonly EventRow[]): DealEvent[] {
  return rows.map((row) => ({
    at: row.at.toISOString(),
    kind: row.kind as DealEvent['kind'], // written by this service only, from the same list
    side: row.side as DealEvent['side'],
    from: row.fromStage as DealEvent['from'],
    to: row.toStage as DealEvent['to'],
    note: row.note,
    agencyId: row.agencyId,
    personId: row.personId,
    aboutAgencyId: row.aboutAgencyId,
  }));
}

export type DealFilter = {
  seen: Visibility;
  stage: DealStage | undefined;
  side: 'seller' | 'buyer' | undefined;
  listing: string | undefined;
  demand: string | undefined;
  /** Only deals in which this agency acted. */
  agency?: string | undefined;
  isOpen?: boolean;
  /** Only deals that at this moment are longer in their stage than usual. */
  overdueAt: Date | undefined;
  /** Only deals in which at this moment the own side, or the other, must act. */
  turn: { whose: 'own' | 'other'; at: Date } | undefined;
};

const actedIn = (agencyId: string) =>
  inArray(deal.id, sql`(select deal_id from ${dealEvent} where agency_id = ${agencyId})`);

const matches = (filter: DealFilter) =>
  and(
    dealsSeenBy(filter.seen),
    filter.side ? dealsSeenBy(filter.seen, filter.side) : undefined,
    filter.stage ? eq(deal.stage, filter.stage) : undefined,
    filter.listing ? eq(deal.listingId, filter.listing) : undefined,
    filter.demand ? eq(deal.demandId, filter.demand) : undefined,
    filter.agency ? actedIn(filter.agency) : undefined,
    filter.isOpen ? notInArray(deal.stage, ['signed', 'lost']) : undefined,
    filter.overdueAt ? overdue(filter.overdueAt) : undefined,
    filter.turn ? actingSide(filter.seen, filter.turn.whose, filter.turn.at) : undefined,
  );

/**
 * Deals in which one side must act, as `nextAct` says of a single one. The names are written out: the parts of a selection
 * lose that of their table, and within the inner query they would be others.
 */
function actingSide(seen: Visibility, whose: 'own' | 'other', at: Date): SQL | undefined {
  const since = new Date(at.getTime() - PROPOSAL_DAYS * 86_400_000).toISOString();
  const acting = sql`case
    when deal.stage in ('signed', 'lost') then null
    when deal.proposed_at > ${since}::timestamptz
      then case deal.proposed_by when 'seller' then 'buyer' else 'seller' end
    when deal.stage = 'enquiry' then case deal.opened_by when 'seller' then 'buyer' else 'seller' end
    when deal.stage in ('negotiation', 'agreed') then (
      select case count(*) when 1 then max(case when k.organisation_id = c.seller_id then 'buyer' else 'seller' end) end
      from ${contract} c join ${confirmation} k on k.contract_id = c.id and k.version = c.version
      where c.deal_id = deal.id and c.state = 'draft' and k.organisation_id in (c.seller_id, c.buyer_id)) end`;
  const [asSeller, asBuyer] = whose === 'own' ? (['seller', 'buyer'] as const) : (['buyer', 'seller'] as const);
  return or(
    and(dealsSeenBy(seen, 'seller'), sql`${acting} = ${asSeller}`),
    and(dealsSeenBy(seen, 'buyer'), sql`${acting} = ${asBuyer}`),
  );
}

/** How many deals stand in each stage, and in how many which side must act. */
export async function countDeals(db: Executor, filter: DealFilter, at: Date): Promise<DealCounts> {
  const those = (whose: 'own' | 'other') =>
    sql`count(*) filter (where ${actingSide(filter.seen, whose, at)})`.mapWith(Number);
  const rows = await db
    .select({ stage: deal.stage, count: count(), own: those('own'), other: those('other') })
    .from(deal)
    .where(matches(filter))
    .groupBy(deal.stage);
  const sum = (name: 'own' | 'other') => rows.reduce((all, row) => all + row[name], 0);
  const stages = Object.fromEntries(rows.map((row) => [row.stage, row.count]));
  return { stages, own: sum('own'), other: sum('other') };
}

/** Newest first: ids are made in the order of time. */
export async function listDealRows(
  db: Executor,
  filter: DealFilter,
  page: { below: string | undefined; limit: number },
): Promise<DealRow[]> {
  const rows = await db
    .select()
    .from(deal)
    .where(and(matches(filter), page.below ? lt(deal.id, page.below) : undefined))
    .orderBy(desc(deal.id))
    .limit(page.limit);
  return rows.map(typed);
}

/** Deals about a demand on its own side, newest first. */
export async function dealsOfDemand(
  db: Executor,
  demandId: string,
  seen: Visibility,
  limit: number,
): Promise<DealRow[]> {
  const rows = await db
    .select()
    .from(deal)
    .where(and(dealsSeenBy(seen, 'buyer'), eq(deal.demandId, demandId)))
    .orderBy(desc(deal.id))
    .limit(limit);
  return rows.map(typed);
}

/** How many deals each client has, on the side that was asked for. */
export function countDealsByClient(db: Executor, filter: DealFilter): Promise<ClientCounts> {
  const sides = { seller: [deal.sellerId], buyer: [deal.buyerId] };
  const columns = filter.side ? sides[filter.side] : [deal.sellerId, deal.buyerId];
  return countByClient(db, { table: deal, columns, where: matches(filter), seen: filter.seen });
}

function overdue(at: Date): SQL | undefined {
  const late = dealStages.codes.flatMap((stage) => {
    const days = usualStageDays[stage];
    if (days === null) return [];
    const before = new Date(at.getTime() - days * 86_400_000);
    return [and(eq(deal.stage, stage), lt(deal.stageSince, before))];
  });
  return or(...late);
}

export type KeptDeal = InferSelectModel<typeof deal>;

export type EventRow = InferSelectModel<typeof dealEvent>;

/** Deals of signed contracts. */
export async function dealsById(db: Db, ids: readonly string[]): Promise<KeptDeal[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(deal)
    .where(inArray(deal.id, [...ids]));
}

export async function eventsOfDeals(db: Db, ids: readonly string[]): Promise<EventRow[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(dealEvent)
    .where(inArray(dealEvent.dealId, [...ids]));
}

/** The deal as this transaction has written it. */
export async function getWrittenDeal(tx: Tx, id: string): Promise<DealRow> {
  const [row] = await tx.select().from(deal).where(eq(deal.id, id));
  if (!row) throw new Error(`the deal ${id} is not there`);
  return typed(row);
}

/** Whether something was noted already. */
export async function hasDealEvent(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.select({ id: dealEvent.id }).from(dealEvent).where(eq(dealEvent.id, id));
  return row !== undefined;
}

/**
 * The latest deal of a listing and a demand that was not lost, held until the end. Others that look for it wait, also while
 * there is none, so that two contacts at once open one.
 */
export async function lockDealToContact(tx: Tx, listingId: string, demandId: string): Promise<DealRow | undefined> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`contact:${listingId}:${demandId}`}, 0))`);
  const [row] = await tx
    .select()
    .from(deal)
    .where(and(eq(deal.listingId, listingId), eq(deal.demandId, demandId), notInArray(deal.stage, ['lost'])))
    .orderBy(desc(deal.id))
    .limit(1)
    .for('update');
  return row && typed(row);
}
