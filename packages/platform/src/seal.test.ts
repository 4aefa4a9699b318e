import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSeal } from './seal.ts';

const SECRET = 'of no use to anybody, but as long as it has to be';
const seal = createSeal(SECRET, 'tests');

it('what is sealed is read again with the same secret, for the same thing, and looks different each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, about) => {
      const sealed = seal.seal(text, about);
      expect(createSeal(SECRET, 'tests').open(sealed, about)).toBe(Buffer.from(text).toString());
      expect(seal.seal(text, about)).not.toBe(sealed);
    }),
    { numRuns: 100 },
  );
});

it('another secret, purpose or thing opens nothing, and what was changed is not read', () => {
  const sealed = seal.seal('client secret', 'provider 1');
  expect(createSeal(`${SECRET}!`, 'tests').open(sealed, 'provider 1')).toBeUndefined();
  expect(createSeal(SECRET, 'other').open(sealed, 'provider 1')).toBeUndefined();
  expect(seal.open(sealed, 'provider 2')).toBeUndefined();
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect([at, seal.open(`v1.${changed.toString('base64url')}`, 'provider 1')]).toEqual([at, undefined]);
  }
  for (const none of ['', 'v1', 'v1.', 'v1.AAAA', `v2${sealed.slice(2)}`]) {
    expect([none, seal.open(none, 'provider 1')]).toEqual([none, undefined]);
  }
});
