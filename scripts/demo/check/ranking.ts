import type { Schemas } from '@techbourse/client';
import { catalogue } from '../catalogue/index.ts';
import type { Texts } from '../catalogue/record.ts';
import { allOf, type DemoExchange } from '../exchange.ts';
import { type ExpectedPair, type ExpectedPairs, readExpectedPairs } from '../expected-pairs.ts';
import { expect, until } from './steps.ts';

type Pair = Schemas['Pair'];
type Title = Pair['listing']['title'];
type Ranked = { listing: string; pair: Pair };

export type RankingResult = {
  pairs: number;
  good: number;
  goodFirst: number;
  nearBelow: number;
  near: number;
};

/** Good pairs stand here or higher among the pairs of their demand. */
const GOOD_RANK_MAX = 3;
/** Look-alikes that may stand above the right listing: a small catalogue has one that a broker might argue about. */
const NEAR_ABOVE_MAX = 2;

export async function waitForPairs({ operator }: DemoExchange): Promise<void> {
  await until('the end of pairing', async () => ((await operator.get('/api/pairs/progress')).idle ? true : undefined), {
    deadlineMs: 120_000,
    everyMs: 200,
  });
}

/** The pairs of the catalogue against what we expect of them. @throws Error naming every pair that is not as expected. */
export async function checkRanking(exchange: DemoExchange): Promise<RankingResult> {
  const expected = await stillOpen(exchange);
  expect(expected.good.length > 0, 'no good pair of the catalogue is open any more: start with --reset');
  const pairs = await allOf(exchange.operator.all('/api/pairs/search', { query: { limit: 100 } }));
  const byDemand = rankByDemand(pairs);
  const rankOf = ({ listing, demand }: ExpectedPair): number | undefined => {
    const at = byDemand.get(demand)?.findIndex((ranked) => ranked.listing === listing) ?? -1;
    return at < 0 ? undefined : at + 1;
  };
  const faults: string[] = [];
  const ranks = expected.good.map((pair) => ({ ...pair, rank: rankOf(pair) }));
  for (const { listing, demand, rank } of ranks) {
    if (rank === undefined || rank > GOOD_RANK_MAX) faults.push(`${listing} should stand high for ${demand}: ${rank}`);
  }
  const above = expected.near.filter((pair) => {
    const rank = rankOf(pair);
    const good = ranks.find(({ demand }) => demand === pair.demand)?.rank;
    return rank !== undefined && good !== undefined && rank < good;
  });
  if (above.length > NEAR_ABOVE_MAX)
    faults.push(`look-alikes above: ${above.map(({ listing }) => listing).join(', ')}`);
  for (const { listing, demand, absent, why } of expected.impossible) {
    const found = byDemand.get(demand)?.find((ranked) => ranked.listing === listing);
    if (!found) continue;
    if (absent) faults.push(`${listing} must not be paired with ${demand}: ${why}`);
    else if (!(await saysAgainst(exchange, found.pair.id, why)))
      faults.push(`${listing} and ${demand} do not say ${why}`);
  }
  expect(faults.length === 0, faults.join('; '));
  return {
    pairs: pairs.length,
    good: ranks.length,
    goodFirst: ranks.filter(({ rank }) => rank === 1).length,
    nearBelow: expected.near.length - above.length,
    near: expected.near.length,
  };
}

/** What is expected of the records that are still open: people may have closed some, time others. */
async function stillOpen({ operator }: DemoExchange): Promise<ExpectedPairs> {
  const [listings, demands] = await Promise.all([
    allOf(operator.all('/api/listings/search', { query: { limit: 100 } })),
    allOf(operator.all('/api/demands/search', { query: { limit: 100 } })),
  ]);
  const listingKeys = keysByText(catalogue.listings);
  const demandKeys = keysByText(catalogue.demands);
  const open = new Set([
    ...listings.map(({ title }) => keyOf(listingKeys, title)),
    ...demands.map(({ title }) => keyOf(demandKeys, title)),
  ]);
  const both = ({ listing, demand }: ExpectedPair) => open.has(listing) && open.has(demand);
  const { good, near, impossible } = readExpectedPairs();
  return { good: good.filter(both), near: near.filter(both), impossible: impossible.filter(both) };
}

function rankByDemand(pairs: readonly Pair[]): Map<string, Ranked[]> {
  const listingKeys = keysByText(catalogue.listings);
  const demandKeys = keysByText(catalogue.demands);
  const byDemand = new Map<string, Ranked[]>();
  for (const pair of [...pairs].sort((a, b) => b.score - a.score)) {
    const [listing, demand] = [keyOf(listingKeys, pair.listing.title), keyOf(demandKeys, pair.demand.title)];
    if (!listing || !demand) continue;
    const ranked = byDemand.get(demand) ?? [];
    ranked.push({ listing, pair });
    byDemand.set(demand, ranked);
  }
  return byDemand;
}

function keysByText(records: readonly { key: string; title: Texts }[]): Map<string, string> {
  return new Map(
    records.flatMap(({ key, title }) => Object.values(title).map((text): [string, string] => [text, key])),
  );
}

function keyOf(keys: ReadonlyMap<string, string>, title: Title): string | undefined {
  for (const entry of Object.values(title)) {
    const key = entry && keys.get(entry.text);
    if (key) return key;
  }
  return undefined;
}

async function saysAgainst({ operator }: DemoExchange, pairId: string, code: string): Promise<boolean> {
  const { reasons } = await operator.get('/api/pairs/{id}', { path: { id: pairId } });
  return reasons.some((reason) => reason.code === code && reason.effect === 'against');
}
