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

test('equals a list in the order of use that drops its oldest, after any puts, reads and deletes', () => {
  const one = new ProfileCache(1e9);
  one.put('listing', profile('a'));
  const places = 3;
  const step = fc.record({
    act: fc.constantFrom('put', 'get', 'delete'),
    side: fc.constantFrom('listing' as const, 'demand' as const),
    id: fc.constantFrom('a', 'b', 'c'),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
      const cache = new ProfileCache(one.bytes * places);
      let used: { key: string; version: number }[] = [];
      steps.forEach(({ act, side, id }, version) => {
        const key = `${side} ${id}`;
        const known = used.find((entry) => entry.key === key);
        const rest = used.filter((entry) => entry.key !== key);
        if (act === 'put') cache.put(side, profile(id, version) as never);
        if (act === 'delete') cache.delete(side, id);
        if (act === 'get') expect(cache.get(side, id)?.version).toBe(known?.version);
        const now = act === 'put' ? { key, version } : act === 'get' ? known : undefined;
        used = (now ? [...rest, now] : rest).slice(-places);
        expect(cache.bytes).toBe(used.length * one.bytes);
      });
      cache.clear();
      expect([cache.bytes, cache.get('listing', 'a')]).toEqual([0, undefined]);
    }),
    { numRuns: 40 },
  );
});

test('does not keep a profile that is larger than all of it', () => {
  const cache = new ProfileCache(10);
  cache.put('listing', profile('a'));
  expect([cache.bytes, cache.get('listing', 'a')]).toEqual([0, undefined]);
});
