import type { ClientCounts } from '@techbourse/api-schema';
import { pairSides, splitPairId } from '@techbourse/domain';
import { authoriseList } from '@techbourse/platform';
import { type Actor, isOverClients, type Member, type Visibility, visibleTo } from '@techbourse/policy';
import {
  filterIn,
  filterRange,
  filterVisible,
  type PageRequest,
  type SearchOrder,
  searchPage,
} from '@techbourse/search';
import type { Pair, SearchPairs } from '../api/pair.ts';
import type { Context } from '../context.ts';
import { briefsOf } from '../pair/brief.ts';
import { maySee, viewerOf } from '../pair/queries.ts';
import { findPairs } from '../pair/read-store.ts';
import { isShownTo, viewPair } from '../pair/view.ts';
import { pairsIndex } from './settings.ts';

export type PairSearchAnswer = {
  items: Pair[];
  nextCursor: string | null;
  total: number | null;
  facets: Record<string, Record<string, number>> | null;
  clients?: ClientCounts;
  degraded: boolean;
};

const BEST_FIRST: SearchOrder = { name: 'score', attribute: 'score', direction: 'desc' };
const FACETS = ['fields', 'countries', 'regions', 'languages'];

/**
 * Search over one's own pairs, over all for the operator. Meilisearch says which and in what order; what is shown is
 * read from Postgres and checked once more, so that a document that is behind shows nothing that is no longer so.
 */
export async function searchPairs(
  ctx: Pick<Context, 'db' | 'search' | 'pairsWatch' | 'clock'>,
  actor: Actor,
  query: SearchPairs,
): Promise<PairSearchAnswer> {
  const { member, seen } = authoriseList(actor, 'pair.search', query);
  const request: PageRequest = {
    text: query.q?.trim() ?? '',
    filter: filterOf(seen, query),
    asOf: { attribute: 'pairedAtMs', ms: ctx.clock.now().getTime() },
    ...(query.q?.trim() ? {} : { order: BEST_FIRST }),
    cursor: query.cursor,
    limit: query.limit,
    show: ['id'],
    facets: facetsFor(member, query),
    highlight: [],
  };
  const isCounted = isOverClients(query) && query.cursor === undefined;
  const { answer, degraded } = await ctx.pairsWatch.answer(async () => ({
    ...(await searchPage(ctx.search, pairsIndex, request)),
    ...(isCounted ? { clients: await countClients(ctx, request, seen, query) } : {}),
  }));
  const ids = answer.hits.map(({ document }) => document.id);
  const rows = new Map(
    (await findPairs(ctx.db.orm, ids.map(splitPairId))).map((row) => [`${row.listingId}_${row.demandId}`, row]),
  );
  const briefs = query.include && (await briefsOf(ctx.db.orm, [...rows.values()], query.in));
  const items = ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row || !maySee(row, member, 'pair.search')) return [];
    const viewer = viewerOf(row, member);
    return isShownTo(row, viewer) ? [{ ...viewPair(row, viewer), brief: briefs?.get(id) }] : [];
  });
  const { hits: _hits, ...rest } = answer;
  return { items, ...rest, degraded };
}

/** How many pairs each client has. Each side is asked for itself, so that only clients are counted, not their other sides. */
async function countClients(
  ctx: Pick<Context, 'search'>,
  request: PageRequest,
  seen: Visibility,
  query: SearchPairs,
): Promise<ClientCounts> {
  const counts = new Map<string, number>();
  for (const side of query.side ? [query.side] : pairSides.codes) {
    const owner = `${side}OrganisationId`;
    const asked = { ...request, filter: filterOf(seen, { ...query, side }), facets: [owner], limit: 1 };
    const { facets } = await searchPage(ctx.search, pairsIndex, asked);
    for (const [id, count] of Object.entries(facets?.[owner] ?? {})) counts.set(id, (counts.get(id) ?? 0) + count);
  }
  return [...counts]
    .map(([organisationId, count]) => ({ organisationId, count }))
    .sort((a, b) => b.count - a.count || a.organisationId.localeCompare(b.organisationId));
}

/** States are counted of one's own side: how many the other sides have shortlisted is not one's business. */
function facetsFor(member: Member, { side }: SearchPairs): string[] {
  if (visibleTo(member, 'pair.search').everything) return [...FACETS, 'listingState', 'demandState'];
  return side ? [...FACETS, `${side}State`] : FACETS;
}

/** Filters, each a condition that must hold. Values come from closed lists or are quoted. */
export function filterOf(seen: Visibility, query: SearchPairs): string[] {
  const sides = query.side ? [query.side] : (['listing', 'demand'] as const);
  const mine = sides.map((side) => {
    const conditions = [...filterVisible(seen, `${side}OrganisationId`), ...filterIn(`${side}State`, query.state)];
    return conditions.join(' AND ');
  });
  const filters = mine.some((condition) => condition === '') ? [] : [mine.map((one) => `(${one})`).join(' OR ')];
  return [
    ...filters,
    ...filterRange('score', query.scoreMin, undefined),
    ...filterRange('pairedAtMs', query.since === undefined ? undefined : Date.parse(query.since), undefined),
    ...filterIn('fields', query.field),
    ...filterIn('countries', query.country),
    ...filterIn('regions', query.region),
    ...filterIn('languages', query.language),
  ];
}
