import { dayNumber, readIpc } from '@techbourse/domain';
import { type Closeness, filterIn, filterRange, rememberedPage, type SearchOrder } from '@techbourse/search';
import type { DemandSearchAnswer, SearchDemands } from '../api/search.ts';
import type { Context } from '../context.ts';
import { demandsIndex, FACETS, SEARCHED } from './settings.ts';

const ORDERS: Record<Exclude<SearchDemands['sort'], 'relevance' | undefined>, SearchOrder> = {
  newest: { name: 'newest', attribute: 'openedAtMs', direction: 'desc' },
  deadline: { name: 'deadline', attribute: 'deadlineDay', direction: 'asc' },
  budget: { name: 'budget', attribute: 'budget', direction: 'desc' },
};

/** Open demands for everybody. */
export async function searchDemands(ctx: Context, query: SearchDemands): Promise<DemandSearchAnswer> {
  const words = query.q?.trim() ?? '';
  const code = codeIn(words);
  const sort = query.sort ?? (words && !code ? 'relevance' : 'newest');
  const closeness: Closeness =
    query.words === 'all' ? 'every word' : sort === 'relevance' ? 'some words' : 'most words';
  const now = ctx.clock.now();
  const request = {
    text: code ? '' : words,
    closeness,
    filter: [
      ...filtersOf(query),
      ...filterIn('ipcPath', code ? [code] : undefined),
      // The sweep takes its time; what has ended is not shown meanwhile, nor what ends within this second.
      ...filterRange('closesAtMs', (Math.floor(now.getTime() / 1000) + 1) * 1000, undefined),
    ],
    asOf: { attribute: 'openedAtMs', ms: now.getTime() },
    ...(sort === 'relevance' ? {} : { order: ORDERS[sort] }),
    cursor: query.cursor,
    limit: query.limit,
    show: ['card'],
    facets: FACETS,
    highlight: SEARCHED,
  };
  const { answer, degraded } = await ctx.watch.answer(() => rememberedPage(ctx.search, demandsIndex, request));
  const { nextCursor, total, facets } = answer;
  const items = answer.hits.map(({ document, highlights }) => ({ ...document.card, highlights }));
  return { items, nextCursor, total, facets, degraded };
}

function filtersOf(query: SearchDemands): string[] {
  const numberOf = (day: string | undefined) => (day === undefined ? undefined : dayNumber(day));
  return [
    ...filterIn('kind', query.kind),
    ...filterIn('section', query.section),
    ...filterIn('class', query.class),
    ...filterIn('subclass', query.subclass),
    ...filterIn('field', query.field),
    ...filterIn('dealKinds', query.dealKind),
    ...filterRange('readiness', query.readinessMin, query.readinessMax),
    ...filterIn('country', query.country),
    ...filterIn('region', query.region),
    ...filterIn('language', query.language),
    ...filterIn('organisation', query.organisation ? [query.organisation] : undefined),
    ...filterRange('deadlineDay', numberOf(query.deadlineAfter), numberOf(query.deadlineBefore)),
    ...filterIn('currency', query.currency ? [query.currency] : undefined),
    ...filterRange('budgetTo', query.budgetMin, undefined),
    ...filterRange('budgetFrom', undefined, query.budgetMax),
    ...filterRange(
      'openedAtMs',
      query.openedSince === undefined ? undefined : Date.parse(query.openedSince),
      undefined,
    ),
  ];
}

/** An IPC subclass or a finer code as the whole query; coarser codes resemble words. */
function codeIn(words: string): string | undefined {
  const read = words.length >= 4 ? readIpc(words) : undefined;
  return read?.ok ? read.value.code : undefined;
}
