import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listing } from '../../test/arbitrary-profiles.ts';
import { ProfileCache } from './profile-cache.ts';

const [some] = fc.sample(listing, { numRuns: 1, seed: 3 });
const profile = (id: string, version = 1) => {
  if (!some) throw new Error('one was asked for');
  return { ...some, id, version };
};

test('keeps the last used profiles within its bytes', () => {
  const one = new ProfileCache(1e9);
  one.put('listing', profile('a'));
  const cache = new ProfileCache(one.bytes * 3);
  for (const id of ['a', 'b', 'c']) cache.put('listing', profile(id));
  expect(cache.get('listing', 'a')?.id).toBe('a');
  cache.put('listing', profile('d'));
  expect(['a', 'b', 'c', 'd'].filter((id) => cache.get('listing', id))).toEqual(['a', 'c', 'd']);
  expect(cache.bytes).toBe(one.bytes * 3);
});

test('replaces older versions, separates the sides, and frees the bytes of deleted profiles', () => {
  const cache = new ProfileCache(1e9);
  cache.put('listing', profile('a'));
  const { bytes } = cache;
  cache.put('listing', profile('a', 2));
  expect(cache.get('listing', 'a')?.version).toBe(2);
  expect(cache.bytes).toBe(bytes);
  expect(cache.get('demand', 'a')).toBeUndefined();
  cache.delete('demand', 'a');
  expect(cache.bytes).toBe(bytes);
  cache.delete('listing', 'a');
  expect(cache.bytes).toBe(0);
});
