import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type PartValues, partNames } from '@techbourse/matching-engine';
import { createEmbedder } from '@techbourse/text';
import { type Exchange, startExchange } from '../exchange/exchange.ts';
import { drained } from '../exchange/jobs.ts';
import { type Calibration, calibrate, printCalibration, type ShownPair } from './calibration.ts';
import { type BenchText, type Dataset, readDataset } from './dataset.ts';
import { rankByEngine } from './engine.ts';
import { type ExposureRow, exposureRow, printExposure } from './exposure.ts';
import { bootstrap, type Interval, ndcgAt, recallAt, reciprocalRank } from './metrics.ts';
import { bm25 } from './peer/bm25.ts';
import { meilisearchPeer } from './peer/meilisearch.ts';
import { postgresPeer } from './peer/postgres.ts';
import { DEPTH, type Ranker, rankByExchange } from './ranking.ts';
import { printTable } from './table.ts';

const FIRST_PAGE = 20;

type Row = {
  ranking: string;
  set: string;
  queries: number;
  ndcg10: Interval;
  recall100: Interval;
  mrr: Interval;
  exposure: ExposureRow;
};

/** A way to rank: the ids of the documents for a query of a set, best first. */
type Rank = (set: string, query: BenchText) => Promise<string[]> | string[];

export type QualityFigures = {
  data: string;
  documents: number;
  queries: number;
  seconds: number;
  textsPerSecond: number;
  rows: Row[];
  /** Of the exchange's own scores. */
  calibration: Calibration;
};

/** `bench quality`: the exchange and its peers on one collection, in one run. */
export async function runQuality(options: {
  data: string;
  split?: string;
  limit?: number;
  peers: boolean;
}): Promise<QualityFigures> {
  const dataset = readDataset(options.data, options);
  const queries = dataset.querySets.reduce((sum, set) => sum + set.queries.length, 0);
  process.stderr.write(`${dataset.corpus.length} documents, ${queries} queries\n`);
  // Room for the measured depth; what a listing keeps for itself is not looked at here.
  const exchange = await startExchange({
    MATCHING_KEEP_PER_DEMAND: String(DEPTH),
    MATCHING_KEEP_PER_LISTING: '0',
    MATCHING_SCORE_MIN: '0',
  });
  try {
    const started = performance.now();
    const own = await rankByExchange(exchange, dataset.corpus, dataset.querySets);
    const seconds = (performance.now() - started) / 1000;
    const ids: Rank = async (set, query) => (await own.rank(set, query)).map((shown) => shown.id);
    const rows = await measure(dataset, 'techbourse', ids);
    const byScore: Rank = async (set, query) =>
      [...(await own.rank(set, query))].sort((a, b) => b.score - a.score).map((shown) => shown.id);
    rows.push(...(await measure(dataset, 'techbourse, by score alone', byScore)));
    const engine = await rankByEngine(dataset);
    rows.push(...(await measure(dataset, 'engine alone, as they came', engine('asTheyCame'))));
    const shown = await firstShown(dataset, own);
    await rematchAll(exchange);
    rows.push(...(await measure(dataset, 'techbourse, re-matched', byScore)));
    rows.push(...(await measure(dataset, 'engine alone', engine('withAll'))));
    if (options.peers) rows.push(...(await measurePeers(dataset, exchange)));
    const figures: QualityFigures = {
      data: options.data,
      documents: dataset.corpus.length,
      queries,
      rows,
      calibration: calibrate(shown),
      seconds: Math.round(seconds),
      textsPerSecond: Number(((dataset.corpus.length + queries) / seconds).toFixed(1)),
    };
    print(figures);
    return figures;
  } finally {
    await exchange.stop();
  }
}

/** Scores every pair again, with the statistics of all records. */
async function rematchAll(exchange: Exchange): Promise<void> {
  await exchange.operator.post('/api/operations/matching/rematches', { body: { side: 'demand' } });
  await drained(exchange, 're-match');
}

/** What a need's owner looks at: the first page of its pairs. */
async function firstShown(dataset: Dataset, ranker: Ranker): Promise<ShownPair[]> {
  const shown: ShownPair[] = [];
  for (const { name: set, queries } of dataset.querySets) {
    for (const query of queries) {
      const judged = dataset.judgements.get(query.id);
      for (const { id, score, parts } of (await ranker.rank(set, query)).slice(0, FIRST_PAGE)) {
        const values = Object.fromEntries(partNames.map((name) => [name, parts[name]?.value ?? null])) as PartValues;
        shown.push({ need: query.id, set, score, values, taken: (judged?.get(id) ?? 0) > 0 });
      }
    }
  }
  return shown;
}

async function measurePeers(dataset: Dataset, exchange: Exchange): Promise<Row[]> {
  const keywords = bm25(dataset.corpus);
  const rows = await measure(dataset, 'BM25', (_set, query) => keywords(`${query.title} ${query.text}`, DEPTH));

  const database = await postgresPeer(exchange.databaseUrl(), dataset.corpus);
  rows.push(...(await measure(dataset, 'Postgres full text', (_set, query) => database.rank(query, DEPTH))));
  await database.close();

  const toolsDir = process.env.TOOLS_DIR ?? join(import.meta.dirname, '../../.tools');
  const embedder = await createEmbedder({ toolsDir, threads: availableParallelism() });
  const vectorOf = async (text: BenchText) => {
    const [vector] = await embedder.embed([`${text.title} ${text.text}`.trim()]);
    if (!vector) throw new Error('the embedder gave nothing');
    return vector;
  };
  const meili = await meilisearchPeer(exchange.meilisearch(), dataset.corpus, vectorOf);
  rows.push(...(await measure(dataset, 'Meilisearch keyword', (_set, query) => meili.keyword(query, DEPTH))));
  rows.push(...(await measure(dataset, 'Meilisearch hybrid', (_set, query) => meili.hybrid(query, DEPTH))));
  await meili.remove();
  await embedder.close();
  return rows;
}

async function measure(dataset: Dataset, ranking: string, rank: Rank): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, queries } of dataset.querySets) {
    const lists: string[][] = [];
    const each: { ndcg10: number; recall100: number; mrr: number }[] = [];
    for (const query of queries) {
      const judged = dataset.judgements.get(query.id) ?? new Map<string, number>();
      const ids = await rank(name, query);
      lists.push(ids);
      each.push({
        ndcg10: ndcgAt(10, ids, judged),
        recall100: recallAt(100, ids, judged),
        mrr: reciprocalRank(ids, judged),
      });
    }
    const of = (key: 'ndcg10' | 'recall100' | 'mrr') => bootstrap(each.map((values) => values[key]));
    rows.push({
      ranking,
      set: name,
      queries: queries.length,
      ndcg10: of('ndcg10'),
      recall100: of('recall100'),
      mrr: of('mrr'),
      exposure: exposureRow(ranking, name, lists, dataset.corpus.length),
    });
    process.stderr.write(`${ranking}, ${name}: nDCG@10 ${of('ndcg10').mean.toFixed(3)}\n`);
  }
  return rows;
}

function print(figures: QualityFigures): void {
  const shown = ({ mean, low, high }: Interval) => `${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
  printTable(
    `${figures.documents} documents, ${figures.textsPerSecond} texts/s through the whole exchange (${figures.seconds} s); 95 % bootstrap intervals`,
    ['ranking', 'need', 'n', 'nDCG@10', 'R@100', 'MRR'],
    figures.rows.map((row) => [
      ...[row.ranking, row.set, String(row.queries), shown(row.ndcg10), shown(row.recall100), shown(row.mrr)],
    ]),
  );
  printExposure(figures.rows.map((row) => row.exposure));
  printCalibration(figures.calibration);
}
