import {
  isBigram,
  meanVector,
  packPassages,
  packProfile,
  type TermVector,
  unpackProfile,
} from '@techbourse/matching-engine';

type Base = ReturnType<typeof unpackProfile>;

/** Share of the terms of a record that come from the text it mostly is, and of passages. */
const OWN_TERMS = 0.7;
const OWN_PASSAGES = 0.75;
/** Share of two-word terms that belong to one record alone: what a real corpus has at 200,000 texts. */
const LONE_BIGRAMS = 0.35;
/** Noise on each number of a unit vector of 384: cosines of two variants of one passage lie at .87. */
const NOISE = 0.02;

/**
 * Profiles varied from some real ones without end, the same on every run: words and passages of two texts mixed, a
 * third of the two-word terms and one word replaced by ones nobody else has, noise on the vectors.
 * @param partlyPacked where the second text comes from. Demands take it from listings: otherwise two small samples of
 *   texts have little to do with one another, and a large exchange is not like that.
 */
export function* variedProfiles(
  packed: readonly Buffer[],
  partlyPacked: readonly Buffer[],
  seed: number,
): Generator<Buffer> {
  const [mostlyFrom, partlyFrom] = [packed.map(unpackProfile), partlyPacked.map(unpackProfile)];
  const random = randomFrom(seed);
  const pick = (bases: readonly Base[]) => bases[Math.floor(random() * bases.length)] as Base;
  for (;;) {
    const [mostly, partly] = [pick(mostlyFrom), pick(partlyFrom)];
    const vectors = varyPassages(mostly, partly, random);
    const dimensions = mostly.whole.length;
    yield packProfile({
      terms: { common: mixTerms(mostly.terms.common, partly.terms.common, random) },
      whole: meanVector(vectors, dimensions),
      passages: packPassages(vectors, dimensions),
    });
  }
}

function mixTerms(mostly: TermVector | undefined, partly: TermVector | undefined, random: () => number): TermVector {
  const counts = new Map<number, number>();
  const take = (from: TermVector | undefined, share: number) => {
    from?.ids.forEach((id, i) => {
      if (random() >= share) return;
      const own = isBigram(id) && random() < LONE_BIGRAMS ? (Math.floor(random() * 2 ** 32) | 1) >>> 0 : id;
      counts.set(own, Math.max(counts.get(own) ?? 0, from.counts[i] as number));
    });
  };
  take(mostly, OWN_TERMS);
  take(partly, 1 - OWN_TERMS);
  counts.set((Math.floor(random() * 2 ** 32) & ~1) >>> 0, 1);
  const ids = Uint32Array.from(counts.keys()).sort();
  const length = ids.reduce((sum, id) => sum + (isBigram(id) ? 0 : (counts.get(id) ?? 0)), 0);
  return { ids, counts: Uint8Array.from(ids, (id) => counts.get(id) ?? 0), length };
}

function varyPassages(mostly: Base, partly: Base, random: () => number): Float32Array[] {
  return Array.from(mostly.passages.scales, (_, i) => {
    const own = random() < OWN_PASSAGES || partly.passages.scales.length === 0;
    const { passages } = own ? mostly : partly;
    const at = own ? i : i % passages.scales.length;
    const scale = passages.scales[at] as number;
    const { dimensions } = passages;
    const noisy = new Float32Array(dimensions);
    for (let k = 0; k < dimensions; k++) {
      // Three uniform numbers make a bell that is near enough.
      const noise = (random() + random() + random() - 1.5) * 2 * NOISE;
      noisy[k] = (passages.values[at * dimensions + k] as number) * scale + noise;
    }
    return meanVector([noisy], dimensions);
  });
}

/** The same numbers on every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
