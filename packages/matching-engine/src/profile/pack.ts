import { readNotes, writeNotes } from './note-bytes.ts';
import { NO_NOTES } from './notes.ts';
import { isPackV1, unpackV1 } from './pack-v1.ts';
import { type PassageVectors, type Profile, type Space, spaces, type TermVector } from './profile.ts';

type Packed = Pick<Profile<unknown>, 'terms' | 'whole' | 'passages' | 'notes'>;

/** A vector in eight bits: `values * scale`. */
export type PackedVector = {
  readonly values: Int8Array;
  readonly scale: number;
};

const FORMAT = 3;
/** Words of the header; the second format has no notes and so no length of them. */
const HEADER = 3 + spaces.length * 2;
/** Largest value of six bits, -31..31. Passages in six bits change nDCG@10 by less than .001; four bits cost .003. */
const SIX_BITS = 31;

/**
 * Packs vectors and term ids of a profile into bytes, which a worker keeps in memory as they are.
 * Little-endian, widest first so that views are aligned: u16 dimensions, u16 format, u32 passages,
 * per space u32 terms and u32 words (terms = 2^32-1: the space is absent); u32 bytes of notes; f32 scale of the whole;
 * f32 scales[passages]; u32 ids per space; passage values, four to three bytes; u8 counts per space; notes (`note-bytes.ts`);
 * i8 whole[dimensions].
 */
export function packProfile({ terms, whole, passages, notes = NO_NOTES }: Packed): Buffer {
  const said = writeNotes(notes);
  const vectors = spaces.map((space) => terms[space]);
  const numbers = vectors.reduce((sum, vector) => sum + (vector?.ids.length ?? 0), 0);
  const count = passages.scales.length;
  const words = HEADER + 1 + count + numbers;
  const size = sixBitsOf(passages.dimensions);
  const buffer = new ArrayBuffer(words * 4 + whole.length + count * size + numbers + said.length);
  const header = new Uint32Array(buffer, 0, HEADER);
  header[0] = whole.length + FORMAT * 0x10000;
  header[1] = count;
  vectors.forEach((vector, i) => {
    header[2 + i * 2] = vector ? vector.ids.length : 0xffffffff;
    header[3 + i * 2] = vector?.length ?? 0;
  });
  header[HEADER - 1] = said.length;
  const eight = toBytes(whole);
  const scales = new Float32Array(buffer, HEADER * 4, 1 + count);
  scales[0] = eight.scale;
  let at = (HEADER + 1 + count) * 4;
  for (const vector of vectors) {
    if (!vector) continue;
    new Uint32Array(buffer, at, vector.ids.length).set(vector.ids);
    at += vector.ids.length * 4;
  }
  for (let i = 0; i < count; i++, at += size) {
    const own = passages.values.subarray(i * passages.dimensions, (i + 1) * passages.dimensions);
    scales[1 + i] = toSixBits(own, passages.scales[i] as number, new Uint8Array(buffer, at, size));
  }
  for (const vector of vectors) {
    if (!vector) continue;
    new Uint8Array(buffer, at, vector.counts.length).set(vector.counts);
    at += vector.counts.length;
  }
  new Uint8Array(buffer, at, said.length).set(said);
  new Int8Array(buffer, at + said.length).set(eight.values);
  return Buffer.from(buffer);
}

/**
 * The inverse of `packProfile`, up to the precision that vectors lose to fewer bits.
 * @throws RangeError for bytes that were cut off.
 */
export function unpackProfile(bytes: Uint8Array): Packed {
  const { rest, whole } = readPacked(bytes);
  return unpackRest(
    rest,
    Float32Array.from(whole.values, (value) => value * whole.scale),
  );
}

/** Unpacks a profile whose whole vector is kept elsewhere. The terms are views of the bytes. */
export function unpackRest(rest: Uint8Array<ArrayBuffer>, whole: Float32Array): Packed {
  const { dimensions, count, scales, sixes, terms, notes } = readLayout(rest);
  const size = sixBitsOf(dimensions);
  const values = new Int8Array(count * dimensions);
  for (let i = 0; i < count; i++) {
    fromSixBits(sixes, i * size, values, i * dimensions, dimensions);
  }
  const passages: PassageVectors = { values, scales: scales.slice(1), dimensions };
  return { terms, whole, passages, ...(notes.length > 0 ? { notes: readNotes(notes) } : {}) };
}

/** What retrieval needs, as views, and the bytes before the whole vector. The first format is repacked. */
export function readPacked(bytes: Uint8Array): {
  readonly terms: Packed['terms'];
  readonly whole: PackedVector;
  readonly rest: Uint8Array<ArrayBuffer>;
} {
  const own = aligned(bytes);
  if (isPackV1(own)) return readPacked(packProfile(unpackV1(own)));
  const { terms, scales, dimensions, size } = readLayout(own);
  const values = new Int8Array(own.buffer, own.byteOffset + size, dimensions);
  if (own.length !== size + dimensions) throw new RangeError('the bytes of a profile were cut off');
  return { terms, whole: { values, scale: scales[0] as number }, rest: own.subarray(0, size) };
}

/** Bytes at a multiple of four, copied if needed: a database driver returns slices of larger blocks. */
function aligned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteOffset % 4 === 0
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
    : Uint8Array.from(bytes);
}

function readLayout({ buffer, byteOffset: start }: Uint8Array<ArrayBuffer>) {
  const first = new Uint32Array(buffer, start, HEADER - 1);
  const length = HEADER - ((first[0] as number) >>> 16 < FORMAT ? 1 : 0);
  const header = new Uint32Array(buffer, start, length);
  const dimensions = (header[0] as number) & 0xffff;
  const count = header[1] as number;
  let at = start + length * 4;
  const scales = new Float32Array(buffer, at, 1 + count);
  at += (1 + count) * 4;
  const found: { space: Space; ids: Uint32Array; length: number }[] = [];
  spaces.forEach((space, i) => {
    const size = header[2 + i * 2] as number;
    if (size === 0xffffffff) return;
    found.push({ space, ids: new Uint32Array(buffer, at, size), length: header[3 + i * 2] as number });
    at += size * 4;
  });
  const sixes = new Uint8Array(buffer, at, count * sixBitsOf(dimensions));
  at += sixes.length;
  const terms: Partial<Record<Space, TermVector>> = {};
  for (const { space, ids, length } of found) {
    terms[space] = { ids, counts: new Uint8Array(buffer, at, ids.length), length };
    at += ids.length;
  }
  const notes = new Uint8Array(buffer, at, length === HEADER ? (header[HEADER - 1] as number) : 0);
  at += notes.length;
  return { dimensions, count, scales, sixes, terms, notes, size: at - start };
}

const sixBitsOf = (dimensions: number) => Math.ceil(dimensions / 4) * 3;

function toBytes(vector: Float32Array): PackedVector {
  const largest = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0) || 1;
  return { values: Int8Array.from(vector, (value) => Math.round((value / largest) * 127)), scale: largest / 127 };
}

/** Packs four values into three bytes, lowest bits first, as unsigned value + 32. Returns the scale. */
function toSixBits(values: Int8Array, scale: number, to: Uint8Array): number {
  const largest = values.reduce((max, value) => Math.max(max, Math.abs(value)), 0) || 1;
  const six = (at: number) => Math.round(((values[at] ?? 0) / largest) * SIX_BITS) + 32;
  for (let i = 0, k = 0; i < to.length; i += 3, k += 4) {
    const four = six(k) | (six(k + 1) << 6) | (six(k + 2) << 12) | (six(k + 3) << 18);
    to[i] = four;
    to[i + 1] = four >> 8;
    to[i + 2] = four >> 16;
  }
  return (scale * largest) / SIX_BITS;
}

/** Takes offsets into longer arrays: a view per passage would cost more than its numbers. */
function fromSixBits(from: Uint8Array, first: number, to: Int8Array, begin: number, dimensions: number): void {
  const end = begin + dimensions;
  for (let i = first, k = begin; k < end; i += 3, k += 4) {
    const four = (from[i] as number) | ((from[i + 1] as number) << 8) | ((from[i + 2] as number) << 16);
    to[k] = (four & 63) - 32;
    // What lies beyond the dimensions belongs to the next passage.
    if (k + 1 < end) to[k + 1] = ((four >> 6) & 63) - 32;
    if (k + 2 < end) to[k + 2] = ((four >> 12) & 63) - 32;
    if (k + 3 < end) to[k + 3] = (four >> 18) - 32;
  }
}
