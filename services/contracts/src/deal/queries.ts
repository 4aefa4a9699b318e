import type { PageOfClients } from '@techbourse/api-schema';
import type { DealStage } from '@techbourse/domain';
import { authorise, authoriseList, cursorKey, decodeCursor, today, toPage } from '@techbourse/platform';
import { type Action, type Actor, isOverClients, visibleTo, type Whose } from '@techbourse/policy';
import { z } from 'zod';
import type { Deal, DealCounts, DealSide, DealSummary } from '../api/index.ts';
import type { Context } from '../context.ts';
import { coveringMandates } from '../mandate/mandate.ts';
import { acceptedMandatesOf } from '../mandate/store.ts';
import { organisations } from '../organisation/store.ts';
import { readFor } from '../rows.ts';
import { agenciesOf } from './agencies.ts';
import { contractsOfDeals, draftsOfDeals } from './contract-store.ts';
import { sidesNow } from './deal.ts';
import { dealNotFound } from './load.ts';
import { countDeals, countDealsByClient, eventRowsOf, findDeal, listDealRows, viewEvents } from './store.ts';
import { dealOf, summaryOf } from './view.ts';

export async function getDeal(ctx: Context, actor: Actor, dealId: string): Promise<Deal> {
  return readDeal(ctx, actor, dealId, 'deal.read');
}

/** The deal as somebody sees it by the right to an action: also as the answer to a write. */
export async function readDeal(ctx: Context, actor: Actor, dealId: string, action: Action): Promise<Deal> {
  const member = authorise(actor, action);
  return readFor(ctx, member, async (tx) => {
    const row = await findDeal(tx, dealId, visibleTo(member, action));
    if (!row) throw dealNotFound();
    const contracts = await contractsOfDeals(tx, [dealId]);
    const drafts = await draftsOfDeals(tx, [dealId]);
    const rows = await eventRowsOf(tx, dealId);
    const agencies = agenciesOf(rows);
    const named = agencies.map(({ organisationId }) => organisationId);
    const known = await organisations.findAll(tx, [row.sellerId, row.buyerId, ...named]);
    const accepted = named.length === 0 ? [] : await acceptedMandatesOf(tx, [row.sellerId, row.buyerId]);
    const mandates = coveringMandates(accepted, row, today(ctx));
    return dealOf(
      sidesNow(row, known),
      { events: viewEvents(rows), agencies, mandates, known },
      {
        actor: member,
        now: ctx.clock.now(),
        contractId: contracts.get(dealId),
        draft: drafts.get(dealId),
      },
    );
  });
}

export type ListDeals = Whose & {
  stage?: DealStage | undefined;
  side?: DealSide | undefined;
  listing?: string | undefined;
  demand?: string | undefined;
  turn?: 'own' | 'other' | undefined;
  agency?: string | undefined;
  open?: 'true' | undefined;
  overdue?: 'true' | undefined;
  cursor?: string | undefined;
  limit: number;
};

type DealPage = PageOfClients<DealSummary> & { counts?: DealCounts };

export async function listDeals(ctx: Context, actor: Actor, query: ListDeals): Promise<DealPage> {
  const { member, seen } = authoriseList(actor, 'deal.list', query);
  const now = ctx.clock.now();
  const { stage, side, listing, demand, agency, turn, limit } = query;
  const below = query.cursor ? decodeCursor(query.cursor, z.tuple([cursorKey.id]))[0] : undefined;
  return readFor(ctx, member, async (tx) => {
    const filter = {
      seen,
      stage,
      side,
      listing,
      demand,
      agency,
      isOpen: query.open !== undefined,
      overdueAt: query.overdue ? now : undefined,
      turn: turn && { whose: turn, at: now },
    };
    const rows = await listDealRows(tx, filter, { below, limit: limit + 1 });
    const page = toPage(rows, limit, (row) => [row.id]);
    const ids = page.items.map((row) => row.id);
    const contracts = await contractsOfDeals(tx, ids);
    const drafts = await draftsOfDeals(tx, ids);
    const sides = page.items.flatMap((row) => [row.sellerId, row.buyerId]);
    const known = await organisations.findAll(tx, sides);
    const items = page.items.map((row) =>
      summaryOf(sidesNow(row, known), {
        actor,
        now,
        contractId: contracts.get(row.id),
        draft: drafts.get(row.id),
      }),
    );
    const list = { items, nextCursor: page.nextCursor };
    if (below !== undefined) return list;
    const counts = await countDeals(tx, { ...filter, stage: undefined, turn: undefined }, now);
    return isOverClients(query)
      ? { ...list, counts, clients: await countDealsByClient(tx, filter) }
      : { ...list, counts };
  });
}
