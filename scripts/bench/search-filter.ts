import { pairsIndex } from '@techbourse/matching/testing';
import { startEngines } from '../../infra/local/engines.mjs';
import { newId, silentLogger } from '../../packages/platform/src/index.ts';
import { createSearch, filterVisible, type Search, searchPage } from '../../packages/search/src/index.ts';
import { percentile } from './metrics.ts';
import { printTable } from './table.ts';
import { inventedText } from './texts.ts';

const ORGANISATIONS = 200;
const PAGE = 5000;

export type SearchFilterFigures = Record<string, { medianMs: number; ofUnfiltered: number }>;

/**
 * `bench search-filter`: the same searches of the index of pairs as the operator, who sees all; as one organisation; and as an
 * agency with 200 clients. One pair for each listing. Who asks takes turns, search by search; medians are told.
 */
export async function runSearchFilter(options: { listings: number; searches: number }): Promise<SearchFilterFigures> {
  const engines = await startEngines({ ephemeral: true });
  const search = createSearch({ url: engines.meiliUrl, key: engines.meiliKey, prefix: 'bench_', log: silentLogger() });
  try {
    const organisations = Array.from({ length: ORGANISATIONS * 2 }, () => newId());
    await fill(search, organisations, options.listings);
    const seen = { everything: false, organisations: organisations.slice(0, 1) };
    const readers: [string, string[]][] = [
      ['everything', []],
      ['one organisation', filtered(seen)],
      [`${ORGANISATIONS} clients`, filtered({ ...seen, organisations: organisations.slice(0, ORGANISATIONS) })],
    ];
    const times = new Map(readers.map(([name]) => [name, [] as number[]]));
    for (let n = 0; n < options.searches; n++) {
      const text = n % 4 === 0 ? '' : inventedText(n).title;
      for (const [name, filter] of readers) times.get(name)?.push(await timed(search, text, filter));
    }
    const medianOf = (name: string) =>
      percentile(
        (times.get(name) ?? []).sort((a, b) => a - b),
        0.5,
      );
    const all = medianOf('everything');
    const figures: SearchFilterFigures = Object.fromEntries(
      readers.map(([name]) => {
        const medianMs = Number(medianOf(name).toFixed(2));
        return [name, { medianMs, ofUnfiltered: Number((medianOf(name) / all).toFixed(2)) }];
      }),
    );
    printTable(
      `searches over ${options.listings} pairs, medians of ${options.searches}`,
      ['who sees', 'a search', 'of the unfiltered'],
      Object.entries(figures).map(([name, one]) => [name, `${one.medianMs} ms`, one.ofUnfiltered.toFixed(2)]),
    );
    return figures;
  } finally {
    await engines.stop();
  }
}

const filtered = (seen: { everything: boolean; organisations: string[] }): string[] =>
  filterVisible(seen, 'listingOrganisationId', 'demandOrganisationId');

async function timed(search: Search, text: string, filter: string[]): Promise<number> {
  const from = performance.now();
  await searchPage(search, pairsIndex, {
    text,
    filter,
    asOf: { attribute: 'pairedAtMs', ms: Date.now() },
    cursor: undefined,
    limit: 20,
    show: ['id'],
    facets: ['fields', 'countries'],
    highlight: [],
  });
  return performance.now() - from;
}

async function fill(search: Search, organisations: readonly string[], listings: number): Promise<void> {
  await search.apply(pairsIndex);
  const writer = search.writer(pairsIndex);
  const at = (n: number) => organisations[n % organisations.length] ?? '';
  for (let from = 0; from < listings; from += PAGE) {
    const page = Array.from({ length: Math.min(PAGE, listings - from) }, (_, offset) => {
      const n = from + offset;
      return {
        id: `${newId()}_${newId()}`,
        stamp: '1',
        score: ((n * 7919) % 1000) / 1000,
        pairedAtMs: Date.now() - n,
        listingOrganisationId: at(n),
        demandOrganisationId: at(n * 31 + 7),
        listingState: 'suggested' as const,
        demandState: 'suggested' as const,
        fields: [`field ${n % 20}`],
        countries: ['CN'],
        regions: [],
        languages: ['en' as const],
        listingTitles: [inventedText(n).title],
        demandTitles: [inventedText(n + 13).title],
      };
    });
    await Promise.all(page.map((document) => writer.put(document)));
  }
}
