import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTextTools } from '../build/tools.ts';
import { createEmbedder } from '../embedding/builtin.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { toolsDir } from '../tools.ts';
import { cases, decoys } from './cross-language-cases.ts';
import { glossToEnglish } from './gloss.ts';

let embedder: Embedder;
let offers: Float32Array[];

beforeAll(async () => {
  await buildTextTools(toolsDir());
  embedder = await createEmbedder({ toolsDir: toolsDir(), threads: 2 });
  offers = await embedder.embed([...cases.map(({ offer }) => offer), ...decoys]);
});
afterAll(() => embedder.close());

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/** How many of the needs find their offer first, and among the first three. */
async function recall(needs: readonly string[]) {
  const vectors = await embedder.embed(needs);
  const ranks = vectors.map((vector, i) => {
    const scores = offers.map((offer) => dot(vector, offer));
    return scores.filter((score) => score > (scores[i] ?? 0)).length;
  });
  return { first: ranks.filter((rank) => rank === 0).length, three: ranks.filter((rank) => rank < 3).length };
}

// English itself reaches 17 and 21 of 24. Two needs of play, because a better word can rank worse by chance.
test.each(['zh', 'ru'] as const)('needs in %s find English offers as English needs do', async (language) => {
  const english = await recall(cases.map(({ en }) => en));
  const found = await recall(cases.map((entry) => glossToEnglish(entry[language], language)));
  expect(found.first).toBeGreaterThanOrEqual(english.first - 2);
  expect(found.three).toBeGreaterThanOrEqual(english.three - 2);
});
