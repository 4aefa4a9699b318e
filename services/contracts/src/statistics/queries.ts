import { fromMinor, idSchema } from '@techbourse/domain';
import { authorise } from '@techbourse/platform';
import { type Actor, decide } from '@techbourse/policy';
import type { ContractStatistics, StatisticsOf } from '../api/index.ts';
import type { Context } from '../context.ts';
import { nameOf } from '../organisation/names.ts';
import { organisations } from '../organisation/store.ts';
import { closeMonths } from './close-months.ts';
import { publishedValues } from './published-store.ts';
import { daysOf, monthsOf } from './span.ts';
import { type Asked, type GroupRow, groupValues } from './store.ts';
import { meanOf, medianOf, roundedToTwoDigits } from './values.ts';

/** Fewer contracts have no public median: it would be the price of one of them. */
const MEDIAN_CONTRACTS_MIN = 5;

export type AskedStatistics = Asked & { of?: StatisticsOf | undefined };

/**
 * Totals of contracts. What anybody may see is published month by month and never about fewer than three contracts;
 * exact ones are for a party of all the contracts in them, and for the operator. An agency is told how many it brokered.
 */
export async function contractStatistics(
  ctx: Context,
  actor: Actor,
  { of: whose, ...asked }: AskedStatistics,
): Promise<ContractStatistics> {
  const of = whose ?? (decide(actor, 'statistics.read_all').allowed ? 'all' : 'public');
  const { rows, closedUntil } = of === 'public' ? await published(ctx, asked) : await exact(ctx, actor, of, asked);
  const isPublic = of === 'public';
  const known = await organisations.findAll(ctx.reports.orm, asked.by === 'agency' ? agenciesIn(rows) : []);
  const presentName = (group: string | null) => {
    const agency = group === null ? undefined : known.get(group);
    return agency && nameOf(agency.organisation);
  };
  return {
    by: asked.by,
    kind: asked.kind,
    of,
    timeZone: ctx.config.EXCHANGE_TIME_ZONE,
    closedUntil,
    items: rows.map(({ group, name, currency, count, contracts, brokered, sum, technology, middle }) => ({
      group,
      name: presentName(group) ?? name,
      currency,
      count,
      brokered,
      value: total(sum, currency),
      technologyValue: technology === null ? null : total(technology, currency),
      mean: count > 0 ? total(meanOf(sum, count), currency) : null,
      median: count > 0 ? medianFor(isPublic, contracts, medianOf(middle), currency) : null,
    })),
    note: noteOf(asked, { of, rows, ceiling: ctx.config.STATISTICS_CEILING_MINOR }),
  };
}

/** Groups by agency are named by its id, but for those that several share. */
function agenciesIn(rows: readonly GroupRow[]): string[] {
  return rows.flatMap(({ group }) => (idSchema.safeParse(group).success ? [group as string] : []));
}

/** A sum of what is published can be below zero: a late correction of what was counted under another name. */
function total(minor: bigint, currency: string): { amount: string; currency: string } {
  if (minor >= 0n) return fromMinor(minor, currency);
  return { amount: `-${fromMinor(-minor, currency).amount}`, currency };
}

type Found = { rows: GroupRow[]; closedUntil: string | null };

async function published(ctx: Context, asked: Asked): Promise<Found> {
  const { from, to } = monthsOf(asked);
  const closedUntil = await closeMonths({ ...ctx, db: ctx.reports });
  return { rows: await publishedValues(ctx.reports.orm, { ...asked, from, to }), closedUntil };
}

async function exact(ctx: Context, actor: Actor, of: 'own' | 'all', asked: Asked): Promise<Found> {
  if (of === 'all') authorise(actor, 'statistics.read_all');
  const party = of === 'own' ? authorise(actor, 'statistics.read_own').organisation.id : undefined;
  const { from, to } = daysOf(asked);
  const zone = ctx.config.EXCHANGE_TIME_ZONE;
  return { rows: await groupValues(ctx.reports.orm, { ...asked, from, to }, zone, party), closedUntil: null };
}

function medianFor(isPublic: boolean, contracts: number, median: bigint, currency: string) {
  if (!isPublic) return fromMinor(median, currency);
  return contracts < MEDIAN_CONTRACTS_MIN ? null : fromMinor(roundedToTwoDigits(median), currency);
}

type Told = { of: StatisticsOf; rows: readonly GroupRow[]; ceiling: number };

function noteOf({ by, currency }: Asked, { of, rows, ceiling }: Told): string | null {
  const notes = [
    ...(by === 'agency' ? ['A contract with several agencies counts under each of them.'] : []),
    ...(rows.some((row) => row.brokered > 0)
      ? ['Contracts that your organisation brokered are counted apart: their prices are their parties’.']
      : []),
    ...(of === 'public'
      ? [
          'Whole months that are over; fewer than three contracts are shown with others or later, never alone.',
          `Contracts above ${inWords(ceiling, currency)} are left out, and what is paid or registered beyond that.`,
        ]
      : []),
  ];
  return notes.length > 0 ? notes.join(' ') : null;
}

function inWords(minor: number, currency: string | undefined): string {
  if (currency === undefined) return `${minor} minor units of their currency`;
  return `${fromMinor(BigInt(minor), currency).amount} ${currency}`;
}
