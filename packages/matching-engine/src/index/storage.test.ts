import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DocumentFrequencies } from './document-frequencies.ts';
import { countOf, PostingLists, slotOf } from './posting-lists.ts';
import { RecordArena } from './record-arena.ts';

test('an arena returns what was written after moves, and views held before stay unchanged', () => {
  const sizes = fc.array(fc.record({ owner: fc.nat(12), size: fc.nat(900_000) }), { maxLength: 60 });
  fc.assert(
    fc.property(sizes, (steps) => {
      const places = new Map<number, number>();
      const model = new Map<number, { size: number; fill: number }>();
      const arena = new RecordArena((owner, place) => places.set(owner, place));
      const held: { bytes: Uint8Array; fill: number }[] = [];
      steps.forEach(({ owner, size }, step) => {
        const known = places.get(owner);
        if (known !== undefined) {
          held.push({ bytes: arena.read(known), fill: model.get(owner)?.fill ?? 0 });
          arena.free(known);
          places.delete(owner);
          model.delete(owner);
        }
        if (step % 4 === 3) return;
        const fill = 1 + (step % 250);
        places.set(owner, arena.write(owner, new Uint8Array(size).fill(fill)));
        model.set(owner, { size, fill });
      });
      expect(places.size).toBe(model.size);
      for (const [owner, { size, fill }] of model) {
        const bytes = arena.read(places.get(owner) ?? -1);
        expect(bytes).toHaveLength(size);
        expect(bytes.every((value) => value === fill)).toBe(true);
      }
      for (const { bytes, fill } of held) expect(bytes.every((value) => value === fill)).toBe(true);
      // Half of what it holds may be free, and the chunk it writes to.
      const living = [...model.values()].reduce((sum, { size }) => sum + size + 12, 0);
      expect(arena.bytes).toBeLessThanOrEqual(2 * living + 3 * 4 * 2 ** 20);
    }),
    { numRuns: 40 },
  );
});

test('posting lists equal a map of maps through growing, shrinking and reuse of blocks', () => {
  const step = fc.record({
    word: fc.nat(6).map((n) => n * 2),
    slot: fc.nat(40),
    count: fc.integer({ min: 1, max: 255 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const lists = new PostingLists();
      const model = new Map<number, Map<number, number>>();
      for (const { word, slot, count } of steps) {
        const own = model.get(word) ?? new Map<number, number>();
        const known = own.get(slot);
        if (known === undefined) {
          lists.add(word, slot, count);
          own.set(slot, count);
        } else {
          lists.remove(word, slot, known);
          own.delete(slot);
        }
        model.set(word, own);
      }
      for (const [word, own] of model) {
        const { values, from, to } = lists.get(word);
        const found = Array.from(values.subarray(from, to), (one) => [slotOf(one), countOf(one)] as const);
        expect(new Map(found)).toEqual(own);
        expect(found).toHaveLength(own.size);
      }
      expect(lists.get(99_998).to).toBe(0);
    }),
  );
});

test('a word in more than a million records loses its list, and others keep theirs', () => {
  const lists = new PostingLists();
  lists.add(4, 7, 1);
  for (let slot = 0; slot <= 2 ** 20; slot++) lists.add(2, slot, 1);
  expect(lists.get(2).to).toBe(0);
  lists.add(2, 0, 1);
  lists.remove(2, 0, 1);
  expect(lists.get(2).to).toBe(0);
  const { values, from, to } = lists.get(4);
  expect(Array.from(values.subarray(from, to), slotOf)).toEqual([7]);
});

test('document frequencies equal those of a map, also beyond sixteen bits; term 0 counts as term 2', () => {
  // Few shards and places, so that terms collide.
  const term = fc.oneof(fc.nat(40), fc.constantFrom(0xfffffffe, 0x4000000, 0x4000001), fc.nat(0xffffffff));
  fc.assert(
    fc.property(fc.array(fc.tuple(term, fc.boolean()), { maxLength: 300 }), (steps) => {
      const counts = new DocumentFrequencies();
      const model = new Map<number, number>();
      for (const [id, up] of steps) {
        const same = id === 0 ? 2 : id;
        const known = model.get(same) ?? 0;
        if (!up && known === 0) continue;
        counts.add(id, up ? 1 : -1);
        model.set(same, known + (up ? 1 : -1));
      }
      for (const [id, count] of model) expect([id, counts.get(id)]).toEqual([id, count]);
      expect(counts.get(0)).toBe(counts.get(2));
    }),
  );
  const counts = new DocumentFrequencies();
  for (let i = 0; i < 70_000; i++) counts.add(8, 1);
  expect(counts.get(8)).toBe(70_000);
  for (let i = 0; i < 69_990; i++) counts.add(8, -1);
  expect(counts.get(8)).toBe(10);
});
