import { endOfDay, fromMinor, lastDayOf } from '@techbourse/domain';
import { fail, today } from '@techbourse/platform';
import { type Actor, decide } from '@techbourse/policy';
import type { AgencyPerformance } from '../api/index.ts';
import type { Context } from '../context.ts';
import { nameOf } from '../organisation/names.ts';
import { organisations } from '../organisation/store.ts';
import { contractStatistics } from '../statistics/queries.ts';
import { medianOf } from '../statistics/values.ts';
import { shownCount, shownWinRate, winRateOf } from './performance.ts';
import { countDeals, countMandates, countNamed, signedValues } from './store.ts';

/**
 * What came of the mandates of an agency, computed from what is on record. The agency and the operator see all of it
 * exactly; anybody else what is published, as of the end of the last closed month.
 */
export async function agencyPerformance(ctx: Context, actor: Actor, agencyId: string): Promise<AgencyPerformance> {
  const known = (await organisations.findAll(ctx.reports.orm, [agencyId])).get(agencyId);
  const of = viewOf(actor, agencyId);
  if (known?.organisation.kind !== 'agency' || !(known.verified || of !== 'public')) {
    throw fail.notFound('agency.not_found', 'There is no such agency');
  }
  const common = { agencyId, name: nameOf(known.organisation), timeZone: ctx.config.EXCHANGE_TIME_ZONE };
  if (of === 'public') return { ...common, of, ...(await publicFigures(ctx, actor, agencyId)) };
  return { ...common, of, closedUntil: null, ...(await exactFigures(ctx, agencyId)) };
}

function viewOf(actor: Actor, agencyId: string): AgencyPerformance['of'] {
  if (decide(actor, 'statistics.read_all').allowed) return 'all';
  const isOwn = actor.organisation?.id === agencyId && !actor.by?.agency;
  return isOwn && decide(actor, 'statistics.read_own').allowed ? 'own' : 'public';
}

type Figures = Omit<AgencyPerformance, 'agencyId' | 'name' | 'of' | 'timeZone'>;

async function exactFigures(ctx: Context, agencyId: string): Promise<Omit<Figures, 'closedUntil'>> {
  const { orm } = ctx.reports;
  const now = { at: ctx.clock.now(), day: today(ctx) };
  const { medianDays, ...deals } = await countDeals(orm, agencyId, now);
  const signed = await signedValues(orm, agencyId);
  const withoutValue = await countNamed(orm, agencyId);
  return {
    mandates: await countMandates(orm, agencyId, now),
    deals,
    winRate: winRateOf(deals),
    medianDays,
    contracts: signed.reduce((sum, { count }) => sum + count, withoutValue),
    withoutValue,
    signed: signed.map(({ currency, count, sum, middle }) => ({
      currency,
      count,
      value: fromMinor(sum, currency),
      median: fromMinor(medianOf(middle), currency),
    })),
  };
}

/** Values come from the public statistics and nowhere else; counts are of closed months, and never of one or two. */
async function publicFigures(ctx: Context, actor: Actor, agencyId: string): Promise<Figures> {
  const { orm } = ctx.reports;
  const asked = {
    by: 'agency',
    kind: 'signed',
    of: 'public',
    currency: undefined,
    from: undefined,
    to: undefined,
  } as const;
  const { closedUntil, items } = await contractStatistics(ctx, actor, asked);
  const own = items.filter(({ group }) => group === agencyId);
  const none = { proposed: null, inForce: null, ended: null };
  const signed = own.map(({ currency, count, value, median }) => ({ currency, count, value, median }));
  const contracts = own.reduce((sum, { count }) => sum + count, 0);
  const empty = { winRate: null, medianDays: null, contracts: shownCount(contracts), withoutValue: 0, signed };
  if (closedUntil === null) {
    return { closedUntil, mandates: none, deals: { open: null, signed: null, lost: null }, ...empty };
  }
  const day = lastDayOf(closedUntil);
  const then = { at: new Date(endOfDay(day, ctx.config.EXCHANGE_TIME_ZONE).getTime() - 1), day };
  const mandates = await countMandates(orm, agencyId, then);
  const { medianDays, ...deals } = await countDeals(orm, agencyId, then);
  return {
    closedUntil,
    ...empty,
    mandates: { ...none, inForce: shownCount(mandates.inForce), ended: shownCount(mandates.ended) },
    deals: { open: shownCount(deals.open), signed: shownCount(deals.signed), lost: shownCount(deals.lost) },
    winRate: shownWinRate(deals),
    medianDays: medianDays === null || shownCount(deals.signed) === null ? null : Math.round(medianDays),
  };
}
