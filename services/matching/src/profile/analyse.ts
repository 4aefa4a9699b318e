import { type Language, languages } from '@techbourse/domain';
import { type Embedder, glossToEnglish, passagesOf, type Surface, termsOf } from '@techbourse/text';
import { type Space, type TermVector, termVector } from '../scoring/profile.ts';
import { meanVector, packPassages } from '../scoring/semantic.ts';
import { packProfile } from './pack.ts';
import type { StoredTerm, StoredWording } from './store.ts';
import type { RecordTexts } from './texts.ts';

export interface AnalysedTexts {
  readonly wording: StoredWording;
  readonly packed: Buffer;
}

/**
 * Texts of a record to terms and vectors. One language speaks for the record in the common space and to the model:
 * English when it is there, else a gloss of the first other; the words of Chinese and Russian texts count as written
 * besides. Eight passages at most, of about ninety words; the vector of the whole is their mean.
 */
export async function analyseTexts(texts: RecordTexts, embedder: Embedder): Promise<AnalysedTexts> {
  const terms: Partial<Record<Space, readonly StoredTerm[]>> = {};
  const speaking = (['en', 'zh', 'ru'] as const).find((language) => texts[language]);
  for (const language of languages.codes) {
    const text = wholeOf(texts, language);
    if (!text) continue;
    const { counts, native, surfaces } = termsOf(text, language);
    if (language === speaking)
      terms.common = [...counts].map(([term, n]) => [term, n, written(surfaces.get(term), term)]);
    if (language !== 'en') terms[language] = [...native].map(([term, n]) => [term, n, term.slice(language.length + 1)]);
  }
  const passages = speaking ? passagesOf(wholeOf(texts, speaking)).map((passage) => passage.text) : [];
  const vectors = await embedder.embed(speaking ? passages.map((passage) => inEnglish(passage, speaking)) : []);
  const packed = packProfile({
    terms: vectorsOf(terms),
    whole: meanVector(vectors, embedder.dimensions),
    passages: packPassages(vectors, embedder.dimensions),
  });
  return { wording: { terms, passages }, packed };
}

/** An empty line between paragraphs ends sentences, so that a title does not run into the text. */
function wholeOf(texts: RecordTexts, language: Language): string {
  return (texts[language] ?? []).join('\n\n');
}

function inEnglish(text: string, language: Language): string {
  return language === 'en' ? text : glossToEnglish(text, language);
}

function written(surface: Surface | undefined, term: string): string {
  return surface?.source ?? surface?.text ?? term;
}

function vectorsOf(terms: StoredWording['terms']): Partial<Record<Space, TermVector>> {
  return Object.fromEntries(
    Object.entries(terms).map(([space, list]) => [space, termVector(list.map(([term, n]) => [term, n] as const))]),
  );
}
