import type { BenchText } from '../dataset.ts';

// A peer must not share code with what it is compared to: its tokens, stop words and formula are its own.
const STOP = new Set(
  (
    'a about above after again against all also am an and any are as at be because been before being below between both but ' +
    'by can cannot could did do does doing down during each few for from further had has have having he her here hers him ' +
    'his how i if in into is it its itself just may me might more most must my no nor not of off on once only or other our ' +
    'out over own same shall she should so some such than that the their them then there these they this those through to ' +
    'too under until up upon very was we were what when where which while who whom why will with within without would you your'
  ).split(' '),
);
const K1 = 1.2;
const B = 0.75;

function tokens(text: string): string[] {
  return (text.toLowerCase().match(/[a-z0-9]+/g) ?? [])
    .filter((token) => token.length > 1 && !STOP.has(token))
    .map(fold);
}

/** Plural folding only. */
function fold(token: string): string {
  if (token.length > 4 && token.endsWith('ies')) return `${token.slice(0, -3)}y`;
  if (token.length > 3 && token.endsWith('s') && !token.endsWith('ss') && !token.endsWith('us'))
    return token.slice(0, -1);
  return token;
}

/** BM25 (Robertson and Zaragoza 2009) over title and text, k1 1.2, b 0.75. */
export function bm25(corpus: readonly BenchText[]): (query: string, k: number) => string[] {
  const postings = new Map<string, { at: number; tf: number }[]>();
  const lengths = corpus.map((document, at) => {
    const words = tokens(`${document.title} ${document.text}`);
    const counts = new Map<string, number>();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, tf] of counts) {
      const list = postings.get(word);
      if (list) list.push({ at, tf });
      else postings.set(word, [{ at, tf }]);
    }
    return words.length;
  });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return (query, k) => {
    const scores = new Float64Array(corpus.length);
    const counts = new Map<string, number>();
    for (const word of tokens(query)) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, inQuery] of counts) {
      const list = postings.get(word);
      if (!list) continue;
      const idf = Math.log(1 + (corpus.length - list.length + 0.5) / (list.length + 0.5));
      for (const { at, tf } of list) {
        const norm = tf + K1 * (1 - B + (B * (lengths[at] ?? 0)) / mean);
        scores[at] = (scores[at] ?? 0) + inQuery * ((idf * tf * (K1 + 1)) / norm);
      }
    }
    return topOf(scores, k).map((at) => corpus[at]?.id ?? '');
  };
}

/** Positions of the k largest values above 0, largest first. */
export function topOf(scores: Float64Array, k: number): number[] {
  return [...scores.keys()]
    .filter((at) => (scores[at] ?? 0) > 0)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, k);
}
