import type { PairSide } from '@techbourse/domain';
import type { Embedder } from '@techbourse/text';
import { embedderInput } from './analyse.ts';
import type { AnalysedText } from './analysed-text.ts';
import { packText, type TextVectors } from './pack-text.ts';

/** The text of a record and its side: some models read needs and offers with different prefixes. */
export type RecordText = { readonly text: AnalysedText; readonly side: PairSide };

/**
 * Embeds records and returns their vectors in the same order. All passages of a side go to the embedder in one call,
 * which batches them. The analysed text is enough, so a change of embedder asks no other service.
 */
export async function embedTexts(records: readonly RecordText[], embedder: Embedder): Promise<TextVectors[]> {
  const passages = records.map(({ text }) => embedderInput(text, embedder.multilingual));
  const of = (side: PairSide) => passages.filter((_, i) => records[i]?.side === side).flat();
  const [offers, needs] = await Promise.all([
    embedder.embed(of('listing'), 'offer'),
    embedder.embed(of('demand'), 'need'),
  ]);
  const vectors = { listing: offers, demand: needs };
  const taken = { listing: 0, demand: 0 };
  return records.map(({ side }, i) => {
    const from = taken[side];
    taken[side] += passages[i]?.length ?? 0;
    return { vectors: vectors[side].slice(from, taken[side]), dimensions: embedder.dimensions };
  });
}

/** Embeds one record. */
export async function embedText(text: AnalysedText, side: PairSide, embedder: Embedder): Promise<TextVectors> {
  const [vectors] = await embedTexts([{ text, side }], embedder);
  // One record in, one result out.
  return vectors as TextVectors;
}

/** Embeds and packs records, in their order. */
export async function packTexts(records: readonly RecordText[], embedder: Embedder): Promise<Buffer[]> {
  const vectors = await embedTexts(records, embedder);
  return records.map(({ text }, i) => packText(text, vectors[i] as TextVectors));
}
