import type { Exchange } from '../exchange/exchange.ts';
import { drained } from '../exchange/jobs.ts';
import type { BenchText } from './dataset.ts';
import { titleOf } from './title.ts';

type Owner = Awaited<ReturnType<Exchange['organisation']>>;

const BATCH = 100;
/** The exchange wants one; a word that no text is told by adds nothing to the collection. */
export const KEYWORD = 'technology';
export const DEPTH = 100;

/** Sends texts through the public import; the id that the exchange gave to each. */
async function importTexts(
  owner: Owner,
  kind: 'listings' | 'demands',
  texts: readonly BenchText[],
  toRow: (text: BenchText) => Record<string, unknown>,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (let at = 0; at < texts.length; at += BATCH) {
    const rows = texts.slice(at, at + BATCH).map(toRow);
    const { results } = await owner.api.post(`/api/${kind}/import`, { body: { rows } });
    for (const result of results) {
      const { externalId, id } = result;
      if (!id || !externalId) throw new Error(`${kind} ${externalId} was rejected: ${JSON.stringify(result.issues)}`);
      ids.set(externalId, id);
    }
  }
  return ids;
}

const en = (text: string) => ({ en: { text, origin: 'person' } });

/** A document as the exchange shows it for a query. */
export type Shown = { id: string; score: number; parts: Record<string, { value: number | null }> };

export type Ranker = {
  /** The collection's documents for a query as its owner sees them, duplicates after their pair, at most DEPTH. */
  rank(setName: string, query: BenchText): Promise<Shown[]>;
};

/**
 * Measures the whole pipeline: imports a collection as listings and its queries as demands, and waits until all are
 * paired. Ranks by the pairs that the API shows to the owner of each demand.
 */
export async function rankByExchange(
  exchange: Exchange,
  corpus: readonly BenchText[],
  querySets: readonly { name: string; queries: readonly BenchText[] }[],
): Promise<Ranker> {
  const [supply, need] = await Promise.all([
    exchange.organisation('Bench supply', 'university'),
    exchange.organisation('Bench need', 'company'),
  ]);
  const listings = await importTexts(supply, 'listings', corpus, (text) => ({
    source: 'bench',
    externalId: text.id,
    publish: true,
    kind: 'research_result',
    price: { kind: 'on_request' },
    title: en(titleOf(text)),
    abstract: en(text.text || text.title),
    keywords: [KEYWORD],
    readiness: { scale: 'trl', level: 5, origin: 'self_declared' },
    offers: ['non_exclusive_licence'],
  }));
  await drained(exchange, 'listings');
  const demands = new Map<string, string>();
  for (const { name, queries } of querySets) {
    const ids = await importTexts(need, 'demands', queries, (text) => ({
      source: `bench-${name}`,
      externalId: text.id,
      open: true,
      kind: 'technology',
      keywords: [KEYWORD],
      title: en(titleOf(text)),
      problem: en(text.text || text.title),
      dealKinds: ['non_exclusive_licence'],
    }));
    for (const [external, id] of ids) demands.set(`${name} ${external}`, id);
  }
  await drained(exchange, 'demands');
  const external = new Map([...listings].map(([externalId, id]) => [id, externalId]));
  return {
    rank: async (setName, query) => {
      const id = demands.get(`${setName} ${query.id}`);
      const page = await need.api.get('/api/pairs', { query: { demand: id, limit: DEPTH, duplicates: 'include' } });
      return page.items.map(({ listing, score, parts }) => ({ id: external.get(listing.id) ?? '', score, parts }));
    },
  };
}
