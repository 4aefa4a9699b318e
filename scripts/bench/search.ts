import { startEngines } from '../../infra/local/engines.mjs';
import { silentLogger } from '../../packages/platform/src/index.ts';
import {
  createSearch,
  type IndexDefinition,
  type Search,
  type SearchDocument,
} from '../../packages/search/src/index.ts';
import { searchDemands } from '../../services/demands/src/search/search.ts';
import { demandsIndex } from '../../services/demands/src/search/settings.ts';
import { searchListings } from '../../services/listings/src/search/search.ts';
import { listingsIndex } from '../../services/listings/src/search/settings.ts';
import { average, ndcgAt, percentile } from './metrics.ts';
import { postgresPeer } from './peer/postgres.ts';
import { type JudgedQuery, readJudgedQueries, type Side } from './search/judged.ts';
import { meilisearchAsItComes } from './search/peers.ts';
import { demandDocuments, inventedListing, listingDocuments, textsOf } from './search/records.ts';
import { printTable } from './table.ts';
import { inventedText } from './texts.ts';

export type SearchOptions = { records?: number; peers: boolean; missed?: boolean };
type Rank = (of: Side, query: string) => Promise<string[]>;
type Row = {
  ranking: string;
  queries: string;
  count: number;
  ndcg10: number;
  nothingFound: number;
  p50Ms: number;
  p95Ms: number;
};
export type SearchFigures = { records: number; rows: Row[] };

const TOP = 10;
const PAGE = 2000;

/**
 * `bench search`: the judged queries over the demo catalogue, searched as anyone may search it, beside Meilisearch as it comes
 * and Postgres full text. With `records` the index of listings is filled up to so many, and invented titles are searched too.
 */
export async function runSearch(options: SearchOptions): Promise<SearchFigures> {
  const engines = await startEngines({ ephemeral: true });
  const engine = { url: engines.meiliUrl, key: engines.meiliKey };
  const search = createSearch({ ...engine, prefix: 'bench_', log: silentLogger() });
  const closing: (() => Promise<unknown>)[] = [];
  try {
    const listings = listingDocuments();
    const filled = Math.max(0, (options.records ?? 0) - listings.length);
    for (let number = 0; number < filled; number++) listings.push(inventedListing(number));
    const demands = demandDocuments();
    await fill(search, listingsIndex, listings);
    await fill(search, demandsIndex, demands);
    const rankings: [string, Rank][] = [['techbourse', ours(search)]];
    if (options.peers) {
      const texts = { listings: textsOf(listings), demands: textsOf(demands) };
      const meili = {
        listings: await meilisearchAsItComes(engine, 'listings', texts.listings),
        demands: await meilisearchAsItComes(engine, 'demands', texts.demands),
      };
      const postgres = {
        listings: await postgresPeer(engines.databaseUrl, texts.listings),
        demands: await postgresPeer(engines.databaseUrl, texts.demands),
      };
      closing.push(postgres.listings.close, postgres.demands.close);
      rankings.push(
        ['Meilisearch as it comes', (of, query) => meili[of](query, TOP)],
        ['Postgres full text', (of, query) => postgres[of].rank({ id: '', title: query, text: '' }, TOP)],
      );
    }
    const judged = readJudgedQueries();
    const titles = filled > 0 ? Array.from({ length: 300 }, (_, n) => inventedText(n * 7).title) : [];
    const rows: Row[] = [];
    for (const [ranking, rank] of rankings) rows.push(...(await measure(ranking, rank, judged, titles, options)));
    const figures = { records: listings.length, rows };
    print(figures);
    return figures;
  } finally {
    for (const close of closing) await close();
    await engines.stop();
  }
}

async function fill<D extends SearchDocument>(search: Search, index: IndexDefinition<D>, documents: readonly D[]) {
  await search.apply(index);
  const writer = search.writer(index);
  for (let at = 0; at < documents.length; at += PAGE) {
    await Promise.all(documents.slice(at, at + PAGE).map((document) => writer.put(document)));
  }
}

/** What the routes of the services answer, without their HTTP. */
function ours(search: Search): Rank {
  const answer = async <T>(work: () => Promise<T>) => ({ answer: await work(), degraded: false });
  const ctx = { search, watch: { answer }, clock: { now: () => new Date() }, config: { EXCHANGE_TIME_ZONE: 'UTC' } };
  return async (of, query) => {
    // Only what a search needs of the services' context.
    const { items } =
      of === 'listings'
        ? await searchListings(ctx as unknown as Parameters<typeof searchListings>[0], { q: query, limit: TOP })
        : await searchDemands(ctx as unknown as Parameters<typeof searchDemands>[0], { q: query, limit: TOP });
    return items.map(({ id }) => id);
  };
}

async function measure(
  ranking: string,
  rank: Rank,
  judged: readonly JudgedQuery[],
  titles: readonly string[],
  { missed }: SearchOptions,
): Promise<Row[]> {
  const asked = async (queries: readonly JudgedQuery[], name: string): Promise<Row> => {
    const times: number[] = [];
    const scores: number[] = [];
    let empty = 0;
    for (const { of, query, judgements } of queries) {
      const { found, ms } = await timed(() => rank(of, query));
      times.push(ms);
      const score = ndcgAt(TOP, found, judgements);
      scores.push(score);
      if (found.length === 0) empty += 1;
      if (missed && ranking === 'techbourse' && score < 0.9)
        process.stdout.write(`${score.toFixed(2)} ${of} ${query}: ${found.slice(0, 5).join(' ')}\n`);
    }
    return rowOf(ranking, name, times, average(scores), empty / queries.length);
  };
  // Dictionaries and connections are there before anything is timed.
  for (const query of ['碳化硅', 'карбид кремния', 'silicon carbide']) await rank('listings', query);
  const rows: Row[] = [];
  for (const crossLingual of [false, true]) {
    for (const language of ['en', 'zh', 'ru']) {
      const queries = judged.filter((query) => query.language === language && query.crossLingual === crossLingual);
      rows.push(await asked(queries, `${language} ${crossLingual ? 'across languages' : 'same language'}`));
    }
  }
  if (titles.length === 0) return rows;
  const times: number[] = [];
  for (const title of titles) times.push((await timed(() => rank('listings', title))).ms);
  return [...rows, rowOf(ranking, 'invented titles', times, Number.NaN, 0)];
}

async function timed(work: () => Promise<string[]>): Promise<{ found: string[]; ms: number }> {
  const from = performance.now();
  const found = await work();
  return { found, ms: performance.now() - from };
}

function rowOf(ranking: string, queries: string, times: number[], ndcg10: number, nothingFound: number): Row {
  const sorted = [...times].sort((a, b) => a - b);
  return {
    ranking,
    queries,
    count: times.length,
    ndcg10,
    nothingFound,
    p50Ms: percentile(sorted, 0.5),
    p95Ms: percentile(sorted, 0.95),
  };
}

function print({ records, rows }: SearchFigures): void {
  const number = (value: number, digits: number) => (Number.isNaN(value) ? '-' : value.toFixed(digits));
  printTable(
    `judged queries, ${records} listings`,
    ['ranking', 'queries', 'n', 'nDCG@10', 'nothing found', 'p50 ms', 'p95 ms'],
    rows.map((row) => [
      row.ranking,
      row.queries,
      String(row.count),
      number(row.ndcg10, 3),
      number(row.nothingFound, 2),
      number(row.p50Ms, 1),
      number(row.p95Ms, 1),
    ]),
  );
}
