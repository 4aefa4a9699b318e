import { type DemandProfile, isBigram, type ListingProfile, type Space, type TermVector } from '../profile/profile.ts';
import { type CorpusStats, inverseFrequency } from '../score/corpus.ts';
import { lexicalPart, maxLexical, termWeight } from '../score/lexical.ts';
import { combine, type Evidence } from '../score/score.ts';
import type { Weights } from '../score/weights.ts';
import { isWorthShowing } from './counterfactual.ts';

/** Words of a demand that the listing lacks, each with the score of the pair if the listing used it once. */
export type MissingWords = {
  readonly space: Space;
  /** The weightiest first. */
  readonly words: readonly (readonly [id: number, score: number])[];
};

/** Several, because only the reader's side has the words and can drop fragments. */
const WORDS_MAX = 4;

/** Share of all records, two at least, that must have a word: names and typing errors make no question. */
const FREQUENCY_MIN = 0.0005;

/**
 * The heaviest words of the demand that the listing lacks, in the space of the lexical part, as long as each is worth
 * showing. A score here equals `score()` for a listing with that word, meaning unchanged.
 */
export function missingWords(
  { score, evidence }: { readonly score: number; readonly evidence: Evidence },
  listing: Pick<ListingProfile, 'terms'>,
  demand: Pick<DemandProfile, 'id' | 'version' | 'terms' | 'notes'>,
  corpus: CorpusStats,
  weights: Weights,
): MissingWords | undefined {
  const { space } = evidence.lexical;
  const offered = space && listing.terms[space];
  const wanted = space && demand.terms[space];
  if (!offered || !wanted) return undefined;
  const whole =
    corpus.maxLexical?.(demand, space, weights.lexical) ?? maxLexical(wanted, space, corpus, weights.lexical);
  const words: (readonly [number, number])[] = [];
  // Nobody is asked for what the demand excludes.
  const excluded = new Set(demand.notes?.excluded.flatMap((one) => one.words));
  for (const id of heaviestMissing(offered, wanted, space, corpus, weights)) {
    if (excluded.has(id)) continue;
    // The other spaces stay as they are, and none of them was better than this one.
    const more = { [space]: withWord(offered, id) };
    const lexical = lexicalPart(more, { [space]: wanted }, corpus, weights.lexical, () => whole);
    const then = combine({ ...evidence, lexical }, weights).score;
    if (!isWorthShowing(then, score)) break;
    words.push([id, then]);
  }
  return words.length > 0 ? { space, words } : undefined;
}

/** Merges the sorted ids of both. */
function heaviestMissing(
  offered: TermVector,
  wanted: TermVector,
  space: Space,
  corpus: CorpusStats,
  { lexical }: Weights,
): number[] {
  const documents = corpus.documents(space);
  const best: { id: number; weight: number }[] = [];
  let at = 0;
  for (let i = 0; i < wanted.ids.length; i++) {
    const id = wanted.ids[i] as number;
    while (at < offered.ids.length && (offered.ids[at] as number) < id) at++;
    if (isBigram(id) || offered.ids[at] === id) continue;
    const frequency = corpus.frequency(space, id);
    if (frequency < Math.max(2, documents * FREQUENCY_MIN)) continue;
    const weight = termWeight(inverseFrequency(documents, frequency), wanted.counts[i] as number, false, lexical);
    if (best.length === WORDS_MAX && weight <= (best.at(-1)?.weight ?? 0)) continue;
    if (best.length === WORDS_MAX) best.pop();
    best.splice(best.findLastIndex((one) => one.weight >= weight) + 1, 0, { id, weight });
  }
  return best.map(({ id }) => id);
}

/** The term vector with one more word, used once. */
function withWord({ ids, counts, length }: TermVector, id: number): TermVector {
  const place = ids.findIndex((one) => one > id);
  const at = place < 0 ? ids.length : place;
  const more = { ids: new Uint32Array(ids.length + 1), counts: new Uint8Array(ids.length + 1), length: length + 1 };
  more.ids.set(ids.subarray(0, at));
  more.ids[at] = id;
  more.ids.set(ids.subarray(at), at + 1);
  more.counts.set(counts.subarray(0, at));
  more.counts[at] = 1;
  more.counts.set(counts.subarray(at), at + 1);
  return more;
}
