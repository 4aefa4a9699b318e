import type { Page } from '@techbourse/api-schema';
import { endOfDay, fromMinor } from '@techbourse/domain';
import { authorise, cursorKey, decodeCursor, fail, today, toPage } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { AgencyDeal, AgencyOutcome, DealSide } from '../api/index.ts';
import type { Context } from '../context.ts';
import { type DealRow, type EventRow, viewEvents } from '../deal/store.ts';
import { coveringMandates } from '../mandate/mandate.ts';
import { acceptedMandatesOf, type MandateRow, mandatesById } from '../mandate/store.ts';
import { organisations } from '../organisation/store.ts';
import { actedDeals, actsIn, signedIn } from './store.ts';

export type ListAgencyDeals = {
  outcome?: AgencyOutcome | undefined;
  client?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/**
 * The deals that the figures of an agency count, newest first, for itself and the operator: what it did in each, whether
 * its mandate still stands or has ended. What others did there is read in the deal itself, under a mandate in force.
 * @throws NOT_FOUND for everybody else.
 */
export async function listAgencyDeals(
  ctx: Context,
  actor: Actor,
  agencyId: string,
  query: ListAgencyDeals,
): Promise<Page<AgencyDeal>> {
  authorise(actor, 'agency.read_deals', { organisationId: agencyId }, () =>
    fail.notFound('agency.not_found', 'There is no such agency'),
  );
  const { orm } = ctx.reports;
  const below = query.cursor ? decodeCursor(query.cursor, z.tuple([cursorKey.id]))[0] : undefined;
  const rows = await actedDeals(orm, { agencyId, ...query, below, limit: query.limit + 1 });
  const page = toPage(rows, query.limit, (row) => [row.id]);
  const ids = page.items.map(({ id }) => id);
  const acts = Map.groupBy(await actsIn(orm, agencyId, ids), ({ dealId }) => dealId);
  const sides = page.items.flatMap(({ sellerId, buyerId }) => [sellerId, buyerId]);
  const [known, accepted, values] = [
    await organisations.findAll(orm, sides),
    await acceptedMandatesOf(orm, sides),
    await signedIn(orm, ids),
  ];
  const named = [...acts.values()].flat().flatMap(({ mandateId }) => mandateId ?? []);
  const byId = new Map((await mandatesById(orm, named)).map((row) => [row.id, row]));
  const now = { at: ctx.clock.now(), day: today(ctx), zone: ctx.config.EXCHANGE_TIME_ZONE };
  const items = page.items.map((row): AgencyDeal => {
    const own = acts.get(row.id) ?? [];
    const value = values.get(row.id);
    const covering = coveringMandates(accepted, row, now.day).filter((mandate) => mandate.agencyId === agencyId);
    return {
      dealId: row.id,
      outcome: outcomeOf(row),
      openedAt: row.openedAt.toISOString(),
      endedAt: outcomeOf(row) === 'open' ? null : row.stageSince.toISOString(),
      listing: { id: row.listingId, title: row.listingSnapshot.title },
      demand: row.demandSnapshot ? { id: row.demandSnapshot.id, title: row.demandSnapshot.title } : null,
      clients: sidesOf(own).map((side) => {
        const organisation = side === 'seller' ? row.seller : row.buyer;
        const last = own.findLast((act) => act.side === side)?.mandateId ?? null;
        const mandate = last === null ? undefined : byId.get(last);
        return {
          side,
          id: organisation.id,
          name: (known.get(organisation.id)?.organisation ?? organisation).name,
          mandateId: last,
          acts: covering.some((one) => one.side === side),
          endedAt: (mandate && endedAt(mandate, now))?.toISOString() ?? null,
        };
      }),
      acts: viewEvents(own).map(({ at, kind, side, to, note }) => ({ at, kind, side, to, note })),
      value: value ? fromMinor(value.minor, value.currency) : null,
    };
  });
  return { items, nextCursor: page.nextCursor };
}

function outcomeOf({ stage }: DealRow): AgencyOutcome {
  return stage === 'signed' || stage === 'lost' ? stage : 'open';
}

function sidesOf(acts: readonly EventRow[]): DealSide[] {
  return (['seller', 'buyer'] as const).filter((side) => acts.some((act) => act.side === side));
}

/** When a mandate ended: by a side, or with its last day; undefined while it runs. */
function endedAt({ closedAt, toDay }: MandateRow, now: { at: Date; zone: string }): Date | undefined {
  const ends = [...(closedAt ? [closedAt] : []), ...(toDay ? [endOfDay(toDay, now.zone)] : [])];
  const [first] = ends.toSorted((a, b) => a.getTime() - b.getTime());
  return first && first <= now.at ? first : undefined;
}
