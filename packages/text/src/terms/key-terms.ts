/** What is known of the texts that a term is weighed against. */
export type TermCorpus = {
  /** Number of documents. */
  documents: number;
  /** Number of documents that contain the term; 0 when unknown. */
  frequency(term: string): number;
};

/** A term and its weight, above 0. */
export type KeyTerm = { term: string; weight: number };

/** Saturation of repeated terms, as in Okapi BM25 (Robertson and Zaragoza 2009, usual range 1.2 to 2). */
const K1 = 1.2;

/**
 * Inverse document frequency: ln(1 + (N - n + 0.5) / (n + 0.5)), Lucene's form for BM25, which is never negative. N
 * documents, n of them with the term.
 */
export function inverseDocumentFrequency(documents: number, containing: number): number {
  const n = Math.min(containing, documents);
  return Math.log(1 + (documents - n + 0.5) / (n + 0.5));
}

/**
 * The `k` most characteristic terms of a text against a corpus, heaviest first. Ties sort by the term, so that the
 * result does not depend on the order of counting. Terms that no document of the corpus contains come last: as a query
 * they find nothing.
 * @example keyTerms(termsOf(need, 'en').counts, corpus, 10)
 */
export function keyTerms(counts: ReadonlyMap<string, number>, corpus: TermCorpus, k: number): KeyTerm[] {
  const weighed = Array.from(counts, ([term, count]) => {
    const containing = corpus.frequency(term);
    const weight = ((count * (K1 + 1)) / (count + K1)) * inverseDocumentFrequency(corpus.documents, containing);
    return { term, weight, seen: containing > 0 ? 1 : 0 };
  });
  weighed.sort((a, b) => b.seen - a.seen || b.weight - a.weight || (a.term < b.term ? -1 : 1));
  return weighed.slice(0, k).map(({ term, weight }) => ({ term, weight }));
}
