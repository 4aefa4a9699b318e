import type { PairSide } from '@techbourse/domain';
import {
  analyse,
  type DemandProfile,
  type ListingProfile,
  ProfileIndex,
  packTexts,
  reviewedWeights,
  score,
  unpackProfile,
} from '@techbourse/matching-engine';
import type { Embedder } from '@techbourse/text';
import { type Matrix, matrixOf } from './rank.ts';

export type Code = 'en' | 'zh' | 'ru';

/** The same texts as needs and as offers, through the exchange's own analysis. */
export type Sides = { listings: ListingProfile[]; demands: DemandProfile[] };

export async function profilesOf(texts: readonly string[], language: Code, embedder: Embedder): Promise<Sides> {
  const analysed = async (side: PairSide) => {
    const records = texts.map((text) => ({ text: analyse({ [language]: [text] }, side), side }));
    const packed = await packTexts(records, embedder);
    return packed.map((one, at) => ({ id: String(at), version: 1, ipc: [], ...unpackProfile(one) }));
  };
  const [offers, needs] = [await analysed('listing'), await analysed('demand')];
  return {
    listings: offers.map((one) => ({ ...one, facts: { organisationId: 'a', offers: [] } })),
    demands: needs.map((one) => ({ ...one, facts: { organisationId: 'b', dealKinds: [] } })),
  };
}

/** Every need against every offer: the score, and its two parts of text alone. */
export function scoreAll(demands: Sides, listings: Sides): { score: Matrix; words: Matrix; meaning: Matrix } {
  const size = demands.demands.length;
  const corpus = new ProfileIndex();
  for (const listing of listings.listings) corpus.put('listing', listing);
  for (const demand of demands.demands) corpus.put('demand', demand);
  const words = new Float32Array(size * size);
  const meaning = new Float32Array(size * size);
  const all = matrixOf(size, (q, d) => {
    // Both lists have `size` records.
    const scored = score(
      listings.listings[d] as ListingProfile,
      demands.demands[q] as DemandProfile,
      corpus,
      reviewedWeights,
    );
    words[q * size + d] = scored.parts.lexical.value ?? 0;
    meaning[q * size + d] = scored.parts.semantic.value ?? 0;
    return scored.score;
  });
  return { score: all, words: { size, values: words }, meaning: { size, values: meaning } };
}
