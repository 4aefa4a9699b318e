import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demand, listing } from '../../test/arbitrary-profiles.ts';
import { packProfile, unpackProfile } from './pack.ts';

const either = fc.oneof(listing, demand);

/** The largest difference between two vectors, as a share of the largest value of the first. */
function difference(a: Float32Array | number[], b: Float32Array | number[]): number {
  expect(b).toHaveLength(a.length);
  const largest = Math.max(...a.map(Math.abs)) || 1;
  return Math.max(0, ...Array.from(a, (value, k) => Math.abs(value - (b[k] ?? 0)))) / largest;
}

test('unpacking gives the packed terms exactly and the vectors to eight and six bits, at any byte offset', () => {
  fc.assert(
    fc.property(either, fc.nat(7), ({ terms, whole, passages, notes }, offset) => {
      const bytes = packProfile({ terms, whole, passages, notes });
      const somewhere = Buffer.alloc(bytes.length + offset + 5);
      bytes.copy(somewhere, offset);
      const back = unpackProfile(somewhere.subarray(offset, offset + bytes.length));
      expect(back.terms).toEqual(terms);
      expect(back.notes).toEqual(notes);
      expect(difference(whole, back.whole)).toBeLessThan(0.5 / 127 + 1e-6);
      expect(back.passages.scales).toHaveLength(passages.scales.length);
      passages.scales.forEach((scale, i) => {
        const at = (values: Int8Array, by: number) => Array.from(values.subarray(i * 8, i * 8 + 8), (v) => v * by);
        const error = difference(at(passages.values, scale), at(back.passages.values, back.passages.scales[i] ?? 0));
        expect(error).toBeLessThan(0.5 / 31 + 1e-6);
      });
    }),
  );
});

test('packing an unpacked profile again gives the same bytes', () => {
  fc.assert(
    fc.property(either, (profile) => {
      const once = packProfile(unpackProfile(packProfile(profile)));
      expect(packProfile(unpackProfile(once)).equals(once)).toBe(true);
    }),
  );
});

test('bytes of the first format can be unpacked', () => {
  // One passage of two dimensions, one word said three times in the common space, five words in all.
  const bytes = Buffer.alloc(32 + 8 + 4 + 4 + 2 + 1);
  [2, 1, 1, 5, 0xffffffff, 0, 0xffffffff, 0].forEach((word, i) => {
    bytes.writeUInt32LE(word, i * 4);
  });
  bytes.writeFloatLE(0.6, 32);
  bytes.writeFloatLE(-0.8, 36);
  bytes.writeFloatLE(0.8 / 127, 40);
  bytes.writeUInt32LE(77, 44);
  bytes.set([95, 0x81, 3], 48);
  const { terms, whole, passages } = unpackProfile(bytes);
  expect(terms).toEqual({ common: { ids: Uint32Array.of(77), counts: Uint8Array.of(3), length: 5 } });
  expect(difference([0.6, -0.8], whole)).toBeLessThan(0.004);
  expect(passages.values).toEqual(Int8Array.of(23, -31));
});

test('truncated bytes are refused', () => {
  fc.assert(
    fc.property(listing, fc.integer({ min: 1, max: 60 }), (profile, missing) => {
      const bytes = packProfile(profile);
      expect(() => unpackProfile(bytes.subarray(0, Math.max(0, bytes.length - missing)))).toThrow(RangeError);
    }),
  );
});
