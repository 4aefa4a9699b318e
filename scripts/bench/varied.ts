import { packProfile, unpackProfile } from '../../services/matching/src/profile/pack.ts';
import { type Space, spaces, type TermVector } from '../../services/matching/src/scoring/profile.ts';
import { meanVector, packPassages } from '../../services/matching/src/scoring/semantic.ts';

type Terms = Partial<Record<Space, TermVector>>;

/** Share of a record's words and meaning that come from another one. */
const FROM_OTHER = 0.35;
/** Length of the noise beside a unit vector: mixtures of the same two differ. */
const NOISE = 0.3;

/** Profiles between those of a collection, the same on every run: to measure at sizes that no collection has. */
export function* mixtures(of: readonly Buffer[], count: number): Generator<Buffer> {
  const random = randomFrom(5);
  const pick = () => of[Math.floor(random() * of.length)];
  for (let made = 0; made < count; made++) {
    const [one, other] = [pick(), pick()];
    if (!one || !other) return;
    yield mixture(one, other, random);
  }
}

function mixture(first: Buffer, second: Buffer, random: () => number): Buffer {
  const [one, other] = [unpackProfile(first), unpackProfile(second)];
  const dimensions = one.whole.length;
  const noise = Float32Array.from({ length: dimensions }, () => (random() - 0.5) * Math.sqrt(12 / dimensions) * NOISE);
  const whole = meanVector(
    [one.whole.map((value, k) => value * (1 - FROM_OTHER) + (other.whole[k] ?? 0) * FROM_OTHER + (noise[k] ?? 0))],
    dimensions,
  );
  const terms: Terms = {};
  for (const space of spaces) {
    const kept = [
      ...termsOf(one.terms[space]).filter(() => random() >= FROM_OTHER),
      ...termsOf(other.terms[space]).filter(() => random() < FROM_OTHER),
    ];
    if (kept.length > 0) terms[space] = vectorOf(new Map(kept));
  }
  return packProfile({ terms, whole, passages: packPassages([whole], dimensions) });
}

function termsOf(vector: TermVector | undefined): [id: number, count: number][] {
  return Array.from(vector?.ids ?? [], (id, i) => [id, vector?.counts[i] ?? 1]);
}

function vectorOf(counts: ReadonlyMap<number, number>): TermVector {
  const ids = Uint32Array.from(counts.keys()).sort();
  return {
    ids,
    counts: Uint8Array.from(ids, (id) => counts.get(id) ?? 1),
    length: [...counts.values()].reduce((sum, count) => sum + count, 0),
  };
}

/** mulberry32 */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
