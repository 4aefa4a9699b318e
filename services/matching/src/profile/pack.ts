import { type PassageVectors, type Profile, type Space, spaces, type TermVector } from '../scoring/profile.ts';

type Packed = Pick<Profile<unknown>, 'terms' | 'whole' | 'passages'>;

const HEADER = 2 + spaces.length * 2;

/**
 * Vectors and term numbers of a profile as bytes, for one column: a worker loads 24,000 of them when it starts.
 * Little-endian, widest first so that views fall on their boundaries: u32 dimensions, u32 passages, per space u32 terms
 * and u32 words (terms = 2^32-1: the space is absent); f32 whole[dimensions]; f32 scales[passages]; u32 ids per space;
 * i8 passage values; u8 counts per space.
 */
export function packProfile({ terms, whole, passages }: Packed): Buffer {
  const vectors = spaces.map((space) => terms[space]);
  const numbers = vectors.reduce((sum, vector) => sum + (vector?.ids.length ?? 0), 0);
  const words = HEADER + whole.length + passages.scales.length + numbers;
  const buffer = new ArrayBuffer(words * 4 + passages.values.length + numbers);
  const header = new Uint32Array(buffer, 0, HEADER);
  header[0] = whole.length;
  header[1] = passages.scales.length;
  vectors.forEach((vector, i) => {
    header[2 + i * 2] = vector ? vector.ids.length : 0xffffffff;
    header[3 + i * 2] = vector?.length ?? 0;
  });
  let at = HEADER * 4;
  new Float32Array(buffer, at, whole.length).set(whole);
  at += whole.length * 4;
  new Float32Array(buffer, at, passages.scales.length).set(passages.scales);
  at += passages.scales.length * 4;
  for (const vector of vectors) {
    if (!vector) continue;
    new Uint32Array(buffer, at, vector.ids.length).set(vector.ids);
    at += vector.ids.length * 4;
  }
  new Int8Array(buffer, at, passages.values.length).set(passages.values);
  at += passages.values.length;
  for (const vector of vectors) {
    if (!vector) continue;
    new Uint8Array(buffer, at, vector.counts.length).set(vector.counts);
    at += vector.counts.length;
  }
  return Buffer.from(buffer);
}

/**
 * The inverse of `packProfile`. The bytes are copied once: what the driver hands out is a slice of a larger block that
 * would otherwise stay in memory with it.
 * @throws RangeError for bytes that were cut off.
 */
export function unpackProfile(bytes: Uint8Array): Packed {
  const buffer = Uint8Array.from(bytes).buffer;
  const header = new Uint32Array(buffer, 0, HEADER);
  const dimensions = header[0] as number;
  const count = header[1] as number;
  let at = HEADER * 4;
  const whole = new Float32Array(buffer, at, dimensions);
  at += dimensions * 4;
  const scales = new Float32Array(buffer, at, count);
  at += count * 4;
  const found: { space: Space; ids: Uint32Array; length: number }[] = [];
  spaces.forEach((space, i) => {
    const size = header[2 + i * 2] as number;
    if (size === 0xffffffff) return;
    found.push({ space, ids: new Uint32Array(buffer, at, size), length: header[3 + i * 2] as number });
    at += size * 4;
  });
  const passages: PassageVectors = { values: new Int8Array(buffer, at, count * dimensions), scales, dimensions };
  at += count * dimensions;
  const terms: Partial<Record<Space, TermVector>> = {};
  for (const { space, ids, length } of found) {
    terms[space] = { ids, counts: new Uint8Array(buffer, at, ids.length), length };
    at += ids.length;
  }
  return { terms, whole, passages };
}
