import { splitPairId } from '@techbourse/domain';
import { authorise, cursorKey, decodeCursor, encodeCursor } from '@techbourse/platform';
import { type Actor, isOperator, type Member } from '@techbourse/policy';
import { z } from 'zod';
import type { Pair, SearchPairs } from '../api/pair.ts';
import type { Context } from '../context.ts';
import { maySee, viewerOf } from '../pair/queries.ts';
import { findPairs } from '../pair/read-store.ts';
import { viewPair } from '../pair/view.ts';
import { pairsIndex } from './settings.ts';

export type PairSearchAnswer = {
  items: Pair[];
  nextCursor: string | null;
  total: number;
  facets: Record<string, Record<string, number>> | null;
  degraded: boolean;
};

const FACETS = ['fields', 'countries', 'regions', 'languages', 'listingState', 'demandState'];

/**
 * Search over one's own pairs, over all for the operator. Meilisearch says which and in what order; what is shown is
 * read from Postgres and checked once more, so that a document that is behind shows nothing that is no longer so.
 */
export async function searchPairs(
  ctx: Pick<Context, 'db' | 'search' | 'pairsWatch'>,
  actor: Actor,
  query: SearchPairs,
): Promise<PairSearchAnswer> {
  const member = authorise(actor, 'pair.search');
  const offset = query.cursor === undefined ? 0 : decodeCursor(query.cursor, z.tuple([cursorKey.whole.max(10_000)]))[0];
  const request = {
    filter: filterOf(member, query),
    ...(query.q ? {} : { sort: ['score:desc'] }),
    ...(offset === 0 ? { facets: FACETS } : {}),
    offset,
    limit: query.limit + 1,
    attributesToRetrieve: ['id'],
  };
  const { answer: found, degraded } = await ctx.pairsWatch.answering(() =>
    ctx.search.query(pairsIndex, query.q ?? '', request),
  );
  const ids = found.hits.slice(0, query.limit).map((hit) => hit.id);
  const rows = new Map(
    (await findPairs(ctx.db.orm, ids.map(splitPairId))).map((row) => [`${row.listingId}_${row.demandId}`, row]),
  );
  const items = ids.flatMap((id) => {
    const row = rows.get(id);
    return row?.shown && maySee(row, member) ? [viewPair(row, viewerOf(row, member))] : [];
  });
  return {
    items,
    nextCursor: found.hits.length > query.limit ? encodeCursor([offset + query.limit]) : null,
    total: found.estimatedTotalHits ?? items.length,
    facets: offset === 0 ? (found.facetDistribution ?? {}) : null,
    degraded,
  };
}

/** Filters, each a condition that must hold. Values come from closed lists or are quoted. */
export function filterOf(member: Member, query: SearchPairs): string[] {
  const own = member.organisation.id;
  const states = query.state && oneOf(query.state);
  const sides = query.side ? [query.side] : (['listing', 'demand'] as const);
  const mine = sides.map((side) => {
    const conditions = [
      ...(isOperator(member) ? [] : [`${side}OrganisationId = ${quoted(own)}`]),
      ...(states ? [`${side}State ${states}`] : []),
    ];
    return conditions.join(' AND ');
  });
  const filters = mine.some((condition) => condition === '') ? [] : [mine.map((one) => `(${one})`).join(' OR ')];
  if (query.scoreMin !== undefined) filters.push(`score >= ${query.scoreMin}`);
  if (query.field) filters.push(`fields ${oneOf(query.field)}`);
  if (query.country) filters.push(`countries ${oneOf(query.country)}`);
  if (query.region) filters.push(`regions ${oneOf(query.region)}`);
  if (query.language) filters.push(`languages ${oneOf(query.language)}`);
  return filters;
}

function oneOf(values: readonly string[]): string {
  return `IN [${values.map(quoted).join(', ')}]`;
}

function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
