import { type Language, languages, type PairSide } from '@techbourse/domain';
import { detectLanguage, type Embedder, glossToEnglish, passagesOf, type Surface, termsOf } from '@techbourse/text';
import { packProfile } from './pack.ts';
import { type Space, type TermVector, termVector } from './profile.ts';
import { type RecordTexts, speakingLanguage } from './texts.ts';
import { meanVector, packPassages } from './vectors.ts';
import type { StoredTerm, StoredWording } from './wording.ts';

export type AnalysedTexts = {
  readonly wording: StoredWording;
  readonly packed: Buffer;
};

/** Texts of a record to words and vectors. */
export async function analyseTexts(texts: RecordTexts, side: PairSide, embedder: Embedder): Promise<AnalysedTexts> {
  const wording = wordingOf(texts);
  return { wording, packed: await packWording(wording, side, embedder) };
}

/**
 * Texts of a record to terms and passages. One language speaks for the record in the common space and to the model:
 * English when it says enough, else the longest; the words of Chinese and Russian texts count as written besides.
 * Eight passages at most, of about ninety words.
 */
export function wordingOf(texts: RecordTexts): StoredWording {
  const terms: Partial<Record<Space, readonly StoredTerm[]>> = {};
  const speaking = speakingLanguage(texts);
  for (const language of languages.codes) {
    const text = wholeOf(texts, language);
    if (!text) continue;
    const { counts, native, surfaces } = termsOf(text, language);
    if (language === speaking) terms.common = [...counts].map(([term, n]) => storedTerm(term, n, surfaces.get(term)));
    if (language !== 'en') terms[language] = [...native].map(([term, n]) => [term, n, term.slice(language.length + 1)]);
  }
  if (!speaking) return { terms, passages: [] };
  return { terms, passages: passagesOf(wholeOf(texts, speaking)).map(({ text }) => text), language: speaking };
}

/** Words and vectors of a record as they are stored, by `packWordings`. */
export async function packWording(wording: StoredWording, side: PairSide, embedder: Embedder): Promise<Buffer> {
  const [packed] = await packWordings([{ wording, side }], embedder);
  // One comes in, one comes out.
  return packed as Buffer;
}

/**
 * Words and vectors of records, in their order. Everything comes from the wording, so that another embedder needs no
 * text from anywhere else. The vector of the whole is the mean of the passages'. A model of many languages reads
 * passages as written, the others an English gloss. All passages of a side go to the embedder at once, which sends them
 * on as it likes.
 */
export async function packWordings(
  records: readonly { readonly wording: StoredWording; readonly side: PairSide }[],
  embedder: Embedder,
): Promise<Buffer[]> {
  const texts = records.map(({ wording }) => readablePassages(wording, embedder.multilingual));
  const of = (side: PairSide) => texts.filter((_, i) => records[i]?.side === side).flat();
  const [offers, needs] = await Promise.all([
    embedder.embed(of('listing'), 'offer'),
    embedder.embed(of('demand'), 'need'),
  ]);
  const vectors = { listing: offers, demand: needs };
  const taken = { listing: 0, demand: 0 };
  return records.map(({ wording, side }, i) => {
    const from = taken[side];
    taken[side] += texts[i]?.length ?? 0;
    return packVectors(wording, vectors[side].slice(from, taken[side]), embedder.dimensions);
  });
}

function readablePassages(wording: StoredWording, multilingual: boolean): readonly string[] {
  const passages = wording.passages;
  if (multilingual) return passages;
  const language = wording.language ?? detectLanguage(passages.join('\n'));
  return passages.map((passage) => inEnglish(passage, language));
}

/** A record without vectors: it meets others by its words until somebody can embed it. */
export function packWithoutVectors(wording: StoredWording, dimensions: number): Buffer {
  return packVectors(wording, [], dimensions);
}

function packVectors(wording: StoredWording, vectors: readonly Float32Array[], dimensions: number): Buffer {
  return packProfile({
    terms: vectorsOf(wording.terms),
    whole: meanVector(vectors, dimensions),
    passages: packPassages(vectors, dimensions),
  });
}

/** An empty line between paragraphs ends sentences, so that a title does not run into the text. */
function wholeOf(texts: RecordTexts, language: Language): string {
  return (texts[language] ?? []).join('\n\n');
}

function inEnglish(text: string, language: string): string {
  return language === 'zh' || language === 'ru' ? glossToEnglish(text, language) : text;
}

function storedTerm(term: string, n: number, surface: Surface | undefined): StoredTerm {
  if (surface?.source) return [term, n, surface.source, surface.text];
  return [term, n, surface?.text ?? term];
}

function vectorsOf(terms: StoredWording['terms']): Partial<Record<Space, TermVector>> {
  return Object.fromEntries(
    Object.entries(terms).map(([space, list]) => [space, termVector(list.map(([term, n]) => [term, n] as const))]),
  );
}
