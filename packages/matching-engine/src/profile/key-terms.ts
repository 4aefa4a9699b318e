import { keyTerms as bestTerms } from '@techbourse/text';
import type { AnalysedText } from './analysed-text.ts';
import { spaces } from './profile.ts';

const KEPT = 10;

/** What the exchange knows of the words of one record. */
export type CorpusView = {
  /** Records of both sides that hold each word of the record. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** Open records of both sides. */
  readonly documents: number;
};

/** The ten most telling words of a record as written. Of the space of its own language, which says more than a gloss. */
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
