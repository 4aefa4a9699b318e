import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packProfile, readPacked, unpackProfile } from './pack.ts';
import { isPackV1, unpackV1 } from './pack-v1.ts';
import { type Space, spaces, type TermVector, termVector } from './profile.ts';

const byte = fc.integer({ min: -127, max: 127 });
const vector = fc
  .dictionary(fc.stringMatching(/^[a-h]{1,3}(_[a-h])?$/), fc.integer({ min: 1, max: 300 }), { maxKeys: 9 })
  .map((counts): TermVector => termVector(Object.entries(counts)));
const terms = fc.record(Object.fromEntries(spaces.map((space) => [space, vector])) as Record<Space, typeof vector>, {
  requiredKeys: [],
});
/** Of 0 to 9 dimensions and 0 to 4 passages: whatever is left over of four, and of a row of four bytes. */
const profile = fc.tuple(fc.nat(9), fc.nat(4)).chain(([dimensions, count]) =>
  fc.record({
    terms,
    whole: fc
      .array(byte, { minLength: dimensions, maxLength: dimensions })
      .map((list) => Float32Array.from(list, (one) => one / 127)),
    passages: fc.record({
      values: fc
        .array(byte, { minLength: count * dimensions, maxLength: count * dimensions })
        .map((list) => Int8Array.from(list)),
      scales: fc
        .array(fc.integer({ min: 1, max: 9 }), { minLength: count, maxLength: count })
        .map((list) => Float32Array.from(list, (one) => one / 127)),
      dimensions: fc.constant(dimensions),
    }),
  }),
);

test('each passage comes back to six bits, whatever the length of vectors and the passages beside it', () => {
  fc.assert(
    fc.property(profile, (one) => {
      const back = unpackProfile(packProfile(one));
      expect(back.terms).toEqual(one.terms);
      const { dimensions, scales, values } = one.passages;
      expect([back.passages.dimensions, back.passages.values.length]).toEqual([dimensions, values.length]);
      for (const [i, scale] of scales.entries()) {
        const own = Array.from(values.subarray(i * dimensions, (i + 1) * dimensions), (value) => value * scale);
        const half = Math.max(0, ...own.map(Math.abs)) / 62 + 1e-5;
        for (const [k, value] of own.entries()) {
          const found = (back.passages.values[i * dimensions + k] ?? 0) * (back.passages.scales[i] ?? 0);
          expect(Math.abs(found - value)).toBeLessThanOrEqual(half);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('retrieval reads the same terms and the same whole vector that scoring does', () => {
  fc.assert(
    fc.property(profile, (one) => {
      const bytes = packProfile(one);
      const [read, unpacked] = [readPacked(bytes), unpackProfile(bytes)];
      expect(read.terms).toEqual(unpacked.terms);
      expect(Float32Array.from(read.whole.values, (value) => value * read.whole.scale)).toEqual(unpacked.whole);
      const half = Math.max(0, ...one.whole.map(Math.abs)) / 254 + 1e-6;
      for (const [k, value] of one.whole.entries()) {
        expect(Math.abs((unpacked.whole[k] ?? 0) - value)).toBeLessThanOrEqual(half);
      }
    }),
  );
});

/** The first format as it was written: `pack-v1.ts` has its layout. */
function packV1({ terms, whole, passages }: Parameters<typeof packProfile>[0]): Buffer {
  const vectors = spaces.map((space) => terms[space]);
  const words = [whole.length, passages.scales.length];
  for (const one of vectors) words.push(one ? one.ids.length : 0xffffffff, one?.length ?? 0);
  const bytes = (list: ArrayBufferView) => Buffer.from(list.buffer, list.byteOffset, list.byteLength);
  return Buffer.concat([
    ...[Uint32Array.from(words), whole, passages.scales, ...vectors.map((one) => one?.ids ?? new Uint32Array())].map(
      bytes,
    ),
    ...[passages.values, ...vectors.map((one) => one?.counts ?? new Uint8Array())].map(bytes),
  ]);
}

test('bytes of the first format give what they were made of, and what the second makes of it', () => {
  fc.assert(
    fc.property(profile, (one) => {
      const old = packV1(one);
      expect([isPackV1(old), isPackV1(packProfile(one))]).toEqual([true, false]);
      expect(unpackV1(old)).toEqual(one);
      expect(unpackProfile(old)).toEqual(unpackProfile(packProfile(one)));
    }),
  );
});

test('whatever bytes are read, they are understood or refused as cut off', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 90 }), (bytes) => {
      try {
        unpackProfile(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
  );
});
