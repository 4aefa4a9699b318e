import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demand, listing } from '../scoring/profile.arbitrary.ts';
import { packProfile, unpackProfile } from './pack.ts';

test('a profile comes out of its bytes as it went in, wherever the bytes lie', () => {
  fc.assert(
    fc.property(fc.oneof(listing, demand), fc.nat(7), ({ terms, whole, passages }, offset) => {
      const bytes = packProfile({ terms, whole, passages });
      const somewhere = Buffer.alloc(bytes.length + offset + 5);
      bytes.copy(somewhere, offset);
      const back = unpackProfile(somewhere.subarray(offset, offset + bytes.length));
      expect(back).toEqual({ terms, whole, passages });
    }),
  );
});

test('bytes that were cut off are refused', () => {
  fc.assert(
    fc.property(listing, (profile) => {
      const bytes = packProfile(profile);
      expect(() => unpackProfile(bytes.subarray(0, 60))).toThrow(RangeError);
    }),
  );
});
