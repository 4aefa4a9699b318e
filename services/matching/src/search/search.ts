import { splitPairId } from '@techbourse/domain';
import { authorise } from '@techbourse/platform';
import { type Actor, type Member, visibleTo } from '@techbourse/policy';
import { filterIn, filterRange, filterVisible, type SearchOrder, searchPage } from '@techbourse/search';
import type { Pair, SearchPairs } from '../api/pair.ts';
import type { Context } from '../context.ts';
import { maySee, viewerOf } from '../pair/queries.ts';
import { findPairs } from '../pair/read-store.ts';
import { isShownTo, viewPair } from '../pair/view.ts';
import { pairsIndex } from './settings.ts';

export type PairSearchAnswer = {
  items: Pair[];
  nextCursor: string | null;
  total: number | null;
  facets: Record<string, Record<string, number>> | null;
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
  const member = authorise(actor, 'pair.search');
  const request = {
    text: query.q?.trim() ?? '',
    filter: filterOf(member, query),
    asOf: { attribute: 'pairedAtMs', ms: ctx.clock.now().getTime() },
    ...(query.q?.trim() ? {} : { order: BEST_FIRST }),
    cursor: query.cursor,
    limit: query.limit,
    show: ['id'],
    facets: facetsFor(member, query),
    highlight: [],
  };
  const { answer, degraded } = await ctx.pairsWatch.answer(() => searchPage(ctx.search, pairsIndex, request));
  const ids = answer.hits.map(({ document }) => document.id);
  const rows = new Map(
    (await findPairs(ctx.db.orm, ids.map(splitPairId))).map((row) => [`${row.listingId}_${row.demandId}`, row]),
  );
  const items = ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row || !maySee(row, member, 'pair.search')) return [];
    const viewer = viewerOf(row, member);
    return isShownTo(row, viewer) ? [viewPair(row, viewer)] : [];
  });
  const { nextCursor, total, facets } = answer;
  return { items, nextCursor, total, facets, degraded };
}

/** States are counted of one's own side: how many the other sides have shortlisted is not one's business. */
function facetsFor(member: Member, { side }: SearchPairs): string[] {
  if (visibleTo(member, 'pair.search').everything) return [...FACETS, 'listingState', 'demandState'];
  return side ? [...FACETS, `${side}State`] : FACETS;
}

/** Filters, each a condition that must hold. Values come from closed lists or are quoted. */
export function filterOf(member: Member, query: SearchPairs): string[] {
  const seen = visibleTo(member, 'pair.search');
  const sides = query.side ? [query.side] : (['listing', 'demand'] as const);
  const mine = sides.map((side) => {
    const conditions = [...filterVisible(seen, `${side}OrganisationId`), ...filterIn(`${side}State`, query.state)];
    return conditions.join(' AND ');
  });
  const filters = mine.some((condition) => condition === '') ? [] : [mine.map((one) => `(${one})`).join(' OR ')];
  return [
    ...filters,
    ...filterRange('score', query.scoreMin, undefined),
    ...filterIn('fields', query.field),
    ...filterIn('countries', query.country),
    ...filterIn('regions', query.region),
    ...filterIn('languages', query.language),
  ];
}
