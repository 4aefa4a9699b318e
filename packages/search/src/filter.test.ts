import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { testSearch } from '../test/search.ts';
import { defineIndex } from './definition.ts';
import { filterIn, filterRange, filterValue, filterVisible } from './filter.ts';

type Thing = { id: string; tag: string; size: number };

const search = await testSearch();
const things = defineIndex<Thing>('filtered', { filterableAttributes: ['tag', 'size'] });

/** Values that end a quoted text, begin an operator or look like a number, and whatever else chance finds. */
const TAGS = fc.sample(
  fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.string({ unit: fc.constantFrom('"', "'", '\\', ' ', 'OR', ']', ',', '\n', 'a'), minLength: 1, maxLength: 12 }),
    fc.constantFrom('TO', 'NULL', 'IN [a]', '1e3', '-', 'tag = "a"', '"" OR size > 0', '膜', '_geoRadius(1,1,1)'),
  ),
  150,
);
/** Numbers of up to fifteen digits, which is as exactly as Meilisearch reads those of a document. */
const SIZES = fc.sample(
  fc.oneof(
    fc
      .tuple(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), fc.nat(22))
      .map(([digits, places]) => digits / 10 ** places),
    fc.integer(),
    fc.constantFrom(0, -0, 1e-7, -2.5e-9, 1e21, 0.25, -5),
  ),
  150,
);
const all = TAGS.map((tag, n): Thing => ({ id: `t${n}`, tag, size: SIZES[n] ?? 0 }));
const found = async (filters: string[][]) => {
  const answers = await search.queryAll(
    things,
    filters.map((filter) => ({ filter, limit: all.length })),
  );
  return answers.map(({ hits }) => hits.map(({ id }) => id).sort());
};

beforeAll(async () => {
  await search.apply(things);
  const writer = search.writer(things);
  await Promise.all(all.map((thing) => writer.put(thing)));
});

describe('a filter', () => {
  it('by a text finds the documents that have it, and none that has another, whatever characters it holds', async () => {
    const answers = await found(TAGS.map((tag) => filterIn('tag', [tag])));
    // Meilisearch compares texts regardless of case and of the form in which a character is written.
    const folded = (tag: string) => tag.normalize('NFKD').toLowerCase().trim();
    for (const [n, ids] of answers.entries()) {
      expect(ids, TAGS[n]).toContain(`t${n}`);
      const others = ids.filter((id) => folded(TAGS[Number(id.slice(1))] ?? '') !== folded(TAGS[n] ?? ''));
      expect(others, TAGS[n]).toEqual([]);
    }
  });

  it('by several texts finds what each of them finds', async () => {
    const groups = Array.from({ length: 30 }, (_, n) => TAGS.slice(n * 5, n * 5 + 5));
    const alone = await found(TAGS.map((tag) => filterIn('tag', [tag])));
    const together = await found(groups.map((tags) => filterIn('tag', tags)));
    expect(together).toEqual(groups.map((_, n) => [...new Set(alone.slice(n * 5, n * 5 + 5).flat())].sort()));
  });

  it('by a number finds exactly the documents that have it, however small or large', async () => {
    const answers = await found(SIZES.map((size) => [`size = ${filterValue(size)}`]));
    expect(answers).toEqual(
      SIZES.map((size) =>
        all
          .filter((thing) => thing.size === size)
          .map(({ id }) => id)
          .sort(),
      ),
    );
  });

  it('by two bounds finds exactly what lies between them, both included', async () => {
    const bounds = SIZES.map((size, n) => [size, SIZES[(n * 7 + 1) % SIZES.length] ?? 0].sort((a, b) => a - b));
    const answers = await found(bounds.map(([from, to]) => filterRange('size', from, to)));
    expect(answers).toEqual(
      bounds.map(([from = 0, to = 0]) =>
        all
          .filter(({ size }) => size >= from && size <= to)
          .map(({ id }) => id)
          .sort(),
      ),
    );
  });

  it('by an open bound leaves that side open', async () => {
    const half = SIZES[0] ?? 0;
    expect(await found([filterRange('size', half, undefined), filterRange('size', undefined, half)])).toEqual([
      all
        .filter(({ size }) => size >= half)
        .map(({ id }) => id)
        .sort(),
      all
        .filter(({ size }) => size <= half)
        .map(({ id }) => id)
        .sort(),
    ]);
  });

  it('by no value at all is no filter', () => {
    expect([filterIn('tag', []), filterIn('tag', undefined), filterRange('size', undefined, undefined)]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('writes every number there is in digits that read back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = filterValue(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('refuses a number that cannot be compared, instead of sending it', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(() => filterValue(value)).toThrow(RangeError);
  });
});

it('what somebody sees is asked of every attribute that says whose a document is; of who sees all nothing is asked', () => {
  const seen = { everything: false, organisations: ['a', 'b"'] };
  expect(filterVisible(seen, 'x', 'y')).toEqual([String.raw`x IN ["a", "b\""] OR y IN ["a", "b\""]`]);
  expect(filterVisible({ ...seen, everything: true }, 'x')).toEqual([]);
  expect(filterVisible({ everything: false, organisations: [] }, 'x')).toEqual(['x IN []']);
  expect(filterVisible({ everything: false, organisations: ['a'], subject: 'b' }, 'x')).toEqual(['x IN []']);
});
