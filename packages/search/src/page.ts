import { hash } from 'node:crypto';
import { cursorKey, decodeCursor, encodeCursor } from '@techbourse/platform';
import { z } from 'zod';
import type { IndexDefinition, SearchDocument } from './definition.ts';
import { filterRange, filterValue } from './filter.ts';
import { HIGHLIGHT, type Highlight, highlightsOf } from './highlight.ts';
import type { Search } from './search.ts';
import { type Closeness, waysOf } from './words.ts';

/**
 * An order by one numeric attribute, ties by id. The attribute must be in every document that the filter lets through.
 */
export type SearchOrder = { name: string; attribute: string; direction: 'asc' | 'desc' };

export type PageRequest = {
  text: string;
  filter: readonly string[];
  /**
   * How closely a document must hold the text, in whatever language it says so (`waysOf`); its index has the words of
   * `documentWords`. Absent: the text is looked for as it is written, and its most frequent words may be missing.
   */
  closeness?: Closeness | undefined;
  /** Absent: by relevance. */
  order?: SearchOrder | undefined;
  cursor?: string | undefined;
  limit: number;
  /**
   * When documents came, in milliseconds, and now. Later pages of a ranking only show documents of the first page's
   * time.
   */
  asOf: { attribute: string; ms: number };
  /** Attributes of a document that come back. */
  show: readonly string[];
  /** Attributes whose values are counted. */
  facets: readonly string[];
  /** Attributes in which found words are marked. */
  highlight: readonly string[];
};

export type SearchPage<D> = {
  hits: { document: D; highlights: Highlight[] }[];
  nextCursor: string | null;
  /** About how many there are, and counts of values; on the first page only. */
  total: number | null;
  facets: Record<string, Record<string, number>> | null;
};

/** Words around a found one in a highlight. */
const CROP_WORDS = 30;
/** How far a ranking can be paged through: each page is ranked anew from the top. */
const RANKED_MAX = 1000;

/** By how many of the last documents shown a place in a ranking is found again; six signs each, within a cursor's text. */
const ANCHORS_MAX = 33;
const ANCHOR_LENGTH = 6;
/** How many documents before the place are looked through for them: as many may have gone meanwhile. */
const OVERLAP = 50;

const cursorShapeSchema = z.union([
  z.tuple([z.literal('relevance'), cursorKey.whole.max(RANKED_MAX), cursorKey.number]),
  z.tuple([z.literal('relevance'), cursorKey.whole.max(RANKED_MAX), cursorKey.number, cursorKey.text]),
  z.tuple([z.string(), cursorKey.number, cursorKey.text]),
]);

/**
 * One page of a search. With an order the cursor holds the last row's keys, so that pages neither repeat nor skip while
 * documents come and go, however deep; the index needs the ranking rule `sort` first, and `id` and the attribute
 * sortable and filterable. By relevance there is no key to go on from: the cursor is a place in the ranking as it was
 * at the first page, to the thousandth; beyond, a search wants more words or a filter. Of the documents before the place
 * the last ones are known to the cursor: where some have gone, the page begins behind those that are left, so that none
 * which was there all the time is skipped.
 *
 * @throws AppError VALIDATION for a cursor of another list or order.
 */
export async function searchPage<D extends SearchDocument>(
  search: Search,
  definition: IndexDefinition<D>,
  request: PageRequest,
): Promise<SearchPage<D>> {
  const { order, limit } = request;
  const isFirst = request.cursor === undefined;
  const place = placeOf(request);
  const answer = await ask(
    search,
    definition,
    isRelaxed(request) ? { ...request, closeness: 'some words' } : request,
    place,
  );
  // No document has the rarest words together: each that has one of them is better than none.
  if (isFirst && order && request.closeness === 'most words' && answer.estimatedTotalHits === 0 && !isRelaxed(request))
    return searchPage(search, definition, { ...request, order: { ...order, name: `${order.name}${RELAXED}` } });
  const fresh = behindAnchors(answer.hits, place);
  const found = fresh.slice(0, limit);
  const last = found.at(-1);
  const hasMore = fresh.length > limit && last !== undefined;
  return {
    hits: found.map((hit) => ({
      document: hit,
      highlights: highlightsOf((hit as { _formatted?: Record<string, unknown> })._formatted ?? {}, request.highlight),
    })),
    nextCursor: hasMore ? cursorOf(namedOrder(request), found, place, answer.hits.indexOf(last)) : null,
    total: isFirst ? (answer.estimatedTotalHits ?? found.length) : null,
    facets: isFirst ? (answer.facetDistribution ?? {}) : null,
  };
}

/** Behind the name of an order in a cursor: pages of documents that need not have most words. */
const RELAXED = '~';
const isRelaxed = ({ order, cursor }: PageRequest): boolean =>
  order !== undefined &&
  (order.name.endsWith(RELAXED) || (cursor !== undefined && readCursor(cursor, order)[0] !== order.name));

/** The order under the name that its cursors have. */
const namedOrder = (request: PageRequest): SearchOrder | undefined =>
  request.order && isRelaxed(request) && !request.order.name.endsWith(RELAXED)
    ? { ...request.order, name: `${request.order.name}${RELAXED}` }
    : request.order;

type Found<D> = {
  hits: D[];
  estimatedTotalHits?: number;
  facetDistribution?: Record<string, Record<string, number>>;
};

async function ask<D extends SearchDocument>(
  search: Search,
  definition: IndexDefinition<D>,
  request: PageRequest,
  place: Place,
): Promise<Found<D>> {
  const { order, closeness } = request;
  const ways = closeness ? waysOf(request.text, closeness) : [];
  const facets = request.cursor === undefined ? [...request.facets] : [];
  const asked = {
    filter: [...request.filter, ...place.filter],
    ...(order ? { sort: [`${order.attribute}:${order.direction}`, 'id:asc'] } : {}),
    attributesToRetrieve: [...request.show, 'id', ...(order ? [order.attribute] : [])],
    ...(request.text ? highlighting(request.highlight) : {}),
  };
  const part = { offset: place.offset - place.overlap, limit: place.overlap + request.limit + 1 };
  if (ways.length > 0) {
    const searches = ways.map(({ text, attributes, words, weight }) => ({
      ...asked,
      q: wordsOf(text),
      ...(attributes ? { attributesToSearchOn: [...attributes] } : {}),
      matchingStrategy: words,
      // An order is one of all ways.
      weight: order ? 1 : weight,
    }));
    const found = await search.queryTogether(definition, searches, { ...part, facets });
    if (found) return found;
  }
  return search.query<D, object>(definition, wordsOf(request.text), {
    ...asked,
    ...part,
    ...(facets.length > 0 ? { facets } : {}),
    // Rare words carry the meaning of a long query; the default drops the last words first.
    matchingStrategy: closeness === 'every word' ? 'all' : 'frequency',
  }) as Promise<Found<D>>;
}

function highlighting(attributes: readonly string[]) {
  return {
    attributesToHighlight: [...attributes],
    attributesToCrop: [...attributes],
    cropLength: CROP_WORDS,
    highlightPreTag: HIGHLIGHT.start,
    highlightPostTag: HIGHLIGHT.end,
  };
}

type Place = { offset: number; overlap: number; anchors: readonly string[]; asOfMs: number; filter: string[] };

function placeOf({ cursor, order, asOf }: PageRequest): Place {
  const keys = cursor === undefined ? undefined : readCursor(cursor, order);
  if (!order) {
    const [, offset = 0, asOfMs = asOf.ms, shown = ''] = keys ?? [];
    const anchors = shown.match(new RegExp(`.{${ANCHOR_LENGTH}}`, 'g')) ?? [];
    const overlap = anchors.length > 0 ? Math.min(offset, OVERLAP) : 0;
    const filter = filterRange(asOf.attribute, undefined, Number(asOfMs));
    return { offset, overlap, anchors, asOfMs: Number(asOfMs), filter };
  }
  const start = { offset: 0, overlap: 0, anchors: [], asOfMs: asOf.ms };
  if (!keys) return { ...start, filter: [] };
  const { attribute, direction } = order;
  const [value, id] = [filterValue(keys[1]), filterValue(keys[2])];
  const beyond = direction === 'asc' ? '>' : '<';
  return { ...start, filter: [`${attribute} ${beyond} ${value} OR (${attribute} = ${value} AND id > ${id})`] };
}

function readCursor(cursor: string, order: SearchOrder | undefined) {
  return decodeCursor(
    cursor,
    cursorShapeSchema.refine(([name]) => name === (order?.name ?? 'relevance') || name === `${order?.name}${RELAXED}`),
  );
}

/** What of the documents around a place was not shown: all behind the first that is left of those shown last. */
function behindAnchors<D extends SearchDocument>(hits: readonly D[], { anchors, overlap }: Place): D[] {
  const known = new Set(anchors);
  const isShown = (hit: D) => known.has(anchorOf(hit.id));
  const first = hits.findIndex(isShown);
  // Where none is left, as many have gone as were known.
  const start = first >= 0 ? first : Math.max(0, overlap - anchors.length);
  return hits.slice(start).filter((hit) => !isShown(hit));
}

/** @param at where the last document shown stands among those that were asked for. */
function cursorOf(
  order: SearchOrder | undefined,
  found: readonly SearchDocument[],
  place: Place,
  at: number,
): string | null {
  const last = found.at(-1);
  if (!last) return null;
  if (!order) {
    const offset = place.offset - place.overlap + at + 1;
    const anchors = [...place.anchors, ...found.map(({ id }) => anchorOf(id))].slice(-ANCHORS_MAX);
    return offset < RANKED_MAX ? encodeCursor(['relevance', offset, place.asOfMs, anchors.join('')]) : null;
  }
  const value = (last as unknown as Record<string, unknown>)[order.attribute];
  return encodeCursor([order.name, typeof value === 'number' ? value : 0, last.id]);
}

const anchorOf = (id: string): string => hash('sha256', id, 'base64url').slice(0, ANCHOR_LENGTH);

/** A minus in front of a word would exclude it, but people write "-30 °C". */
function wordsOf(text: string): string {
  return text.replace(/(^|\s)-+(?=\S)/g, '$1').trimStart();
}
