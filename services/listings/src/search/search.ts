import type { Issue } from '@techbourse/api-schema';
import { dayIn, dayNumber, patentNames, readIpc, readPatentNumber } from '@techbourse/domain';
import { fail } from '@techbourse/platform';
import { type Closeness, filterIn, filterRange, rememberedPage, type SearchOrder } from '@techbourse/search';
import type { ListingSearchAnswer, SearchListings } from '../api/search.ts';
import type { Context } from '../context.ts';
import { FACETS, listingsIndex, SEARCHED } from './settings.ts';

const ORDERS: Record<Exclude<SearchListings['sort'], 'relevance' | undefined>, SearchOrder> = {
  newest: { name: 'newest', attribute: 'publishedAtMs', direction: 'desc' },
  readiness: { name: 'readiness', attribute: 'readiness', direction: 'desc' },
  expiring: { name: 'expiring', attribute: 'validUntilDay', direction: 'asc' },
};

/** Published listings for everybody. Needs no actor: the index holds only public data. */
export async function searchListings(ctx: Context, query: SearchListings): Promise<ListingSearchAnswer> {
  const { words, exact } = readWords(query.q?.trim() ?? '');
  const sort = query.sort ?? (words ? 'relevance' : 'newest');
  const closeness: Closeness =
    query.words === 'all' ? 'every word' : sort === 'relevance' ? 'some words' : 'most words';
  const now = ctx.clock.now();
  const request = {
    text: words,
    closeness,
    filter: [
      ...exact,
      ...filtersOf(query),
      // Listings that keep their level to verified organisations have no place in an order by level.
      ...(sort === 'readiness' ? ['readiness IS NOT NULL'] : []),
      // Lapsed listings are hidden before the sweep closes them.
      ...filterRange('validUntilDay', dayNumber(dayIn(now, ctx.config.EXCHANGE_TIME_ZONE)), undefined),
    ],
    asOf: { attribute: 'publishedAtMs', ms: now.getTime() },
    ...(sort === 'relevance' ? {} : { order: ORDERS[sort] }),
    cursor: query.cursor,
    limit: query.limit,
    show: ['card'],
    facets: FACETS,
    highlight: SEARCHED,
  };
  const { answer, degraded } = await ctx.watch.answer(() => rememberedPage(ctx.search, listingsIndex, request));
  const { nextCursor, total, facets } = answer;
  const items = answer.hits.map(({ document, highlights }) => ({ ...document.card, highlights }));
  return { items, nextCursor, total, facets, degraded };
}

/** A query that is a patent number or an IPC code is matched exactly, because similar numbers are other patents. A number finds its right in every spelling and with every kind code. */
function readWords(text: string): { words: string; exact: string[] } {
  const number = readPatentNumber(text);
  if (number.ok) return { words: '', exact: filterIn('numbers', patentNames(text)) };
  // A subclass or finer; coarser codes resemble words.
  const code = text.length >= 4 ? readIpc(text) : undefined;
  if (code?.ok) return { words: '', exact: filterIn('ipcPath', [code.value.code]) };
  return { words: text, exact: [] };
}

function filtersOf(query: SearchListings): string[] {
  const { readinessMin, readinessMax } = query;
  if (readinessMin !== undefined && readinessMax !== undefined && readinessMin > readinessMax) {
    throw refused({ pointer: '/readinessMax', rule: 'range', message: 'The range ends below its start' });
  }
  return [
    ...filterIn('kind', query.kind),
    ...filterIn('section', query.section),
    ...filterIn('class', query.class),
    ...filterIn('subclass', query.subclass),
    ...filterIn('field', query.field),
    ...filterIn('offers', query.offer),
    ...filterRange('readiness', readinessMin, readinessMax),
    ...filterIn('right', query.right),
    ...filterIn('country', query.country),
    ...filterIn('language', query.language),
    ...filterIn('organisation', query.organisation ? [query.organisation] : undefined),
    ...filterIn('organisationKind', query.organisationKind),
    ...filterRange('publishedAtMs', sinceMs(query.publishedSince), undefined),
    ...filterIn('numbers', query.number === undefined ? undefined : namesOf(query.number)),
  ];
}

const sinceMs = (moment: string | undefined) => (moment === undefined ? undefined : Date.parse(moment));

function namesOf(text: string): string[] {
  const read = readPatentNumber(text);
  if (read.ok) return patentNames(text);
  throw refused({ pointer: '/number', rule: read.rule, message: read.message });
}

const refused = (issue: Issue) =>
  fail.validation('input.invalid', 'Some fields of the querystring are not valid', [issue]);
