import { keyTerms as bestTerms } from '@techbourse/text';
import type { AnalysedText } from './analysed-text.ts';
import { spaces } from './profile.ts';

const KEPT = 10;

/** The corpus statistics of the words of one record. */
export type CorpusView = {
  /** Records of both sides that hold each word of the record. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** Open records of both sides. */
  readonly documents: number;
};

/** The ten words of a record with the highest weight, as written, in the space of its own language. */
export function keyTerms(wording: AnalysedText, corpus: CorpusView): string[] {
  const space = spaces.findLast((one) => (wording.terms[one]?.length ?? 0) > 0);
  const terms = (space && wording.terms[space]) ?? [];
  const counts = new Map(terms.filter(([term]) => corpus.frequencies.has(term)).map(([term, n]) => [term, n] as const));
  const surfaces = new Map(terms.map(([term, , surface]) => [term, surface] as const));
  const best = bestTerms(
    counts,
    { documents: corpus.documents, frequency: (term) => corpus.frequencies.get(term) ?? 0 },
    KEPT,
  );
  return best.map(({ term }) => surfaces.get(term) ?? term);
}
