import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { collectTexts, Matcher, type MatcherRecord } from '@techbourse/matching-engine';
import { createEmbedder, useToolsDir } from '@techbourse/text';
import type { BenchText, Dataset } from './dataset.ts';
import { DEPTH, KEYWORD } from './ranking.ts';
import { titleOf } from './title.ts';

const PAGE = 500;
const TODAY = '2026-01-01';
/** As the exchange under test is set: room for the measured depth. */
const LIMITS = { keep: { listing: 0, demand: DEPTH }, scoreMin: 0, keepAtLeast: 3, scoreFloor: 0.005 };

/** The collection on a matcher in memory, with the texts that the exchange reads: the engine and nothing else. */
export async function rankByEngine({
  corpus,
  querySets,
}: Dataset): Promise<(set: string, query: BenchText) => Promise<string[]>> {
  const toolsDir = process.env.TOOLS_DIR ?? join(import.meta.dirname, '../../.tools');
  useToolsDir(toolsDir);
  const embedder = await createEmbedder({ toolsDir, threads: availableParallelism() });
  const matcher = new Matcher(embedder, { today: TODAY, limits: LIMITS });
  const add = async (side: 'listing' | 'demand', prefix: string, texts: readonly BenchText[]) => {
    for (let at = 0; at < texts.length; at += PAGE) {
      await matcher.add(
        side,
        texts.slice(at, at + PAGE).map((text) => recordOf(prefix, text)),
      );
    }
  };
  try {
    await add('listing', '', corpus);
    for (const { name, queries } of querySets) await add('demand', `${name} `, queries);
  } finally {
    await embedder.close();
  }
  return async (set, query) => (await matcher.rank('demand', `${set} ${query.id}`)).map(({ id }) => id);
}

function recordOf(prefix: string, text: BenchText): MatcherRecord<'listing' | 'demand'> {
  const en = (said: string) => ({ en: { text: said, origin: 'person' as const } });
  const texts = collectTexts([en(titleOf(text)), en(text.text || text.title), [KEYWORD]]);
  return { id: `${prefix}${text.id}`, texts };
}
