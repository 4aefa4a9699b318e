import fc from 'fast-check';
import { expect, test } from 'vitest';
import { termId, termVector } from '../profile/profile.ts';
import { slotOf } from './posting-lists.ts';
import { RemoteSide } from './remote-side.ts';

const ids = ['a', 'b', 'c', 'd'];
const wordsOf = ['dye', 'ozone', 'laser'];
const step = fc.record({
  id: fc.constantFrom(...ids),
  words: fc.subarray(wordsOf),
  owner: fc.constantFrom('x', 'y'),
  isRemoval: fc.boolean(),
  isForgotten: fc.boolean(),
});

test('a remote side equals a map; words of a removed record find nobody', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const remoteSide = new RemoteSide<{ owner: string }>();
      const model = new Map<string, { version: number; owner: string; words: string[] }>();
      steps.forEach(({ id, words, owner, isRemoval, isForgotten }, version) => {
        const known = model.get(id);
        if (known) remoteSide.remove(id, isForgotten ? undefined : termsOf(known.words));
        model.delete(id);
        if (isRemoval) return;
        remoteSide.put({ id, version, facts: { owner } }, termsOf(words));
        model.set(id, { version, owner, words });
      });
      expect(remoteSide.size).toBe(model.size);
      for (const id of ids) {
        const wanted = model.get(id);
        expect(remoteSide.get(id)).toEqual(wanted && { id, version: wanted.version, facts: { owner: wanted.owner } });
      }
      for (const word of wordsOf) {
        const { values, from, to } = remoteSide.invertedIndex.postings('common').get(termId(word));
        const slots = Array.from(values.subarray(from, to), slotOf);
        const found = slots.flatMap((slot) => remoteSide.entry(slot)?.id ?? []);
        expect(found.toSorted()).toEqual(ids.filter((id) => model.get(id)?.words.includes(word)));
      }
    }),
  );
});

test('equal facts are stored once, and missing facts stay missing', () => {
  const remoteSide = new RemoteSide<{ offers: string[]; until: string | undefined }>();
  const offers = () => ['assignment', 'service'];
  remoteSide.put({ id: 'a', version: 1, facts: { offers: offers(), until: '2027-01-01' } }, {});
  remoteSide.put({ id: 'b', version: 1, facts: { offers: offers(), until: undefined } }, {});
  expect(remoteSide.get('a')?.facts.offers).toBe(remoteSide.get('b')?.facts.offers);
  expect(remoteSide.get('a')?.facts).toEqual({ offers: offers(), until: '2027-01-01' });
  expect(remoteSide.get('b')?.facts).toEqual({ offers: offers(), until: undefined });
});

function termsOf(words: readonly string[]) {
  return { common: termVector(words.map((word) => [word, 1] as const)) };
}
