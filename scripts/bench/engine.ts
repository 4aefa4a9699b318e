import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import {
  collectTexts,
  type DemandFacts,
  type ListingFacts,
  Matcher,
  type RecordTexts,
} from '@techbourse/matching-engine';
import { createEmbedder, useToolsDir } from '@techbourse/text';
import type { BenchText, Dataset } from './dataset.ts';
import { DEPTH, KEYWORD } from './ranking.ts';
import { titleOf } from './title.ts';

const PAGE = 500;
const TODAY = '2026-01-01';
/** The facts that `ranking.ts` imports. */
const LISTING: Partial<ListingFacts> = { offers: ['non_exclusive_licence'], readiness: 5 };
const DEMAND: Partial<DemandFacts> = { dealKinds: ['non_exclusive_licence'] };
/** As the exchange under test is set: room for the measured depth. */
const LIMITS = { keep: { listing: 0, demand: DEPTH }, scoreMin: 0, keepAtLeast: 3, scoreFloor: 0.005 };

/** How a query's documents are ranked: with the statistics of when it came, or of the whole collection. */
export type EngineRanking = 'asTheyCame' | 'withAll';

/**
 * The collection in a matcher, with the texts and facts that the exchange reads: the engine and nothing else. The
 * exchange scores a need when it comes and does not score it again for later records, so both moments are ranked.
 */
export async function rankByEngine({
  corpus,
  querySets,
}: Dataset): Promise<(ranking: EngineRanking) => (set: string, query: BenchText) => Promise<string[]>> {
  const toolsDir = process.env.TOOLS_DIR ?? join(import.meta.dirname, '../../.tools');
  useToolsDir(toolsDir);
  const embedder = await createEmbedder({ toolsDir, threads: availableParallelism() });
  const matcher = new Matcher(embedder, { today: TODAY, limits: LIMITS });
  const ranked = async (id: string) => (await matcher.rank('demand', id)).map((one) => one.id);
  const asTheyCame = new Map<string, string[]>();
  try {
    for (const page of pagesOf(corpus)) {
      await matcher.add(
        'listing',
        page.map((text) => ({ id: text.id, texts: textsOf(text), facts: LISTING })),
      );
    }
    for (const { name, queries } of querySets) {
      for (const query of queries) {
        const id = idOf(name, query);
        await matcher.add('demand', [{ id, texts: textsOf(query), facts: DEMAND }]);
        asTheyCame.set(id, await ranked(id));
      }
    }
  } finally {
    await embedder.close();
  }
  return (ranking) => async (set, query) => {
    const id = idOf(set, query);
    return ranking === 'withAll' ? ranked(id) : (asTheyCame.get(id) ?? []);
  };
}

const idOf = (set: string, query: BenchText) => `${set} ${query.id}`;

function pagesOf(texts: readonly BenchText[]): BenchText[][] {
  return Array.from({ length: Math.ceil(texts.length / PAGE) }, (_, i) => texts.slice(i * PAGE, (i + 1) * PAGE));
}

function textsOf(text: BenchText): RecordTexts {
  const en = (said: string) => ({ en: { text: said, origin: 'person' as const } });
  return collectTexts([en(titleOf(text)), en(text.text || text.title), [KEYWORD]]);
}
